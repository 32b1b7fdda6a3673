using System.Text; // refused: IDE0005

namespace Specimens.Style;

public static class Unused;
