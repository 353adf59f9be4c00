using Alongside.People;
using Alongside.Web.Design;

namespace Alongside.Web.Pages.People;

/// <summary>The rights by which an organisation begins a record or gives somebody, to choose one of, in words that the person reads too.</summary>
public static class BasisChoices
{
    public static IReadOnlyList<Choice> Of(Texts texts) => [.. Bases.All.Select(basis => new Choice(basis.Code, texts[basis.Says]))];
}
