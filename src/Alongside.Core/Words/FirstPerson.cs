using System.Text.RegularExpressions;

namespace Alongside.Words;

/// <summary>
/// Notices words in the first person, in English and in Urdu, outside quotation marks. It guards one mistake: a view or an
/// observation dressed up as the person speaking. In other languages the label alone does that work. It never touches
/// what a person says of themselves.
/// </summary>
public static partial class FirstPerson
{
    public static bool Speaks(string words) => Said().IsMatch(Quoted().Replace(words, " "));

    // What somebody said may stand in any pair of quotation marks.
    [GeneratedRegex("“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’(?!\\p{L})")]
    private static partial Regex Quoted();

    // Urdu: میں alone is also "in", so only the forms that cannot be anything else are taken.
    [GeneratedRegex(@"(?<![\p{L}\p{M}-])(?:(?i:I['’](?:m|ve|d|ll)|my|mine|myself|me)|I(?!\.\p{L}))(?![\p{L}\p{M}’'])|(?<![\p{L}\p{M}])(?:مجھے|مجھ|میرا|میری|میرے|میں\s+(?:چاہتا|چاہتی|ہوں))(?![\p{L}\p{M}])")]
    private static partial Regex Said();
}
