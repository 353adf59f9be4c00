using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;

namespace Alongside.Sharing;

/// <summary>
/// The one way to read a record. It is opened once: the facts about this viewer are read, <see cref="Decide"/> decides,
/// and the context lets only those rows through. The look is on its way to be kept before the first row is read;
/// nothing may be shown before <see cref="OpenedRecord.Looked"/> has completed.
/// </summary>
public sealed class Gate(ReaderSlots slots, IWriter writer, RecentLooks recent, Clock clock)
{
    /// <summary>Opens the record for this actor, or throws <see cref="NotHere"/>: for a record that is not there and for one that is not theirs to see.</summary>
    public async Task<OpenedRecord> OpenAsync(Actor actor, Guid person, Opening opening, CancellationToken cancel = default)
    {
        var at = clock.Now();
        var lease = await slots.LeaseAsync(cancel);
        try
        {
            lease.Record.Ask(actor, person);
            var grounds = await GroundsReading.OfAsync(lease.Record, cancel);

            var whole = Admission.For(actor, person, grounds, opening.Purpose, at) ?? throw new NotHere();
            if (opening.Reword && whole.Reword == Parts.None) throw new NotHere();
            var admission = Narrow(whole, opening);
            lease.Record.Admit(admission, at);
            // Whoever only writes opens nothing to read; the event of what they wrote says that they were here.
            var reads = (admission.Read | admission.History | admission.Looks | admission.OwnWork) != Parts.None;
            var looked = reads ? recent.KeepAsync(LookOf(actor, person, grounds, admission, opening, at), writer) : Task.CompletedTask;
            return new OpenedRecord(lease, actor, admission, looked, at);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private static Admission Narrow(Admission whole, Opening opening) => whole with
    {
        Read = whole.Read & opening.Parts,
        History = opening.History ? whole.History & opening.Parts : Parts.None,
        Looks = opening.Looks ? whole.Looks : Parts.None,
        OwnWork = whole.OwnWork & opening.Parts,
        Supporters = opening.Supporters && whole.OwnWork != Parts.None,
    };

    private static Look LookOf(Actor actor, Guid person, List<Ground> grounds, Admission admission, Opening opening, DateTime at) => new()
    {
        PersonId = person,
        LookId = Ids.New(at),
        PartBits = admission.Read | admission.History | admission.OwnWork,
        Operation = admission.Looks != Parts.None ? Operation.Looks : admission.History != Parts.None ? Operation.History : Operation.Read,
        Purpose = opening.Purpose,
        Ground = GroundOf(actor, person, grounds, opening.Purpose, at),
        AccountId = actor.AccountId,
        Capacity = actor.Capacity,
        OrganisationId = actor.OrganisationId,
        TeamId = actor.TeamId,
        At = at,
    };

    private static LookGround GroundOf(Actor actor, Guid person, List<Ground> grounds, Purpose purpose, DateTime at)
    {
        if (actor.Capacity == Capacity.Self) return LookGround.Self;
        var withoutSupport = grounds.Where(ground => ground.Kind != GroundKind.Support).ToList();
        return Decide.PartsFor(actor, person, withoutSupport, Operation.Discover, purpose, at) != Parts.None ? LookGround.Share : LookGround.Support;
    }
}
