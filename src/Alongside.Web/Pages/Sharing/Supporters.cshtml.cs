using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>
/// Who of one's own organisation supports somebody, since when, on what basis and why; apart from what the person chose. For
/// those who support them there, and for those who lead.
/// </summary>
[AboutAPerson(Parts.Communication, Supporters = true)]
public sealed class SupportersModel(LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public string Name { get; private set; } = "";

    public SupportersHere Here { get; private set; } = null!;

    public Actor Me => HttpContext.Actor()!;

    public bool IsMine(SupporterHere row) => row.Support.ViewerKind == ViewerKind.Worker && row.Support.ViewerId == Me.AccountId;

    public bool IsToCome(Support support) => support.FromAt > HttpContext.Opened().At;

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public DateOnly LastDay(DateTime until) => local.LastDay(until);

    /// <summary>Nothing is here for whoever neither supports them where they work nor leads there.</summary>
    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        if (!record.Admission.Supporters && !(Me is { Capacity: Capacity.Worker, Leads: true })) throw new NotHere();
        Name = (await WordsReading.HeadAsync(record)).KnownAs;
        Here = await SupportersReading.OfAsync(record, HttpContext.RequestAborted);
    }
}
