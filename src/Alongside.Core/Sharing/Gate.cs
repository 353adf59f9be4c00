using System.Collections.Concurrent;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;

namespace Alongside.Sharing;

/// <summary>What a page wants of a record: which parts, whether earlier wordings or looks too, and what for. It gets no more than this.</summary>
public sealed record Opening(Parts Parts)
{
    public Purpose Purpose { get; init; } = Purpose.Support;

    /// <summary>Earlier wordings and what happened to them too.</summary>
    public bool History { get; init; }

    /// <summary>The list of who looked too.</summary>
    public bool Looks { get; init; }

    /// <summary>Only for whoever may change the words there: for everybody else there is nothing here, and nothing was looked at.</summary>
    public bool Reword { get; init; }
}

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
            lease.Record.Admit(admission);
            // Whoever only writes opens nothing to read; the event of what they wrote says that they were here.
            var reads = (admission.Read | admission.History | admission.Looks) != Parts.None;
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
    };

    private static Look LookOf(Actor actor, Guid person, List<Ground> grounds, Admission admission, Opening opening, DateTime at) => new()
    {
        PersonId = person,
        LookId = Ids.New(at),
        PartBits = admission.Read | admission.History,
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

/// <summary>A record, open for one actor as far as the gate allows, until disposed.</summary>
public sealed class OpenedRecord : IDisposable
{
    private readonly ReaderSlots.Lease lease;

    internal OpenedRecord(ReaderSlots.Lease lease, Actor actor, Admission admission, Task looked, DateTime at) =>
        (this.lease, Actor, Admission, Looked, At) = (lease, actor, admission, looked, at);

    public Actor Actor { get; }
    public Admission Admission { get; }
    public Guid Person => Admission.Person;
    public DateTime At { get; }
    public RecordDb Db => lease.Record;

    /// <summary>Completes when the look is durable. Nothing of the record leaves before.</summary>
    public Task Looked { get; }

    public void Dispose() => lease.Dispose();
}

/// <summary>
/// The same viewer opening the same parts of the same record again within five minutes is one look: kinder to read, and
/// most pages then cost no write. Only looks that are durable count. Each process remembers its own.
/// </summary>
public sealed class RecentLooks(Clock clock, TimeSpan? window = null)
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private readonly TimeSpan window = window ?? FiveMinutes;
    private readonly Lock turning = new();
    private ConcurrentDictionary<Key, DateTime> now = new();
    private ConcurrentDictionary<Key, DateTime> before = new();
    private DateTime turnAt;

    internal Task KeepAsync(Look look, IWriter writer)
    {
        var key = new Key(look.AccountId, look.Capacity, look.OrganisationId, look.TeamId, look.PersonId, look.PartBits, look.Operation, look.Ground);
        if (window > TimeSpan.Zero && (Seen(now, key, look.At) || Seen(before, key, look.At))) return Task.CompletedTask;
        return KeepNewAsync(key, look, writer);
    }

    private bool Seen(ConcurrentDictionary<Key, DateTime> looks, Key key, DateTime at) =>
        looks.TryGetValue(key, out var last) && at - last < window && at >= last;

    private async Task KeepNewAsync(Key key, Look look, IWriter writer)
    {
        await writer.LookAsync(look);
        if (window > TimeSpan.Zero) Remember(key, look.At);
    }

    /// <summary>Two generations, turned when the older one can no longer matter, so that memory stays bounded.</summary>
    private void Remember(Key key, DateTime at)
    {
        lock (turning)
        {
            if (clock.Now() >= turnAt)
            {
                before = now;
                now = new ConcurrentDictionary<Key, DateTime>();
                turnAt = clock.Now() + window;
            }
        }
        now[key] = at;
    }

    private readonly record struct Key(
        Guid Account, Capacity Capacity, Guid? Organisation, Guid? Team, Guid Person, Parts Parts, Operation Operation, LookGround Ground);
}
