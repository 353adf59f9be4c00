using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>By which exemption, why, and the last day on which the person does not see it.</summary>
public sealed record ExemptionGiven(string? Exemption, string? Because, DateOnly? Until, string? Language = null);

/// <summary>
/// What was kept from the person is kept from them for longer, by a decision of its own; or shown to them sooner. What they have
/// seen once is never hidden again. A second person, who leads, looks at each decision.
/// </summary>
public sealed class WithholdHappening(IWriter writer, LocalTime local)
{
    public const int MostMonths = 12;
    private const int MostBecause = 2_000;

    /// <summary>It goes on, from a new decision.</summary>
    public Task<Guid> RenewAsync(Actor actor, Guid person, Guid happening, ExemptionGiven given, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var all = await StillWithheldAsync(unit, happening);
            await EndAsync(unit, all[0].FirstId);
            var decided = Decide(unit, local, all[0], given);
            await PutAsync(unit, all, decided.UntilAt);
            unit.Happened(EventKinds.HappeningWithheld, Parts.Safeguarding, all[0].FirstId);
            return decided.WithholdingId;
        }, cancel);

    /// <summary>The person sees it from now on.</summary>
    public Task<Guid> ShowAsync(Actor actor, Guid person, Guid happening, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var all = await StillWithheldAsync(unit, happening);
            await EndAsync(unit, all[0].FirstId);
            await PutAsync(unit, all, unit.At);
            unit.Happened(EventKinds.HappeningShown, Parts.Happened, all[0].FirstId);
            return all[0].FirstId;
        }, cancel);

    /// <summary>Somebody who leads, and did not decide it, has looked at the decision.</summary>
    public Task<Guid> SeeAsync(Actor actor, Guid person, Guid withholding, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person), async unit =>
        {
            if (!actor.Leads) throw new NotHere();
            var decided = await unit.Record.Withholdings.AsTracking().SingleOrDefaultAsync(row => row.WithholdingId == withholding && row.EndedAt == null) ?? throw new NotHere();
            if (decided.DecidedBy == actor.AccountId) throw new Refused("You decided this. Somebody else looks at it.");
            if (decided.SeenAt is not null) return withholding;
            decided.See(actor, unit.At);
            unit.Happened(EventKinds.WithholdingSeen, Parts.Safeguarding, decided.HappeningId);
            return withholding;
        }, cancel);

    /// <summary>The decision beside what it is about; refused unless it names an exemption, says why, and ends within a year.</summary>
    internal static Withholding Decide(Unit unit, LocalTime local, Happening row, ExemptionGiven given)
    {
        if (Exemptions.All.All(one => one.Code != given.Exemption)) throw new Refused("Choose by what right. There is no other.", "exemption");
        var because = PlainText.Required(given.Because, MostBecause, "exemptBecause", "Write why, so that somebody else can follow it.");
        var today = local.DayOf(unit.At);
        if (given.Until is not { } until || until < today) throw new Refused("Say until which day: it always ends.", "exemptUntil");
        if (until > today.AddMonths(MostMonths)) throw new Refused("At most {most} months. Then somebody decides again.", [MostMonths], "exemptUntil");
        var decided = new Withholding
        {
            PersonId = row.PersonId, WithholdingId = Ids.Opaque(), PartBit = Parts.Happened, ViewerId = row.OrganisationId, HappeningId = row.FirstId,
            Exemption = given.Exemption!, Because = because, Language = CaptureRules.Language(given.Language),
            DecidedBy = unit.Actor.AccountId, DeciderName = unit.Actor.Name, DeciderRole = unit.Actor.Role, At = unit.At, UntilAt = local.EndOf(until),
        };
        unit.Record.Withholdings.Add(decided);
        row.Withhold(decided.UntilAt);
        return decided;
    }

    private static async Task<List<Happening>> StillWithheldAsync(Unit unit, Guid happening)
    {
        var all = await HappenedReading.ChainAsync(unit, happening);
        if (!all[0].IsWithheld(unit.At)) throw new Refused("They see this already. What was seen is not hidden again.");
        return all;
    }

    private static async Task EndAsync(Unit unit, Guid first)
    {
        foreach (var before in await unit.Record.Withholdings.AsTracking().Where(row => row.HappeningId == first && row.EndedAt == null).ToListAsync()) before.End(unit.At);
    }

    private static async Task PutAsync(Unit unit, List<Happening> all, DateTime until)
    {
        foreach (var one in all) one.Withhold(until);
        var first = all[0].FirstId;
        foreach (var check in await unit.Record.SafetyChecks.AsTracking().Where(row => row.HappeningId == first).ToListAsync()) check.Withhold(until);
    }
}
