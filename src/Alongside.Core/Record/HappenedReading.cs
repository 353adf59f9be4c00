using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>What stands of one contact, with what it corrected (the latest first), the person's disagreement, and who checks.</summary>
public sealed record HappenedLine(Happening Now, string Organisation, IReadOnlyList<Happening> Earlier, HappeningMark? Mark, SafetyCheck? Check)
{
    /// <summary>The decision that keeps it from the person; only its organisation has it.</summary>
    public Withholding? Withholding { get; init; }

    /// <summary>Of what stands and of all that it corrected: each belongs to its own note.</summary>
    public IReadOnlyList<HappeningDocument> Documents { get; init; } = [];

    public IEnumerable<HappeningDocument> DocumentsOf(Happening row) => Documents.Where(document => document.HappeningId == row.HappeningId);
}

/// <summary>A page of what happened, the newest first; and on the first what was taken away because it was about somebody else.</summary>
public sealed record HappenedPage(IReadOnlyList<HappenedLine> Lines, IReadOnlyList<HappeningAway> Away, int Page, bool More);

/// <summary>What organisations wrote of their own work, as far as this opening goes: for the person, for its own workers, for those who share it.</summary>
public static class HappenedReading
{
    public const int OnPage = 20;

    public static async Task<HappenedPage> PageAsync(OpenedRecord record, string? kind = null, int page = 1, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, 1_000);
        var db = record.Db;
        var stand = db.Happenings.Where(row => !db.Happenings.Any(later => later.Corrects == row.HappeningId));
        if (kind is not null) stand = stand.Where(row => row.Kind == kind);
        var found = await stand.OrderByDescending(row => row.HappenedAt).ThenBy(row => row.HappeningId).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        IReadOnlyList<HappeningAway> away = page > 1 || kind is not null ? []
            : await db.HappeningsAway.OrderByDescending(row => row.TakenAwayAt).ThenBy(row => row.HappeningId).Take(OnPage).ToListAsync(cancel);
        return new HappenedPage(await LinesAsync(record, [.. found.Take(OnPage)], cancel), away, page, found.Count > OnPage);
    }

    /// <summary>What stands now of the contact this one is about; null when there is none for this viewer.</summary>
    public static async Task<HappenedLine?> OneAsync(OpenedRecord record, Guid happening, CancellationToken cancel = default)
    {
        var db = record.Db;
        var first = await db.Happenings.Where(row => row.HappeningId == happening).Select(row => (Guid?)row.FirstId).SingleOrDefaultAsync(cancel);
        if (first is null) return null;
        var stands = await db.Happenings.SingleAsync(row => row.FirstId == first && !db.Happenings.Any(later => later.Corrects == row.HappeningId), cancel);
        return (await LinesAsync(record, [stands], cancel))[0];
    }

    /// <summary>Whether the viewer may write here, as a worker of one organisation.</summary>
    public static bool MayWrite(OpenedRecord record) => (record.Admission.OwnWork & Parts.Happened) != Parts.None;

    /// <summary>One that the actor's own organisation wrote, and that they may add to.</summary>
    internal static async Task<Happening> OwnAsync(Unit unit, Guid happening)
    {
        if ((unit.Admission.OwnWork & Parts.Happened) == Parts.None) throw new NotHere();
        return await unit.Record.Happenings.AsTracking().SingleOrDefaultAsync(row => row.HappeningId == happening && row.OrganisationId == unit.Actor.OrganisationId) ?? throw new NotHere();
    }

    /// <summary>The same with all that corrects it or that it corrects, in the order they were written.</summary>
    internal static async Task<List<Happening>> ChainAsync(Unit unit, Guid happening)
    {
        var first = (await OwnAsync(unit, happening)).FirstId;
        return await unit.Record.Happenings.AsTracking().Where(row => row.FirstId == first).OrderBy(row => row.At).ThenBy(row => row.Corrects != null).ToListAsync();
    }

    private static async Task<List<HappenedLine>> LinesAsync(OpenedRecord record, List<Happening> stand, CancellationToken cancel)
    {
        if (stand.Count == 0) return [];
        var (db, firsts, ids) = (record.Db, stand.ConvertAll(row => row.FirstId), stand.ConvertAll(row => row.HappeningId));
        var organisations = stand.Select(row => row.OrganisationId).Distinct().ToList();
        var names = await record.House.Organisations.Where(row => organisations.Contains(row.OrganisationId)).ToDictionaryAsync(row => row.OrganisationId, row => row.Name, cancel);
        var earlier = stand.Exists(row => row.Corrects is not null)
            ? (await db.Happenings.Where(row => firsts.Contains(row.FirstId) && !ids.Contains(row.HappeningId)).OrderByDescending(row => row.At).ToListAsync(cancel)).ToLookup(row => row.FirstId)
            : Enumerable.Empty<Happening>().ToLookup(row => row.FirstId);
        var marks = await db.HappeningMarks.Where(row => firsts.Contains(row.HappeningId) && row.TakenBackAt == null).ToDictionaryAsync(row => row.HappeningId, cancel);
        var checks = await db.SafetyChecks.Where(row => firsts.Contains(row.HappeningId)).ToDictionaryAsync(row => row.HappeningId, cancel);
        var withheld = stand.Exists(row => row.IsWithheld(record.At))
            ? await db.Withholdings.Where(row => firsts.Contains(row.HappeningId) && row.EndedAt == null).ToDictionaryAsync(row => row.HappeningId, cancel) : [];
        List<Guid> all = [.. ids, .. earlier.SelectMany(rows => rows).Select(row => row.HappeningId)];
        var documents = (await db.HappeningDocuments.Where(row => all.Contains(row.HappeningId)).OrderBy(row => row.Name).ThenBy(row => row.FileId).ToListAsync(cancel)).ToLookup(row => row.HappeningId);
        return stand.ConvertAll(row => new HappenedLine(row, names.GetValueOrDefault(row.OrganisationId, ""), [.. earlier[row.FirstId]], marks.GetValueOrDefault(row.FirstId), checks.GetValueOrDefault(row.FirstId))
        { Withholding = withheld.GetValueOrDefault(row.FirstId), Documents = [.. documents[row.HappeningId], .. earlier[row.FirstId].SelectMany(before => documents[before.HappeningId])] });
    }
}
