namespace Alongside.Basics;

/// <summary>Orders text as both databases order it: by code point, which is by the bytes of UTF-8. (A string by itself is ordered by the halves that letters beyond the first 65,536 are written in.)</summary>
public static class CodePoints
{
    public static int Compare(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        if (same == one.Length || same == other.Length) return one.Length - other.Length;
        var (left, right) = (one[same], other[same]);
        // A half of a letter comes after everything that is written whole.
        return char.IsSurrogate(left) == char.IsSurrogate(right) ? left - right : char.IsSurrogate(left) ? 1 : -1;
    }
}
