using System.Globalization;
using System.Text.RegularExpressions;
using Alongside.Tests.House;

namespace Alongside.Tests.Design;

/// <summary>The stylesheets as a test reads them, that of every page and that of the circle: their text without comments, and the colours of each theme.</summary>
internal static partial class Css
{
    public static string Text { get; } = Comment().Replace(string.Concat(Sheets.Select(sheet => File.ReadAllText($"{Repository.Root}/src/Alongside.Web/wwwroot/{sheet}"))), "");

    private static string[] Sheets => ["alongside.css", "circle.css"];

    /// <summary>The tokens of the first block whose selector ends so.</summary>
    public static Dictionary<string, string> Tokens(string selector)
    {
        var start = Text.IndexOf(selector + " {", StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"No {selector} in the stylesheet");
        var open = Text.IndexOf('{', start);
        var block = Text[(open + 1)..Text.IndexOf('}', open)];
        return Token().Matches(block).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim());
    }

    /// <summary>All tokens as they hold in a theme; what a theme does not set it takes from the light one.</summary>
    public static Dictionary<string, string> Theme(string name)
    {
        var tokens = Tokens(LightSelector);
        if (name == "light") return tokens;
        foreach (var (token, value) in Tokens($"\n[data-theme=\"{name}\"]")) tokens[token] = value;
        return tokens;
    }

    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private const string LightSelector = """:root, [data-theme="light"], [data-theme="cream"], [data-theme="contrast"]""";

    private static double Luminance(string colour)
    {
        var hex = colour.TrimStart('#');
        if (hex.Length == 3) hex = string.Concat(hex.Select(c => new string(c, 2)));
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Part(0) + 0.7152 * Part(2) + 0.0722 * Part(4);
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(--[a-z0-9-]+):\s*([^;]+);")]
    private static partial Regex Token();
}
