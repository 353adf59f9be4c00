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
public sealed class WriteDownModel(SayStatement say, Texts texts, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "heading")]
    public string? HeadingCode { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    [BindProperty(Name = "capture")]
    public TakenTyped Capture { get; set; } = new();

    public string KnownAs { get; private set; } = "";

    /// <summary>What was kept just now, for somebody who only tells: they see it this once, on the answer to their form.</summary>
    public string? Told { get; private set; }

    public string TypedLanguage => TypedWords.Language(Typed, view);

    public Heading Heading { get; private set; } = null!;

    /// <summary>The captures this viewer may use, in the words they are shown as.</summary>
    public IReadOnlyList<Choice> Ways =>
        [.. CaptureTable.Rows.Where(row => row.MayBeUsedBy(HttpContext.Actor()!.Capacity) && row.IsWrittenHere)
            .Select(row => new Choice(row.Code, texts[row.ShownAs, row.Names(KnownAs, HttpContext.Actor()!.Name)])
            { Hint = row.Code == CaptureTable.Understood ? texts["Signs you saw. A second person, who knows them in another way, has to have seen it too."] : null })];

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Heading = Headings.Find(HeadingCode) ?? throw new NotHere();
        if (!WordsPages.MayWriteFor(record, Heading.Part)) throw new NotHere();
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var words = TypedWords.Of(Typed);
        var key = FormKey.Of(HttpContext, Key, [words, .. Capture.All]);
        var kept = await say.RunAsync(HttpContext.Actor()!, new StatementToSay(PersonId, HeadingCode, words, TypedWords.Language(words, view),
            new CaptureGiven(Capture.How, Day.Read(Capture.On, "capture.on"), TypedWords.Names(Capture.Present))), key, HttpContext.RequestAborted);
        if (!WordsPages.MayRead(HttpContext.Opened(), HeadingCode))
        {
            Told = words;
            await LoadAsync();
            return Page();
        }
        return LocalRedirect($"/people/{PersonId}/statements/{kept.StatementId}?done=true");
    }
}
