namespace Alongside.Web.Design;

/// <summary>A language the pages can be read in: its tag, its name as its own speakers write it, and which way it runs.</summary>
public sealed record Language(string Tag, string OwnName, string Direction)
{
    public static readonly Language English = new("en", "English", "ltr");
    public static readonly Language Urdu = new("ur", "اردو", "rtl");

    /// <summary>Not a language: every sentence longer and from right to left, so that a page that cannot bear it is found in a test.</summary>
    public static readonly Language Pseudo = new("qps-rtl", "Longer and right to left", "rtl");

    private static readonly HashSet<string> RightToLeft =
        new(["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"], StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<Language> Known { get; } = [English, Urdu, Pseudo];

    /// <summary>What a page or a piece of it is marked with. The made-up language is English letters, so it says it is English.</summary>
    public string Mark => this == Pseudo ? English.Tag : Tag;

    /// <summary>Which way words in this language run; <c>auto</c> when nobody said what language they are in.</summary>
    public static string DirectionOf(string? tag)
    {
        if (string.IsNullOrEmpty(tag)) return "auto";
        var pieces = tag.Split('-');
        if (pieces.Any(p => p.Length == 4 && p.Equals("Latn", StringComparison.OrdinalIgnoreCase))) return "ltr";
        var arabicOrHebrew = pieces.Any(p => p.Equals("Arab", StringComparison.OrdinalIgnoreCase) || p.Equals("Hebr", StringComparison.OrdinalIgnoreCase));
        return arabicOrHebrew || RightToLeft.Contains(pieces[0]) ? "rtl" : "ltr";
    }
}
