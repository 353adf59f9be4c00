using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Who joined, and as what they can act from now on; <paramref name="ComesIn"/>: they are let in by it. Null to act as: their work begins on a later day.</summary>
public sealed record JoinedWork(Guid Account, ActAs? ActAs, bool ComesIn, DateTime At);

/// <summary>
/// Somebody joins an organisation with the code they were given: as who they are here already, or under a new account. A code
/// is used once; wrong, used, over and taken back are one sentence. An account that has the address of the letter works
/// there too, but is let in by nothing but its own ways.
/// </summary>
public sealed class JoinWork(IWriter writer, Clock clock)
{
    internal const string NotGood = "This code is not good, or not any more. Ask the one who gave it to you for a new one.";

    /// <summary>The same form sent again within a minute is answered as it was: an answer that was lost on the way locks nobody out.</summary>
    public async Task<JoinedWork> RunAsync(Actor? actor, string? code, string? name, RequestKey? key = null, CancellationToken cancel = default)
    {
        // A quiet place has nothing to do with anybody's work.
        if (actor is { Quiet: true }) throw new NotHere();
        if (actor is null) PlainText.Required(name, OpenAccount.MostName, "name", "Write your name.");
        var hash = JoinCode.Hash(code) ?? throw new Refused(NotGood, "code");
        try
        {
            var joined = await writer.RunAsync(UnitRequest.ByTheHouseFor(actor?.AccountId ?? Guid.Empty, key), unit => JoinAsync(unit, hash, actor, name), cancel);
            return clock.Now() - joined.At < SignInCode.SameFormAgain ? joined : throw new Refused(NotGood, "code");
        }
        catch (Stale)
        {
            // Two came with the same code at once, or it was taken back in this moment.
            throw new Refused(NotGood, "code");
        }
    }

    private static async Task<JoinedWork> JoinAsync(Unit unit, byte[] hash, Actor? actor, string? name)
    {
        var asked = await unit.House.WorkInvitations.AsTracking().SingleOrDefaultAsync(row => row.CodeHash == hash && row.EndsAt > unit.At);
        if (asked is not { OverAt: null } || await Leading.StillOpenAsync(unit, asked.OrganisationId) is null) throw new Refused(NotGood, "code");
        // Nobody is let in on the word of somebody who has nothing to say there any more.
        if (!await Leading.At(unit, asked.OrganisationId, unit.At).AnyAsync(row => row.Leads && row.AccountId == asked.MadeBy)) throw new Refused(NotGood, "code");
        var address = asked.Email is null ? null : EmailAddress.Read(asked.Email, "email");
        var before = actor is null && address is not null ? await unit.House.Accounts.SingleOrDefaultAsync(row => row.EmailFold == address.Fold) : null;
        if (before is { ClosedAt: not null }) throw new Refused(NotGood, "code");
        // Whoever came by letter reads what is sent there: it is their address from now on.
        var account = actor?.AccountId ?? before?.AccountId ?? OpenAccount.In(unit, name, asked.Role, address).AccountId;
        (asked.UsedBy, asked.OverAt) = (account, unit.At);
        var from = asked.FromAt > unit.At ? asked.FromAt : unit.At;
        await StartWork.InAsync(unit, new WorkToStart(account, asked.OrganisationId, asked.TeamId, from) { Leads = asked.Leads });
        return new JoinedWork(account, from > unit.At ? null : new ActAs(Capacity.Worker, asked.OrganisationId, asked.TeamId), before is null, unit.At);
    }
}
