using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>
/// All that hangs on one note, as it is carried into the right record: what corrects it, its documents, the decision that keeps
/// it back, and the check that is still to be made. Carried twice it is there once; carried again later, what is missing comes.
/// </summary>
internal sealed record MovedHappening(List<Happening> All, List<KeptFile> Documents, List<SafetyCheck> Checks, List<Withholding> Withholdings)
{
    public Guid First => All[0].FirstId;

    private DateTime? Until => All[0].WithheldUntil;

    private IEnumerable<Withholding> Stands => Withholdings.Where(row => row.EndedAt is null);

    public static async Task<MovedHappening> ReadAsync(Unit unit, Guid happening)
    {
        var all = await HappenedReading.ChainAsync(unit, happening);
        var (first, ids, db) = (all[0].FirstId, all.ConvertAll(row => row.HappeningId), unit.Record);
        return new MovedHappening(all, await db.Files.AsTracking().Where(row => row.HappeningId != null && ids.Contains(row.HappeningId.Value) && row.Sha256 != null).ToListAsync(),
            await db.SafetyChecks.AsTracking().Where(row => row.HappeningId == first).ToListAsync(), await db.Withholdings.AsTracking().Where(row => row.HappeningId == first).ToListAsync());
    }

    /// <summary>Nothing came to it, and nothing was decided anew, between the two readings.</summary>
    public bool IsStill(MovedHappening now)
    {
        static HashSet<Guid> Ids(MovedHappening one) => [.. one.All.Select(row => row.HappeningId), .. one.Documents.Select(row => row.FileId), .. one.Stands.Select(row => row.WithholdingId)];
        return Until == now.Until && Ids(this).SetEquals(Ids(now));
    }

    public static bool MayBePut(Unit unit) => (unit.Admission.OwnWork & Parts.Happened) != Parts.None ? true
        : throw new Refused("You cannot write there. Choose somebody you support, or only take it away here.", "to");

    public async Task<bool> PutAsync(Unit unit)
    {
        MayBePut(unit);
        var (to, first) = (unit.Admission.Person, Id(First, unit.Admission.Person));
        if (await unit.Record.HappeningsAway.AnyAsync(row => row.HappeningId == first))
            throw new Refused("It stood there already, and was taken away there. Only take it away here, or write it again where it belongs.", "to");
        var there = await unit.Record.Happenings.AsTracking().Where(row => row.FirstId == first).ToListAsync();
        var missing = All.FindAll(row => there.TrueForAll(one => one.HappeningId != Id(row.HappeningId, to)));
        if (missing.Exists(row => row.Corrects is { } before && there.Exists(one => one.Corrects == Id(before, to))))
            throw new Refused("It stands there already, and was corrected there. Write there what is missing, and only take it away here.", "to");
        if (there.Count == 0) Beside(unit, first);
        else if (there[0].IsWithheld(unit.At)) await DecideAgainAsync(unit, there);
        var until = there.Count == 0 ? Until : there[0].WithheldUntil;
        foreach (var row in missing) Put(unit, row, first, until);
        return missing.Count > 0;
    }

    private void Put(Unit unit, Happening row, Guid first, DateTime? until)
    {
        var to = unit.Admission.Person;
        var here = new Happening
        {
            PersonId = to, HappeningId = Id(row.HappeningId, to), PartBit = row.PartBit, OrganisationId = row.OrganisationId, TeamId = row.TeamId, WorksAt = row.WorksAt, Kind = row.Kind,
            HappenedAt = row.HappenedAt, Met = row.Met, Place = row.Place, Present = row.Present, Whose = row.Whose, SaidBy = row.SaidBy, Words = row.Words, Language = row.Language,
            Salt = Commitment.NewSalt(), WrittenBy = row.WrittenBy, WriterName = row.WriterName, WriterRole = row.WriterRole, At = row.At, FirstId = first,
            Corrects = row.Corrects is { } before ? Id(before, to) : null, Because = row.Because, MovedAt = unit.At, MoverName = unit.Actor.Name,
        };
        here.Withhold(until);
        unit.Record.Happenings.Add(here);
        var part = Happening.EventPart(until, unit.At);
        unit.Happened(EventKinds.HappeningMoved, part, here.HappeningId, commitment: here.Words is null ? null : Commitment.To(here.Words, here.Salt));
        foreach (var document in Documents.Where(document => document.HappeningId == row.HappeningId))
            unit.Happened(EventKinds.DocumentGiven, part, FilesKept.Again(unit, document, Id(document.FileId, to), here.HappeningId).FileId);
    }

