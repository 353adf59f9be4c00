using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>The person changes what they said. What stood there stays readable for them.</summary>
[AboutAPerson(WordsPages.Parts, Reword = true)]
public sealed class ChangeModel(RewordStatement reword, KeepDraft drafts, SpokenWords spoken, PageView view) : WordsForm(drafts, view)
{
    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    public override string TypedLanguage => Typed is null ? Statement.Now.Language : base.TypedLanguage;

    /// <summary>What the form says was before the person's eyes when they began. Our page always says it, so what cannot be read is stale.</summary>
    [BindProperty(Name = "basedOn")]
    public string? Seen { get; set; }

    private Guid BasedOn => Guid.TryParse(Seen, out var wording) ? wording : Guid.Empty;

    public OneStatement Statement { get; private set; } = null!;

    public SpokenWords Spoken => spoken;

    public string Title => WordsPages.Title(Statement.Now.PartBit);

    /// <summary>Somebody (perhaps the person, on another screen) changed the words since: both are shown.</summary>
    public bool MovedOn => (Begun is not null || HttpMethods.IsPost(Request.Method)) && BasedOn != Statement.Now.WordingId;

    public override string Form => $"statements/{StatementId}/change";

    protected override (string? Heading, Guid? Statement) About => (null, StatementId);

    protected override IReadOnlyList<string> Fields { get; } = ["words", "basedOn"];

    protected override async Task LoadFormAsync() => Statement = await WordsReading.OneAsync(HttpContext.Opened(), StatementId);

    protected override void GiveBack(IReadOnlyDictionary<string, string> fields)
    {
        base.GiveBack(fields);
        Seen = fields.GetValueOrDefault("basedOn");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await BesideAsync() is { } done) return done;
        var key = FormKey.Of(HttpContext, Key, Typed, BasedOn.ToString());
        var request = new StatementToReword(PersonId, StatementId, Typed, base.TypedLanguage, BasedOn) { Form = Form };
        await reword.RunAsync(HttpContext.Actor()!, request, key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/statements/{StatementId}?kept=true");
    }
}
