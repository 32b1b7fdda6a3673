namespace Specimens.Style;

public static class Spaces
{
    public static int Sum(int left, int right) => left+right; // refused: IDE0055
}
