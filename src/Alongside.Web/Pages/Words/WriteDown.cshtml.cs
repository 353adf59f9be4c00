using Alongside.Basics;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// Somebody the heading is shared with writes down what the person says, or their own view, with how the words came to be.
/// Three answers: the words, how they came, and that they are to be kept.
/// </summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class WriteDownModel(SayStatement say, KeepDraft drafts, Texts texts, PageView view) : WordsForm(drafts, view)
{
    [FromRoute(Name = "heading")]
    public string? HeadingCode { get; set; }

    [BindProperty(Name = "capture")]
    public TakenTyped Capture { get; set; } = new();

    public string KnownAs { get; private set; } = "";

    /// <summary>What was kept just now, for somebody who only tells: they see it this once, on the answer to their form.</summary>
    public ToldJustNow? Told { get; private set; }

    public Heading Heading { get; private set; } = null!;

    /// <summary>The captures this viewer may use, in the words they are shown as.</summary>
    public IReadOnlyList<Choice> Ways =>
        [.. CaptureTable.Rows.Where(row => row.MayBeUsedBy(HttpContext.Actor()!.Capacity) && row.IsWrittenHere)
            .Select(row => new Choice(row.Code, texts[row.ShownAs, row.Names(KnownAs, HttpContext.Actor()!.Name)])
            { Hint = row.Code == CaptureTable.Understood ? texts["Signs you saw. A second person, who knows them in another way, has to have seen it too."] : null })];

    public override string Form => $"write-down/{HeadingCode}";

    protected override (string? Heading, Guid? Statement) About => (HeadingCode, null);

    protected override IReadOnlyList<string> Fields { get; } = ["words", "capture.how", "capture.on", "capture.present"];

    protected override void GiveBack(IReadOnlyDictionary<string, string> fields)
    {
        base.GiveBack(fields);
        Capture = new TakenTyped { How = fields.GetValueOrDefault("capture.how"), On = fields.GetValueOrDefault("capture.on"), Present = fields.GetValueOrDefault("capture.present") };
    }

    protected override async Task LoadFormAsync()
    {
        var record = HttpContext.Opened();
        Heading = Headings.Find(HeadingCode) ?? throw new NotHere();
        if (!WordsPages.MayWriteFor(record, Heading.Part)) throw new NotHere();
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await BesideAsync() is { } done) return done;
        var key = FormKey.Of(HttpContext, Key, [Typed, .. Capture.All]);
        var kept = await say.RunAsync(HttpContext.Actor()!, new StatementToSay(PersonId, HeadingCode, Typed, TypedLanguage,
            new CaptureGiven(Capture.How, Day.Read(Capture.On, "capture.on"), TypedWords.Names(Capture.Present))) { Form = Form }, key, HttpContext.RequestAborted);
        if (!WordsPages.MayRead(HttpContext.Opened(), HeadingCode))
        {
            await LoadAsync();
            Told = new ToldJustNow(PersonId, KnownAs, Typed!, TypedLanguage);
            return Page();
        }
        return LocalRedirect($"/people/{PersonId}/statements/{kept.StatementId}?done=true");
    }
}

/// <summary>What somebody who only tells wrote, shown to them once.</summary>
public sealed record ToldJustNow(Guid Person, string KnownAs, string Words, string Language);
