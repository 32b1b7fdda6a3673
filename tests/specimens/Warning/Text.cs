namespace Specimens.Warning;

public static class Text
{
    public static int Length(string? text) => text.Length; // refused: CS8602
}
