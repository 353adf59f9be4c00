using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>One contact by itself. The person says here that they do not agree, or asks why; a worker says what they found, corrects it, or shows it sooner.</summary>
[AboutAPerson(HappenedWords.Parts)]
public sealed class HappenedOneModel(DisagreeWithHappening disagree, TickSafety tick, WithholdHappening withhold, PersonFirst personFirst, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "happeningId")]
    public Guid HappeningId { get; set; }

    /// <summary>What was pressed.</summary>
    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    [BindProperty(Name = "found")]
    public string? Found { get; set; }

    [BindProperty]
    public HappenedTyped Typed { get; set; } = new();

    /// <summary>What was done here just now.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public HappenedShown Shown { get; private set; } = null!;

    public HappenedLine Line => Shown.Line;

    /// <summary>They lead here, and somebody else decided to keep it from the person.</summary>
    public bool MaySee => Shown.MayWrite && Line.Withholding is { SeenAt: null } decided && HttpContext.Actor() is { Leads: true } me && decided.DecidedBy != me.AccountId;

    public bool MayMove => Shown.MayWrite && (Line.Now.WrittenBy == HttpContext.Actor()!.AccountId || HttpContext.Actor()!.Leads || Line.Earlier.Any(row => row.WrittenBy == HttpContext.Actor()!.AccountId));

    /// <summary>Advice to whoever has just written it. The words stand as they were written.</summary>
    public IReadOnlyList<PersonFirstWord> Advice => Done == "kept" && Shown.MayWrite && Line.Now is { Whose: WhoseAccount.Writer, Words: { } words }
        ? personFirst.Noticed(CaptureTable.Find(CaptureTable.Observed)!, words) : [];

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        var line = await HappenedReading.OneAsync(record, HappeningId, HttpContext.RequestAborted) ?? throw new NotHere();
        var knownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        Shown = new HappenedShown(line, knownAs, record.Admission.Reword != Parts.None, HappenedReading.MayWrite(record) && line.Now.OrganisationId == record.Actor.OrganisationId, record.At) { ByItself = true };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        var (because, found) = (TypedWords.Of(Because), TypedWords.Of(Found));
        var key = FormKey.Of(HttpContext, Key, [Do, because, found, .. Typed.All]);
        await LoadAsync();
        var stands = Line.Now.HappeningId;
        if (Do == "disagree") await disagree.RunAsync(actor, PersonId, stands, because, TypedWords.Language(because, view), key, cancel);
        else if (Do == "agree") await disagree.TakeBackAsync(actor, PersonId, stands, key, cancel);
        else if (Do == "tick") await tick.RunAsync(actor, PersonId, Line.Check?.CheckId ?? throw new NotHere(), found, TypedWords.Language(found, view), key, cancel);
        else if (Do == "show") await withhold.ShowAsync(actor, PersonId, stands, key, cancel);
        else if (Do == "renew") await withhold.RenewAsync(actor, PersonId, stands, Typed.Given(TypedWords.Language(Typed.ExemptBecause, view)), key, cancel);
        else if (Do == "seen") await withhold.SeeAsync(actor, PersonId, Line.Withholding?.WithholdingId ?? throw new NotHere(), cancel);
        else throw new Refused("Choose what to do.");
        return LocalRedirect($"/people/{PersonId}/happened/{stands}?done={Do}");
    }
}
