using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>The person goes on sharing, or shares the same again, until a day they choose.</summary>
[AboutAPerson(Parts.None, Reword = true, Shares = true)]
public sealed class RenewModel(RenewShare renew, LocalTime local, Clock clock) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "shareId")]
    public Guid ShareId { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    public SharedWith Shared { get; private set; } = null!;

    public DateOnly Today => local.DayOf(clock.Now());

    public override async Task LoadAsync()
    {
        Shared = await SharesReading.OneAsync(HttpContext.Opened(), ShareId, HttpContext.RequestAborted) ?? throw new NotHere();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var until = UntilChosen.Read(Until, Day, Today);
        var key = FormKey.Of(HttpContext, Key, Until, Day);
        await renew.RunAsync(HttpContext.Actor()!, PersonId, ShareId, until, key, HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/sharing?done=shared");
    }
}

/// <summary>"Until when?" as a form asks it: the usual three months, today only, or a day of one's own.</summary>
internal static class UntilChosen
{
    internal static DateOnly? Read(string? until, string? day, DateOnly today) => until switch
    {
        null or "" or "months" => null,
        "today" => today,
        "day" => DateOnly.TryParseExact(day, "yyyy-MM-dd", out var chosen) ? chosen : throw new Refused("Choose a day, like 2026-11-03.", "day"),
        _ => throw new Refused("Choose until when.", "until"),
    };
}
