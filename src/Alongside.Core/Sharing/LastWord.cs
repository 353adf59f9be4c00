namespace Alongside.Sharing;

/// <summary>The last word where names stand beside something else (who has them, who supports them): a condition in SQL shows nobody by itself there. It only asks <see cref="Decide"/>. A list of names alone is read from reach (ADR 0049).</summary>
internal static class LastWord
{
    /// <summary>May it be known that this record is here?</summary>
    internal static bool MayKnow(Actor actor, Guid person, IReadOnlyList<Ground> grounds, DateTime at) =>
        Decide.PartsFor(actor, person, grounds, Operation.Discover, Purpose.Support, at) != Parts.None;
}
