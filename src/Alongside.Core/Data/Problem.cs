namespace Alongside.Data;

/// <summary>What went wrong, short enough to be kept beside what it went wrong with.</summary>
internal static class Problem
{
    private const int Most = 500;

    internal static string InShort(Exception problem)
    {
        var text = $"{problem.GetType().Name}: {problem.Message}".Replace('\0', ' ');
        return text.Length <= Most ? text : text[..Most];
    }
}
