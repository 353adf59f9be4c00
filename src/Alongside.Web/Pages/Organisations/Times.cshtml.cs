using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Those who lead say when they are open on each weekday, and on which days they are not.</summary>
[SignedIn]
public sealed class TimesModel(OurOrganisationReading reading, SayTimes times) : AlongsidePage
{
    private const string Here = "/organisation/times";
    private IReadOnlyList<OpenHours> hours = [];

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "covered")]
    public string? Covered { get; set; }

    [BindProperty(Name = "closed")]
    public Guid ClosedId { get; set; }

    public IReadOnlyList<ClosedDays> Closed { get; private set; } = [];

    /// <summary>As it was typed just now, or as it stands.</summary>
    public (string? From, string? Until) On(int weekday)
    {
        if (Act == "hours") return (Typed($"from-{weekday}"), Typed($"until-{weekday}"));
        return hours.FirstOrDefault(row => row.Weekday == weekday) is { } row ? (OurModel.Time(row.FromMinute), OurModel.Time(row.UntilMinute)) : (null, null);
    }


    public override async Task LoadAsync()
    {
        var actor = HttpContext.Actor()!;
        if (!actor.Leads) throw new NotHere();
        var ours = await reading.OfAsync(actor, HttpContext.RequestAborted);
        (hours, Closed) = (ours.Hours, ours.Closed);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Act == "hours") await times.HoursAsync(actor, [.. Enumerable.Range(1, 7).Select(day => new HoursTyped(day, Typed($"from-{day}"), Typed($"until-{day}")))], cancel);
        else if (Act == "closed") await times.ClosedAsync(actor, Day.Read(From, "from"), Day.Read(Until, "until"), Covered, FormKey.Of(HttpContext, Key, Act, From, Until, Covered), cancel);
        else if (Act == "open") await times.OpenAfterAllAsync(actor, ClosedId, cancel);
        else throw new NotHere();
        return LocalRedirect($"{Here}?done=kept");
    }

    private string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;
}
