using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>
/// Somebody joins with a code they were given. They get nothing by it but the person's attention: what is shared begins
/// when the person says that it is them. A code is used once; wrong, used, ended and taken back are one sentence.
/// </summary>
public sealed class JoinCircle(SystemDoor door, ReaderSlots slots, Clock clock)
{
    public const int MostName = 200;

    internal const string NotGood = "This code is not good, or not any more. Ask the one who gave it to you for a new one.";

    /// <summary>
    /// Who has joined. Somebody not signed in gets an account under the name they give. The same form sent again within a minute
    /// is answered as it was: an answer that was lost on the way locks nobody out.
    /// </summary>
    public async Task<Guid> RunAsync(Actor? actor, string? code, string? name, RequestKey? key = null, CancellationToken cancel = default)
    {
        // First what is wrong with the name, so that nothing about the code can be told by leaving it out.
        if (actor is null) PlainText.Required(name, MostName, "name", "Write your name.");
        var hash = JoinCode.Hash(code);
        if (hash is null || await FindAsync(hash, cancel) is not { } found) throw new Refused(NotGood, "code");
        // Their own code, tried out: it stays good for whom it was meant.
        if (actor is not null && actor.OwnRecord == found.PersonId && found.EndedAt is null) throw new Refused("This invitation is yours. Give the code to the one you mean it for.", "code");
        try
        {
            var joined = await door.RunAsync(null, found.PersonId, "Somebody joined with the code of an invitation", unit => JoinAsync(unit, hash, actor, name), key, cancel);
            return clock.Now() - joined.At < SignInCode.SameFormAgain ? joined.Account : throw new Refused(NotGood, "code");
        }
        catch (Stale)
        {
            // Two came with the same code at once, and this was the second.
            throw new Refused(NotGood, "code");
        }
    }

    private static async Task<JoinedNow> JoinAsync(Unit unit, byte[] hash, Actor? actor, string? name)
    {
        var code = await unit.House.InvitationCodes.AsTracking().SingleOrDefaultAsync(row => row.CodeHash == hash && row.EndsAt > unit.At);
        var invitation = code is null ? null : await unit.Record.Invitations.AsTracking().SingleOrDefaultAsync(row => row.InvitationId == code.InvitationId);
        // They have joined already: they came in, and sent the form once more.
        if (actor is not null && invitation is { OverAt: null } && invitation.JoinedBy == actor.AccountId) return new JoinedNow(actor.AccountId, unit.At);
        if (code is not { EndedAt: null } || invitation is null || !invitation.IsWaiting(unit.At)) throw new Refused(NotGood, "code");
        code.EndedAt = unit.At;
        // The role is what they are to this person, in the person's words: it stays in the record.
        var account = actor?.AccountId ?? OpenAccount.In(unit, name).AccountId;
        var joined = actor?.Name ?? name!;
        // Whatever else they are, they join as somebody of the circle.
        unit.IsDoneBy(new Actor(account, Capacity.Circle, Name: joined));
        invitation.Join(unit, account, joined);
        return new JoinedNow(account, unit.At);
    }

    private async Task<InvitationCode?> FindAsync(byte[] hash, CancellationToken cancel)
    {
        using var lease = await slots.LeaseAsync(cancel);
        var at = clock.Now();
        return await lease.House.InvitationCodes.FirstOrDefaultAsync(row => row.CodeHash == hash && row.EndsAt > at, cancel);
    }

    private sealed record JoinedNow(Guid Account, DateTime At);
}
