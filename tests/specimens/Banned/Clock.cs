namespace Specimens.Banned;

public static class Clock
{
    public static DateTime Local => DateTime.Now; // refused: RS0030

    public static DateTime Universal => DateTime.UtcNow; // refused: RS0030

    public static DateTime Day => DateTime.Today; // refused: RS0030

    public static DateTimeOffset Offset => DateTimeOffset.Now; // refused: RS0030

    public static DateTimeOffset UniversalOffset => DateTimeOffset.UtcNow; // refused: RS0030

    public static DateTimeOffset Right(TimeProvider time) => time.GetUtcNow();
}
