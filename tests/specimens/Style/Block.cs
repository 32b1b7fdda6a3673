namespace Specimens.Style // refused: IDE0161
{
    public static class Block;
}