    /// <summary>What is to be checked, and what was decided, goes with it.</summary>
    private void Beside(Unit unit, Guid first)
    {
        var to = unit.Admission.Person;
        foreach (var row in Stands) Decide(unit, row, first);
        foreach (var row in Checks)
        {
            var check = new SafetyCheck
            {
                PersonId = to, CheckId = Id(row.CheckId, to), PartBit = row.PartBit, ViewerId = row.ViewerId, HappeningId = first, CheckerId = row.CheckerId, CheckerName = row.CheckerName, DueAt = row.DueAt, At = row.At,
            };
            check.Withhold(row.WithheldUntil);
            unit.Record.SafetyChecks.Add(check);
            // What was found was found out about somebody else: it is to be checked here.
            unit.House.ChecksDue.Add(new CheckDue { CheckId = check.CheckId, OrganisationId = row.ViewerId, AccountId = row.CheckerId, DueAt = row.DueAt, ToLeads = false });
        }
    }

    private static void Decide(Unit unit, Withholding row, Guid first) => unit.Record.Withholdings.Add(new Withholding
    {
        PersonId = unit.Admission.Person, WithholdingId = Id(row.WithholdingId, unit.Admission.Person), PartBit = row.PartBit, ViewerId = row.ViewerId, HappeningId = first, Exemption = row.Exemption,
        Because = row.Because, Language = row.Language, DecidedBy = row.DecidedBy, DeciderName = row.DeciderName, DeciderRole = row.DeciderRole, At = row.At, UntilAt = row.UntilAt,
    });

    /// <summary>It stands there from an earlier try, still kept back. What was decided here since holds there too, unless something was decided there.</summary>
    private async Task DecideAgainAsync(Unit unit, List<Happening> there)
    {
        var (to, first) = (unit.Admission.Person, there[0].FirstId);
        var decided = await unit.Record.Withholdings.AsTracking().Where(row => row.HappeningId == first && row.EndedAt == null).ToListAsync();
        var stands = Stands.ToDictionary(row => Id(row.WithholdingId, to));
        var carried = Withholdings.Select(row => Id(row.WithholdingId, to)).ToHashSet();
        if (decided.Exists(row => !carried.Contains(row.WithholdingId)) || (stands.Keys.ToHashSet().SetEquals(decided.Select(row => row.WithholdingId)) && there[0].WithheldUntil == Until)) return;
        foreach (var row in decided.Where(row => !stands.ContainsKey(row.WithholdingId))) row.End(unit.At);
        foreach (var one in stands.Where(one => decided.TrueForAll(row => row.WithholdingId != one.Key))) Decide(unit, one.Value, first);
        foreach (var row in there) row.Withhold(Until);
        foreach (var check in await unit.Record.SafetyChecks.AsTracking().Where(row => row.HappeningId == first).ToListAsync()) check.Withhold(Until);
        unit.Happened(stands.Count > 0 ? EventKinds.HappeningWithheld : EventKinds.HappeningShown, Happening.EventPart(Until, unit.At), first);
    }

    /// <summary>The id it has in the other record: always the same, so that twice is once, and nobody can tell from the one what the other is.</summary>
    private static Guid Id(Guid id, Guid to)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData([.. "alongside/moved/1\0"u8, .. id.ToByteArray(true), .. to.ToByteArray(true)], bytes);
        (bytes[6], bytes[8]) = ((byte)(bytes[6] & 0x0F | 0x40), (byte)(bytes[8] & 0x3F | 0x80));
        return new Guid(bytes[..16], bigEndian: true);
    }
}
