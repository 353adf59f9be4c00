using System.Globalization;
using Alongside.People;
using Alongside.Web.Design;

namespace Alongside.Web.Pages.People;

/// <summary>What each fact about somebody is called when a person reads or says it.</summary>
public static class DetailWords
{
    private static readonly (DetailKind Kind, string Title)[] Titles =
    [
        (DetailKind.Pronoun, "My pronoun"),
        (DetailKind.Born, "My day of birth"),
        (DetailKind.Address, "Where I live"),
        (DetailKind.NhsNumber, "NHS number (England)"),
        (DetailKind.ChiNumber, "CHI number (Scotland)"),
        (DetailKind.FormerName, "A name I had before"),
    ];

    public static string Title(DetailKind kind) => Titles.First(row => row.Kind == kind).Title;

    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. Titles.Select(row => new Choice(((int)row.Kind).ToString(CultureInfo.InvariantCulture), texts[row.Title])
    {
        Hint = row.Kind == DetailKind.FormerName ? texts["Always for you alone."] : null,
    })];

    public static IReadOnlyList<Choice> Seen(Texts texts) =>
        [new("me", texts["Only I"]), new("shared", texts["Whoever I share “Who I am” with"])];

    /// <summary>A number as a voice reads it: one digit after the other.</summary>
    public static string DigitByDigit(string digits) => string.Join(' ', digits.AsEnumerable());
}
