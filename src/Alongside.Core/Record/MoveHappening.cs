using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>What was written about somebody else by mistake, and in whose record it belongs (null: in none that the worker may write in).</summary>
public sealed record HappeningToMove(Guid Person, Guid Happening, Guid? To);

/// <summary>
/// Something was written in the wrong person's record. From now on nobody reads it there: the person and the organisation see
/// that something was taken away, and nothing of it, since it is about somebody else. In the right record it stands as it was
/// written and signed. Neither record says who the other is.
/// </summary>
public sealed class MoveHappening(IWriter writer)
{
    public async Task<Guid> RunAsync(Actor actor, HappeningToMove request, CancellationToken cancel = default)
    {
        if (request.To == request.Person) throw new Refused("That is the same person. Choose whom it is about.", "to");
        var what = await writer.RunAsync(new UnitRequest(actor, request.Person), unit => ReadAsync(unit, request.Happening), cancel);
        // First into the right record: if the program stops in between, it is in both until it is sent again, and never in none.
        if (request.To is { } to) await writer.RunAsync(new UnitRequest(actor, to), unit => PutAsync(unit, what), cancel);
        return await writer.RunAsync(new UnitRequest(actor, request.Person), unit => TakeAwayAsync(unit, request.Happening), cancel);
    }

    private sealed record What(List<Happening> All, List<SafetyCheck> Checks, List<Withholding> Withholdings);

    private static async Task<What> ReadAsync(Unit unit, Guid happening)
    {
        var all = await HappenedReading.ChainAsync(unit, happening);
        if (!unit.Actor.Leads && all.TrueForAll(row => row.WrittenBy != unit.Actor.AccountId)) throw new Refused("Whoever wrote it says so, or somebody who leads here.");
        var first = all[0].FirstId;
        return new What(all, await unit.Record.SafetyChecks.Where(row => row.HappeningId == first).ToListAsync(), await unit.Record.Withholdings.Where(row => row.HappeningId == first).ToListAsync());
    }

    private static async Task<bool> PutAsync(Unit unit, What what)
    {
        if ((unit.Admission.OwnWork & Parts.Happened) == Parts.None) throw new Refused("You cannot write there. Choose somebody you support, or only take it away here.", "to");
        var (to, first) = (unit.Admission.Person, Moved(what.All[0].FirstId, unit.Admission.Person));
        // It is here already: the form was sent twice.
        if (await unit.Record.Happenings.AnyAsync(row => row.HappeningId == first)) return false;
        foreach (var row in what.All)
        {
            var here = new Happening
            {
                PersonId = to, HappeningId = Moved(row.HappeningId, to), PartBit = row.PartBit, OrganisationId = row.OrganisationId, TeamId = row.TeamId, WorksAt = row.WorksAt, Kind = row.Kind,
                HappenedAt = row.HappenedAt, Met = row.Met, Place = row.Place, Present = row.Present, Whose = row.Whose, SaidBy = row.SaidBy, Words = row.Words, Language = row.Language,
                Salt = Commitment.NewSalt(), WrittenBy = row.WrittenBy, WriterName = row.WriterName, WriterRole = row.WriterRole, At = row.At, FirstId = first,
                Corrects = row.Corrects is { } before ? Moved(before, to) : null, Because = row.Because, MovedAt = unit.At, MoverName = unit.Actor.Name,
            };
            here.Withhold(row.WithheldUntil);
            unit.Record.Happenings.Add(here);
            unit.Happened(EventKinds.HappeningMoved, Happening.EventPart(row.WithheldUntil, unit.At), here.HappeningId, commitment: here.Words is null ? null : Commitment.To(here.Words, here.Salt));
        }
        Beside(unit, what, first);
        return true;
    }

    /// <summary>What is to be checked, and what was decided, goes with it.</summary>
    private static void Beside(Unit unit, What what, Guid first)
    {
        var to = unit.Admission.Person;
        foreach (var row in what.Withholdings.Where(row => row.EndedAt is null))
            unit.Record.Withholdings.Add(new Withholding
            {
                PersonId = to, WithholdingId = Ids.Opaque(), PartBit = row.PartBit, ViewerId = row.ViewerId, HappeningId = first, Exemption = row.Exemption, Because = row.Because, Language = row.Language,
                DecidedBy = row.DecidedBy, DeciderName = row.DeciderName, DeciderRole = row.DeciderRole, At = row.At, UntilAt = row.UntilAt,
            });
        foreach (var row in what.Checks)
        {
            var check = new SafetyCheck
            {
                PersonId = to, CheckId = Ids.Opaque(), PartBit = row.PartBit, ViewerId = row.ViewerId, HappeningId = first, CheckerId = row.CheckerId, CheckerName = row.CheckerName, DueAt = row.DueAt, At = row.At,
            };
            check.Withhold(row.WithheldUntil);
            unit.Record.SafetyChecks.Add(check);
            // What was found was found out about somebody else: it is to be checked here.
            unit.House.ChecksDue.Add(new CheckDue { CheckId = check.CheckId, OrganisationId = row.ViewerId, AccountId = row.CheckerId, DueAt = row.DueAt, ToLeads = false });
        }
    }

    private static async Task<Guid> TakeAwayAsync(Unit unit, Guid happening)
    {
        var all = await HappenedReading.ChainAsync(unit, happening);
        var first = all[0].FirstId;
        foreach (var row in all) row.TakeAway(unit.At, unit.Actor.Name);
        foreach (var decided in await unit.Record.Withholdings.AsTracking().Where(row => row.HappeningId == first).ToListAsync()) decided.End(unit.At);
        var checks = await unit.Record.SafetyChecks.AsTracking().Where(row => row.HappeningId == first).ToListAsync();
        foreach (var check in checks) check.Go(unit.At);
        var ids = checks.ConvertAll(check => check.CheckId);
        unit.House.ChecksDue.RemoveRange(await unit.House.ChecksDue.Where(row => ids.Contains(row.CheckId)).ToListAsync());
        unit.Happened(EventKinds.HappeningTakenAway, Happening.EventPart(all[0].WithheldUntil, unit.At), first);
        return first;
    }

    /// <summary>The id it has in the other record: always the same, so that twice is once, and nobody can tell from the one what the other is.</summary>
    private static Guid Moved(Guid id, Guid to)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData([.. "alongside/moved/1\0"u8, .. id.ToByteArray(true), .. to.ToByteArray(true)], bytes);
        (bytes[6], bytes[8]) = ((byte)(bytes[6] & 0x0F | 0x40), (byte)(bytes[8] & 0x3F | 0x80));
        return new Guid(bytes[..16], bigEndian: true);
    }
}
