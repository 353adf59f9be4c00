namespace Alongside.Sharing;

/// <summary>The last word over a list: a row that is derived, or a condition in SQL, shows nobody by itself. It only asks <see cref="Decide"/>.</summary>
internal static class LastWord
{
    /// <summary>May it be known that this record is here?</summary>
    internal static bool MayKnow(Actor actor, Guid person, IReadOnlyList<Ground> grounds, DateTime at) =>
        Decide.PartsFor(actor, person, grounds, Operation.Discover, Purpose.Support, at) != Parts.None;
}
