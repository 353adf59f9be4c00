using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>
/// The person says that they do not want this record, or that it is kept elsewhere now; and takes it up again. A no hides
/// everything from everybody at once, is never asked for a reason, and leaves support as it is.
/// </summary>
public sealed class EndRecord(IWriter writer)
{
    /// <summary>For so long nobody who knew them here asks again.</summary>
    public const int MonthsNobodyAsks = 12;

    public const int MostWords = 500;

    public Task<Guid> SayNoAsync(Actor actor, Guid person, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            return SayNoInAsync(unit, actor);
        }, cancel);

    public Task<Guid> MoveAsync(Actor actor, Guid person, string? where, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            var to = PlainText.Required(where, MostWords, "where", "Write where your page is now.");
            var standing = await StandingAsync(unit);
            // A no is taken back by name only: a form that stood open must not show everything again where they said no.
            if (standing is { Kind: EndingKind.SaidNo }) throw new Refused("You said that you do not want this page. Take it up again first, if it is somewhere else now.", "kind");
            if (standing is { Kind: EndingKind.Moved } && standing.MovedTo == to) return standing.EndingId;
            await TakeBackInAsync(unit);
            return Put(unit, actor, EndingKind.Moved, null, null, to).EndingId;
        }, cancel);

    /// <summary>Nothing is shared again by it: the person does that, if they like.</summary>
    public Task<bool> TakeUpAgainAsync(Actor actor, Guid person, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            return await TakeBackInAsync(unit);
        }, cancel);

    /// <summary>How the record has ended, for whoever may know that it is here; null while it goes on.</summary>
    public static Task<Ending?> OfAsync(OpenedRecord record, CancellationToken cancel = default) => Latest.For(record.Db)(record.Db, cancel);

    // Asked with every page about somebody.
    private static readonly Compiled<Func<RecordDb, CancellationToken, Task<Ending?>>> Latest = new(() => EF.CompileAsyncQuery((RecordDb db, CancellationToken cancel) =>
        db.Endings.Where(row => row.TakenBackAt == null).OrderByDescending(row => row.At).FirstOrDefault()));

    /// <summary>No to this record: shares, supports and invitations end, and whoever knew them keeps a name and a day.</summary>
    internal static async Task<Guid> SayNoInAsync(Unit unit, Actor by, string? toldBy = null, DateOnly? on = null)
    {
        if (await StandingAsync(unit) is { Kind: EndingKind.SaidNo } standing) return standing.EndingId;
        // They say no here also when it is said to be kept elsewhere, by whomever.
        await TakeBackInAsync(unit);
        var me = await unit.Record.People.SingleAsync();
        var begun = await unit.Record.Beginnings.AsTracking().SingleOrDefaultAsync();
        var supports = await unit.Record.Supports.AsTracking().Where(row => row.UntilAt == null || row.UntilAt > unit.At).ToListAsync();
        foreach (var organisation in supports.Select(row => row.OrganisationId).Append(begun?.ViewerId ?? Guid.Empty).Where(id => id != Guid.Empty).Distinct())
            unit.Record.SaidNo.Add(NoTo(unit, organisation, me, begun, supports.Exists(row => row.OrganisationId == organisation)));
        foreach (var support in supports)
        {
            support.End(unit.At);
            unit.Happened(EventKinds.SupportEnded, Parts.Communication, support.SupportId);
        }
        foreach (var share in await unit.Record.Shares.AsTracking().Where(row => row.TakenBackAt == null && row.UntilAt > unit.At).ToListAsync()) share.TakeBackIn(unit);
        foreach (var invitation in await unit.Record.Invitations.AsTracking().Where(row => row.OverAt == null).ToListAsync())
        {
            invitation.TakeBack(unit);
            foreach (var code in await unit.House.InvitationCodes.AsTracking().Where(row => row.InvitationId == invitation.InvitationId).ToListAsync()) code.EndedAt ??= unit.At;
        }
        unit.House.BegunDue.RemoveRange(await unit.House.BegunDue.Where(row => row.PersonId == me.PersonId).ToListAsync());
        unit.ReachMayDiffer();
        return Put(unit, by, EndingKind.SaidNo, on, toldBy, null).EndingId;
    }

    internal static async Task<bool> TakeBackInAsync(Unit unit)
    {
        if (await StandingAsync(unit) is not { } standing) return false;
        foreach (var row in await unit.Record.Endings.AsTracking().Where(row => row.TakenBackAt == null && row.Kind == standing.Kind).ToListAsync()) row.TakeBack(unit.At);
        if (standing.Kind == EndingKind.SaidNo)
            foreach (var no in await unit.Record.SaidNo.AsTracking().Where(row => row.TakenBackAt == null).ToListAsync()) no.TakeBack(unit.At);
        if (standing.Kind == EndingKind.Died) await WriteDownEnding.GoOnAsync(unit);
        unit.Happened(EventKinds.EndingTakenBack, Parts.WhoIAm, standing.EndingId);
        return true;
    }

    internal static Task<bool> HasDiedAsync(Unit unit) => unit.Record.Endings.AnyAsync(row => row.Kind == EndingKind.Died && row.TakenBackAt == null);

    internal static Task<Ending?> StandingAsync(Unit unit) =>
        unit.Record.Endings.AsTracking().Where(row => row.TakenBackAt == null).OrderByDescending(row => row.At).FirstOrDefaultAsync();

    /// <summary><paramref name="knownAs"/>: the name a death is written of, for whoever leads where it was written down.</summary>
    internal static Ending Put(Unit unit, Actor by, EndingKind kind, DateOnly? on, string? toldBy, string? movedTo, string? knownAs = null)
    {
        var ending = new Ending
        {
            PersonId = unit.Admission.Person,
            EndingId = Ids.Opaque(),
            Kind = kind,
            OnDay = on,
            MovedTo = movedTo,
            ToldBy = toldBy,
            WrittenBy = by.AccountId,
            WriterName = by.Name,
            WriterRole = by.Role,
            WorksAt = by.WorksAt,
            At = unit.At,
            ViewerId = knownAs is null ? null : by.OrganisationId,
            KnownAs = knownAs,
        };
        unit.Record.Endings.Add(ending);
        unit.Happened(EventKinds.RecordEnded, Parts.WhoIAm, ending.EndingId);
        return ending;
    }

    private static SaidNo NoTo(Unit unit, Guid organisation, Person me, Beginning? begun, bool isSupported)
    {
        // An organisation keeps the numbers it wrote itself, and learns none.
        var its = begun?.ViewerId == organisation ? begun : null;
        // Where nobody supports them any more they keep the name they knew, and do not learn a new one by a no.
        var (name, fold) = its is null || isSupported ? (me.KnownAs, me.NameFold) : (its.KnownAs, its.NameFold);
        return new SaidNo
        {
            PersonId = me.PersonId,
            SaidNoId = Ids.Opaque(),
            ViewerId = organisation,
            KnownAs = name,
            NameFold = fold,
            Born = its?.Born,
            NhsNumber = its?.NhsNumber,
            ChiNumber = its?.ChiNumber,
            At = unit.At,
            UntilAt = unit.At.AddMonths(MonthsNobodyAsks),
        };
    }
}
