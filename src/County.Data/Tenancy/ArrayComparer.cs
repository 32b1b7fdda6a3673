using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace County.Data;

/// <summary>
/// Compares arrays that are columns. The comparer that EF makes for them creates a delegate for their elements with
/// each comparison, under a lock, which takes longer than all that a save has to compare.
/// </summary>
internal sealed class ArrayComparer<T>() : ValueComparer<T[]>(
    (one, other) => Same(one, other), array => Hash(array), array => Copy(array))
{
    /// <summary>Gives it to every column that is such an array.</summary>
    public static void SetFor(IMutableModel model)
    {
        var comparer = new ArrayComparer<T>();
        foreach (var property in model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.ClrType == typeof(T[])) property.SetValueComparer(comparer);
        }
    }

    private static bool Same(T[]? one, T[]? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.AsSpan().SequenceEqual(other));

    private static int Hash(T[] array)
    {
        var hash = default(HashCode);
        foreach (var element in array) hash.Add(element);
        return hash.ToHashCode();
    }

    private static T[] Copy(T[] array) => [.. array];
}
