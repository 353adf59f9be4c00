using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>
/// A worker writes down what happened, on a phone and within the minute: what it was, whether they met, and what happened. Or
/// corrects what stands, which is the same form with why.
/// </summary>
[AboutAPerson(HappenedWords.Parts), TakesFiles]
public sealed class HappenedWriteModel(WriteHappening write, KeepDraft drafts, Texts texts, PageView view, LocalTime local, Clock clock, Settings settings) : WordsForm(drafts, view)
{
    public const string NewForm = "happened/write";
    private static readonly TimeOnly Evening = new(17, 0), Morning = new(10, 0);

    [FromRoute(Name = "corrects")]
    public Guid? Corrects { get; set; }

    [BindProperty]
    public HappenedTyped Happened { get; set; } = new();

    /// <summary>"This was hard": it is kept nowhere. The next page says whom one can talk to.</summary>
    [BindProperty(Name = "hard")]
    public bool Hard { get; set; }

    public HappenedDocuments Documents { get; } = new();

    public int MostMegabytes => settings.FileMegabytes;

    /// <summary>Something is to be said about this place, or stands in it, or in one after it.</summary>
    public bool HasDocumentFrom(int place) => Documents.HasFrom(place) || HappenedDocuments.Places.Any(one => one >= place
        && (ModelState[DocumentsBeside.Field(one)]?.Errors.Count > 0 || ModelState[DocumentsBeside.NameField(one)]?.Errors.Count > 0));

    public string DocumentLanguage(int place) => LanguageOfWords.Guess(Documents.NameIn(place), PageLanguage);

    public string KnownAs { get; private set; } = "";

    /// <summary>What stands now, when it is to be corrected.</summary>
    public HappenedLine? Before { get; private set; }

    public IReadOnlyList<Choice> Checkers { get; private set; } = [];

    public string Me => HttpContext.Actor()!.AccountId.ToString();

    /// <summary>This evening, or tomorrow morning when it is too late for that.</summary>
    public (DateOnly Day, TimeOnly Time) CheckBy => local.At(clock.Now()) is var now && TimeOnly.FromDateTime(now) < Evening.AddHours(-1)
        ? (DateOnly.FromDateTime(now), Evening) : (DateOnly.FromDateTime(now).AddDays(1), Morning);

    public IReadOnlyList<Choice> Met(string name) => [new("yes", texts["Yes, {name} and I", name]), new("no", texts["No, we did not meet"])];

    public override string Form => Corrects is { } id ? $"{NewForm}/{id}" : NewForm;

    protected override string AfterLater => $"/people/{PersonId}/happened";

    protected override (string? Heading, Guid? Statement) About => (PartTable.Code(Parts.Happened), null);

    protected override IReadOnlyList<string> Fields { get; } =
        ["words", "kind", "met", "on", "clock", "place", "present", "whose", "saidBy", "exemption", "exemptBecause", "exemptUntil", "because", .. HappenedDocuments.NameFields];

    protected override void GiveBack(IReadOnlyDictionary<string, string> fields)
    {
        base.GiveBack(fields);
        Documents.GiveBack(fields);
        string? Of(string name) => fields.GetValueOrDefault(name);
        Happened = new HappenedTyped
        {
            Kind = Of("kind"), Met = Of("met"), On = Of("on"), Clock = Of("clock"), Place = Of("place"), Present = Of("present"), Whose = Of("whose"), SaidBy = Of("saidBy"),
            Exemption = Of("exemption"), ExemptBecause = Of("exemptBecause"), ExemptUntil = Of("exemptUntil"), Because = Of("because"),
        };
    }

    protected override async Task LoadFormAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        if (!HappenedReading.MayWrite(record)) throw new NotHere();
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        if (Corrects is { } id)
        {
            Before = await HappenedReading.OneAsync(record, id, cancel) ?? throw new NotHere();
            if (Before.Now.OrganisationId != record.Actor.OrganisationId) throw new NotHere();
            if (HttpMethods.IsGet(Request.Method)) Repeat(Before.Now);
        }
        else Checkers = [.. (await CheckersReading.OfAsync(record, cancel)).Select(one => new Choice(one.Account.ToString(), one.Account == record.Actor.AccountId ? texts["I do"] : texts.Said(one.Name)))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Documents.ReadAsync(Request, PageLanguage, HttpContext.RequestAborted);
        if (await BesideAsync() is { } done) return done;
        var happening = Happened.ToWrite(PersonId, Typed, TypedLanguage, local, clock.Now()) with { Corrects = Corrects, Form = Form, Documents = Documents.Given };
        var kept = await write.RunAsync(HttpContext.Actor()!, happening, FormKey.Of(HttpContext, Key, [Typed, .. Happened.All, .. Documents.All]), HttpContext.RequestAborted);
        return LocalRedirect(Hard ? "/afterwards" : $"/people/{PersonId}/happened/{kept}?done=kept");
    }

    /// <summary>Nothing is asked twice: what is not wrong stands there already.</summary>
    private void Repeat(Happening now)
    {
        var at = local.At(now.HappenedAt);
        Typed = now.Words;
        Happened = new HappenedTyped
        {
            Kind = now.Kind, Met = now.Met ? "yes" : "no", On = at.ToString("yyyy-MM-dd", null), Clock = at.ToString("HH:mm", null),
            Place = now.Place, Present = now.Present, Whose = now.Whose, SaidBy = now.SaidBy,
        };
    }
}
