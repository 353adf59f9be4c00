using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>Whom a lead gives to which worker or team, by what right of the organisation's and why; from which day (null: now) until which, if that is known.</summary>
public sealed record PersonToGive(Guid Person, ViewerKind To, Guid Viewer, string? Basis, string? Because)
{
    /// <summary>Whether the person agreed that whoever gives care sees how to keep them safe; null: nobody said, and it is asked.</summary>
    public bool? KeepMeSafe { get; init; }

    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
}

/// <summary>
/// A lead gives somebody their organisation may know of to a worker or a team there. It is the organisation's lawful basis and
/// never called a choice of the person's; they are told that there is a message, and read by whom, on what basis and why. Those
/// who lead answer for it from then on.
/// </summary>
public sealed class GivePerson(SystemDoor door, Gate gate, TellPerson tell, LocalTime local)
{
    public const int MostBecause = 1_000;

    public async Task<Guid> RunAsync(Actor actor, PersonToGive request, RequestKey? key = null, CancellationToken cancel = default)
    {
        await MayKnowAsync(gate, actor, request.Person, cancel);
        var because = Check(request.Basis, request.Because, "Write why. They will read it.");
        if (request.KeepMeSafe is not { } safe) throw new Refused("Say whether they agreed that it is seen how to keep them safe.", "safe");
        return await door.RunAsync(actor, request.Person, "a lead gave you to somebody of their organisation to support", async unit =>
        {
            await Leading.MayAsync(unit, actor);
            await GoesOnAsync(unit);
            var today = local.DayOf(unit.At);
            if (request.From < today) throw new Refused("Choose today or a day that is still to come.", "from");
            var from = request.From is { } first && first > today ? local.Hour(first, 0) : unit.At;
            var until = request.Until is { } last ? local.EndOf(last) : (DateTime?)null;
            if (until <= from) throw new Refused("The last day cannot be before the first.", "until");
            until = Earlier(until, await WorksUntilAsync(unit, request.To, request.Viewer, actor.OrganisationId!.Value, from));
            if (await HasAsync(unit, request.To, request.Viewer, actor.OrganisationId.Value, from, until)) throw new Refused("They have this person already.", "to");
            var support = New(unit, actor, request.To, request.Viewer, request.Basis!, because, safe, from, until);
            support.GiveIn(unit);
            await AnswerForAsync(unit, actor, request.Basis!, because);
            await tell.ThatThereIsAMessageAsync(unit);
            return support.SupportId;
        }, key, cancel);
    }

    /// <summary>Whoever asks leads, and may know of this record: for everybody else there is nothing here. Opened for nothing to read.</summary>
    internal static async Task MayKnowAsync(Gate gate, Actor actor, Guid person, CancellationToken cancel)
    {
        if (actor is not { Capacity: Capacity.Worker, OrganisationId: not null }) throw new NotHere();
        using var record = await gate.OpenAsync(actor, person, new Opening(Parts.None), cancel);
    }

    internal static string Check(string? basis, string? because, string whenEmpty)
    {
        if (Bases.All.All(row => row.Code != basis)) throw new Refused("Choose on what basis you give them.", "basis");
        return PlainText.Required(because, MostBecause, "because", whenEmpty);
    }

    internal static async Task GoesOnAsync(Unit unit)
    {
        if (await EndRecord.StandingAsync(unit) is { IsReadOnly: true }) throw new Refused("This page has come to its end. Nothing more is written in it.");
    }

    /// <summary>Those who lead there answer for the person, if they do not already.</summary>
    internal static Task AnswerForAsync(Unit unit, Actor by, string? basis, string? because) => AnswerForAsync(unit, by, by.OrganisationId!.Value, basis, because);

    internal static async Task AnswerForAsync(Unit unit, Actor by, Guid organisation, string? basis, string? because)
    {
        if (!await HasAsync(unit, ViewerKind.Lead, organisation, organisation, unit.At, null))
            New(unit, by with { OrganisationId = organisation }, ViewerKind.Lead, organisation, basis, because, keepMeSafe: false, unit.At, null).GiveIn(unit);
    }

    /// <summary>They have the person for all of this time (null: for good). One that begins later or ends sooner leaves days on which nobody would.</summary>
    internal static Task<bool> HasAsync(Unit unit, ViewerKind kind, Guid viewer, Guid organisation, DateTime from, DateTime? until) =>
        unit.Record.Supports.AnyAsync(row => row.ViewerKind == kind && row.ViewerId == viewer && row.OrganisationId == organisation
            && row.FromAt <= from && (row.UntilAt == null || (until != null && row.UntilAt >= until)));

    internal static Support New(Unit unit, Actor by, ViewerKind kind, Guid viewer, string? basis, string? because, bool keepMeSafe, DateTime from, DateTime? until)
    {
        var support = new Support
        {
            PersonId = unit.Admission.Person, SupportId = Ids.New(unit.At), ViewerKind = kind, ViewerId = viewer, OrganisationId = by.OrganisationId!.Value, KeepMeSafe = keepMeSafe,
            Basis = basis, Because = because, GivenBy = by.AccountId, GiverName = by.Name, FromAt = from,
        };
        if (until is { } last) support.End(last);
        return support;
    }

    /// <summary>The last day of a worker's work there, if it is known; somebody who does not work there, or a team that is none, has nobody.</summary>
    internal static async Task<DateTime?> WorksUntilAsync(Unit unit, ViewerKind kind, Guid viewer, Guid organisation, DateTime at)
    {
        if (kind == ViewerKind.Team)
        {
            if (!await unit.House.Teams.AnyAsync(row => row.TeamId == viewer && row.OrganisationId == organisation && row.ClosedAt == null)) throw new Refused("Choose a worker or a team.", "to");
            return null;
        }
        var works = kind != ViewerKind.Worker ? [] : await unit.House.Works.Where(row => row.AccountId == viewer && row.OrganisationId == organisation && (row.UntilAt == null || (row.UntilAt > at && row.FromAt < row.UntilAt)))
            .Select(row => row.UntilAt).ToListAsync();
        if (works.Count == 0) throw new Refused("Choose a worker or a team.", "to");
        return works.Contains(null) ? null : works.Max();
    }

    internal static DateTime? Earlier(DateTime? one, DateTime? other) => one is null ? other : other is null || one < other ? one : other;
}
