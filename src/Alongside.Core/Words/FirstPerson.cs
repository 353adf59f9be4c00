using System.Text;
using System.Text.RegularExpressions;

namespace Alongside.Words;

/// <summary>
/// Notices words in the first person, in English and in Urdu, outside quotation marks. It guards one mistake: a view or an
/// observation dressed up as the person speaking. In other languages the label alone does that work. It never touches
/// what a person says of themselves.
/// </summary>
public static partial class FirstPerson
{
    public static bool Speaks(string words) => Said().IsMatch(Quoted().Replace(Unseen().Replace(words.Normalize(NormalizationForm.FormKC), ""), " "));

    // A sign that nobody sees may stand in the middle of a word.
    [GeneratedRegex("[\u00AD\u200B\u2060\uFEFF]")]
    private static partial Regex Unseen();

    // What somebody said may stand in any pair of quotation marks. After a number it is an inch.
    [GeneratedRegex("“[^”]*”|«[^»]*»|(?<!\\d)\"[^\"]*\"|‘[^’]*’(?!\\p{L})")]
    private static partial Regex Quoted();

    // A small i is a word of its own in Welsh and Polish, and Im in German: only before what follows them in English.
    // Urdu: میں alone is also "in", so only the forms that cannot be anything else are taken.
    [GeneratedRegex(@"(?<!\p{L}-|[\p{L}\p{M}])(?:(?i:I['’](?:m|ve|d|ll)|my|mine|myself|me)|I(?!\.(?:\p{Lu}|e\b))"
        + @"|i(?=\s+(?:am|was|have|had|do|don['’]?t|can|can['’]?t|cannot|will|would|like|love|hate|want|need|feel|think|know|enjoy|prefer|live|go|went)\b)"
        + @"|Im(?=\s+(?:a|the|not|so|very|too|happy|sad|tired|fine|afraid|going|feeling)\b))(?![\p{L}\p{M}’'])"
        + @"|(?<![\p{L}\p{M}])(?:مجھے|مجھ|میرا|میری|میرے|میں\s+(?:چاہتا|چاہتی|ہوں))(?![\p{L}\p{M}])")]
    private static partial Regex Said();
}
