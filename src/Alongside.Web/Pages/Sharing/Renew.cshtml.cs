using System.Globalization;
using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>
/// The person goes on sharing, or shares the same again, until a day they choose: they see what the other will see, and can
/// choose other parts before they keep it.
/// </summary>
[AboutAPerson(Parts.Headings | Parts.Communication | Parts.Reasons, Reword = true, Shares = true)]
public sealed class RenewModel(RenewShare renew, SpokenWords spoken, LocalTime local, Clock clock) : ChoosingPage(spoken, local, clock)
{
    [FromRoute(Name = "shareId")]
    public Guid ShareId { get; set; }

    /// <summary>They came to choose other parts.</summary>
    [BindProperty(SupportsGet = true, Name = "change")]
    public bool Change { get; set; }

    public SharedWith Shared { get; private set; } = null!;

    public WouldSee Would { get; private set; } = null!;

    public override string Name => Shared.Viewer.Name;

    public override Parts Sees => Would.Sees;

    public override IReadOnlyList<PartChoice> Choices => PartChoice.For(Shared.Share.Parts);

    public override Parts Chosen => Request.HasFormContentType ? base.Chosen : Shared.Share.Parts;

    /// <summary>Whoever only tells has nothing to see, and goes on telling under the same headings.</summary>
    public bool OnlyTells => Shared.Share.OnlyGives;

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        Shared = await SharesReading.OneAsync(record, ShareId, cancel) ?? throw new NotHere();
        Step ??= Change && !OnlyTells ? What : Look;
        Would = await SharesReading.WouldSeeAsync(record, Shared.Viewer, OnlyTells ? Parts.None : Chosen, Shared.Share, cancel);
        await base.LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var came = Step;
        if (came is not (What or Look)) throw new NotHere();
        Shared = await SharesReading.OneAsync(HttpContext.Opened(), ShareId, HttpContext.RequestAborted) ?? throw new NotHere();
        Step = OnlyTells ? Look : What;
        if (Go != "back")
        {
            if (!OnlyTells && Chosen == Parts.None) throw new Refused("Choose what they may see.", Choices[0].Code);
            Step = Look;
            if (came == Look) return await KeepAsync();
        }
        await LoadAsync();
        return Page();
    }

    private async Task<IActionResult> KeepAsync()
    {
        var until = UntilChosen.Read(Until, Day, Today);
        var parts = OnlyTells ? (Parts?)null : Chosen;
        var key = FormKey.Of(HttpContext, Key, Until, Day, ((long?)parts)?.ToString(CultureInfo.InvariantCulture));
        await renew.RunAsync(HttpContext.Actor()!, PersonId, ShareId, until, parts, key, HttpContext.RequestAborted);
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
