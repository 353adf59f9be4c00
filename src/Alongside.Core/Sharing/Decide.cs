namespace Alongside.Sharing;

/// <summary>
/// The one place where it is decided who may do what with which part of a record. Pure: facts in, parts out; no clock,
/// no database, no configuration. The queries only compare with what it answers, and <c>oracle.csv</c> holds what a
/// person wrote down that it must answer.
/// </summary>
public static class Decide
{
    /// <summary>May this be done with this one part?</summary>
    public static bool May(
        Actor actor, Guid person, IReadOnlyList<Ground> grounds, Parts part, Operation operation, Purpose purpose, DateTime at) =>
        (PartsFor(actor, person, grounds, operation, purpose, at) & part) != Parts.None;

    /// <summary>
    /// The parts with which this may be done. For <see cref="Operation.Discover"/>: all parts when the record may be
    /// known to exist, else none. <paramref name="grounds"/> are the facts about this viewer and this person.
    /// </summary>
    public static Parts PartsFor(
        Actor actor, Guid person, IReadOnlyList<Ground> grounds, Operation operation, Purpose purpose, DateTime at)
    {
        if (actor.Capacity == Capacity.Self)
            return actor.OwnRecord == person ? OfThePerson(operation) : Parts.None;
        // Nobody is a worker or somebody around themselves: what their organisation keeps back from them is kept back from them there too.
        if (actor.Owns(person)) return Parts.None;
        if (LeavesOut(actor, person, grounds)) return Parts.None;

        var shared = Parts.None;
        var supported = Parts.None;
        var told = Parts.None;
        foreach (var ground in grounds)
        {
            if (ground.PersonId != person || !Live(ground, at) || !IsFor(ground, actor) || ground.Purpose != purpose) continue;
            if (ground.Kind == GroundKind.Support) supported |= ground.Parts & Parts.KeepMeSafe | Parts.Communication;
            if (ground.Kind != GroundKind.Share) continue;
            told |= ground.Parts & Parts.Headings;
            if (!ground.OnlyGives) shared |= ground.Parts & PartTable.Shareable;
        }
        return OfOthers(operation, shared, supported, told);
    }

    /// <summary>The person has said "not this person" of this viewer: whatever else there is counts for nothing.</summary>
    internal static bool LeavesOut(Actor actor, Guid person, IReadOnlyList<Ground> grounds) =>
        grounds.Any(ground => ground.PersonId == person && Excludes(ground, actor));

    /// <summary>The person reads everything but safeguarding, and only the person changes or shares what is theirs.</summary>
    private static Parts OfThePerson(Operation operation) => operation switch
    {
        Operation.Discover => PartTable.All,
        Operation.Read or Operation.History or Operation.Looks => PartTable.All & ~Parts.Safeguarding,
        Operation.Write or Operation.Reword => PartTable.Own,
        Operation.Share => PartTable.Shareable,
        _ => Parts.None,
    };

    /// <summary>Everybody else reads what was shared, and may write down (never change) words under the headings shared with them.</summary>
    private static Parts OfOthers(Operation operation, Parts shared, Parts supported, Parts told)
    {
        var known = shared | supported;
        return operation switch
        {
            // Whoever only tells has to know of whom: the name, and nothing that is written.
            Operation.Discover => (known | told) != Parts.None ? PartTable.All : Parts.None,
            // An organisation's record of its own work is open to those of its workers who support the person, and to nobody by a share of theirs.
            Operation.OwnWork => supported != Parts.None ? PartTable.OwnWork : Parts.None,
            // How to talk with somebody travels with every share: nobody should be given words and not be able to answer.
            Operation.Read => known != Parts.None ? known | Parts.Communication : Parts.None,
            Operation.Write => told,
            _ => Parts.None,
        };
    }

    /// <summary>
    /// "Not this person" holds in every capacity of an account, and beats every share and support. It holds from when it is
    /// there until it is taken back, whatever the clock says: that of the machine it was said on may be ahead of this one's.
    /// </summary>
    private static bool Excludes(Ground ground, Actor actor) =>
        ground.Kind == GroundKind.Exclusion && ground.TakenBackAt is null && ground.ViewerKind switch
        {
            ViewerKind.Account => ground.ViewerId == actor.AccountId,
            ViewerKind.Team => ground.ViewerId == actor.TeamId,
            ViewerKind.Organisation => ground.ViewerId == actor.OrganisationId,
            _ => false,
        };

    private static bool IsFor(Ground ground, Actor actor) => ground.ViewerKind switch
    {
        ViewerKind.Circle => actor.Capacity == Capacity.Circle && ground.ViewerId == actor.AccountId,
        ViewerKind.Worker => actor.Capacity == Capacity.Worker && ground.ViewerId == actor.AccountId
            && ground.OrganisationId == actor.OrganisationId,
        ViewerKind.Team => actor.Capacity == Capacity.Worker && ground.ViewerId == actor.TeamId,
        ViewerKind.Organisation => actor.Capacity == Capacity.Worker && ground.ViewerId == actor.OrganisationId,
        ViewerKind.Lead => actor.Capacity == Capacity.Worker && actor.Leads && ground.Kind == GroundKind.Support && ground.ViewerId == actor.OrganisationId,
        _ => false,
    };

    private static bool Live(Ground ground, DateTime at) =>
        ground.TakenBackAt is null && ground.FromAt <= at && (ground.UntilAt is null || at < ground.UntilAt);
}
