using System.Globalization;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>A fact as the person says it. <paramref name="Shown"/>: it goes with "who I am"; otherwise it is for them alone.</summary>
public sealed record DetailToSay(Guid Person, DetailKind Kind, string? Words, bool Shown = false, string? Language = null);

/// <summary>The person says a fact about themselves, says it anew or takes it away; and what they are called. Only they can.</summary>
public sealed class SayDetail(IWriter writer, LocalTime local)
{
    public const int MostWords = 500;
    private const int MostFormerNames = 20;

    public Task<Guid> RunAsync(Actor actor, DetailToSay request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            if ((unit.Admission.Reword & Parts.WhoIAm) == Parts.None) throw new NotHere();
            var words = Checked(request, local.DayOf(unit.At));
            var standing = await unit.Record.Details.AsTracking().Where(row => row.Kind == request.Kind && row.EndedAt == null).ToListAsync();
            var shown = request.Shown && request.Kind != DetailKind.FormerName;
            if (standing.Find(row => row.Words == words && row.IsShown == shown) is { } same) return same.DetailId;
            if (request.Kind != DetailKind.FormerName) foreach (var before in standing) before.End(unit.At);
            else if (standing.Count >= MostFormerNames) throw new Refused("There are so many here already. Take one away first.", "words");
            var detail = New(request.Person, request.Kind, words, shown, request.Language ?? "en", actor, unit.At);
            unit.Record.Details.Add(detail);
            unit.Happened(EventKinds.DetailSaid, detail.PartBit, detail.DetailId);
            return detail.DetailId;
        }, cancel);

    public Task<Guid> TakeAwayAsync(Actor actor, Guid person, Guid detail, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if ((unit.Admission.Reword & Parts.WhoIAm) == Parts.None) throw new NotHere();
            var standing = await unit.Record.Details.AsTracking().SingleOrDefaultAsync(row => row.DetailId == detail) ?? throw new NotHere();
            if (standing.EndedAt is not null) return detail;
            standing.End(unit.At);
            unit.Happened(EventKinds.DetailTakenAway, standing.PartBit, detail);
            return detail;
        }, cancel);

    /// <summary>
    /// The name they are known by. The one before becomes a former name, for their eyes alone, and is found nowhere else.
    /// <paramref name="languageOf"/>: the language a name is read out in.
    /// </summary>
    public Task<bool> CallMeAsync(Actor actor, Guid person, string? name, Func<string, string>? languageOf = null, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if ((unit.Admission.Reword & Parts.WhoIAm) == Parts.None) throw new NotHere();
            var called = PlainText.Required(name, BeginRecord.MostName, "knownAs", "Write the name you are known by.");
            var me = await unit.Record.People.AsTracking().SingleAsync();
            if (me.KnownAs == called) return false;
            var before = me.KnownAs;
            (me.KnownAs, me.NameFold) = (called, Folding.Fold(called));
            // Whoever began the record and still supports them; anybody else there would learn the new name by it.
            if (await unit.Record.Beginnings.AsTracking().SingleOrDefaultAsync() is { } begun
                && await unit.Record.Supports.AnyAsync(row => row.OrganisationId == begun.ViewerId && (row.UntilAt == null || row.UntilAt > unit.At))) (begun.KnownAs, begun.NameFold) = (called, me.NameFold);
            if (await unit.House.Accounts.AsTracking().SingleOrDefaultAsync(row => row.AccountId == actor.AccountId) is { } mine && mine.Name == before) mine.Name = called;
            if (!await unit.Record.Details.AnyAsync(row => row.Kind == DetailKind.FormerName && row.EndedAt == null && row.Words == before))
                unit.Record.Details.Add(New(person, DetailKind.FormerName, before, shown: false, languageOf?.Invoke(before) ?? me.Language, actor, unit.At));
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.NameSaid, Parts.OnlyMe, person);
            return true;
        }, cancel);

    internal static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static Detail New(Guid person, DetailKind kind, string? words, bool shown, string language, Actor by, DateTime at) => new()
    {
        PersonId = person,
        DetailId = Ids.Opaque(),
        PartBit = shown ? Parts.WhoIAm : Parts.OnlyMe,
        Kind = kind,
        Words = words,
        Language = language,
        WrittenBy = by.AccountId,
        WriterName = by.Name,
        At = at,
    };

    private static string? Checked(DetailToSay request, DateOnly today)
    {
        const string field = "words";
        switch (request.Kind)
        {
            case DetailKind.Born:
                var born = Day.Read(request.Words, field) ?? throw new Refused("Write the day like 2026-11-03.", field);
                BeginForSomebody.CheckBorn(born, today, field);
                return Written(born);
            case DetailKind.NhsNumber: return HealthNumber.Nhs(request.Words, field) ?? throw new Refused("Write the number.", field);
            case DetailKind.ChiNumber: return HealthNumber.Chi(request.Words, field) ?? throw new Refused("Write the number.", field);
            case DetailKind.Address when string.IsNullOrWhiteSpace(request.Words): return null;
            case DetailKind.FormerName or DetailKind.Pronoun or DetailKind.Address: return PlainText.Required(request.Words, MostWords, field, "Write it down first.");
            default: throw new Refused("Choose what it is.", "kind");
        }
    }
}

/// <summary>The facts about one person that stand now, as far as this viewer may see them.</summary>
public static class DetailsReading
{
    private static readonly Compiled<Func<RecordDb, IAsyncEnumerable<Detail>>> Standing = new(() => EF.CompileAsyncQuery((RecordDb db) =>
        db.Details.Where(row => row.EndedAt == null).OrderBy(row => row.Kind).ThenBy(row => row.At).ThenBy(row => row.DetailId).Select(row => row)));

    public static async Task<List<Detail>> OfAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        var details = new List<Detail>();
        await foreach (var detail in Standing.For(record.Db)(record.Db).WithCancellation(cancel)) details.Add(detail);
        return details;
    }
}
