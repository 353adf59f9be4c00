using Alongside.Basics;

namespace Alongside.Data;

/// <summary>Forgets letters thirty days after they left: they name an address. What never left stays until somebody looks at it.</summary>
internal sealed class ForgetLetters(IWriter writer, Clock clock) : Forgetting<OutboxLetter>("forget-letters", TimeSpan.FromDays(30), writer, clock)
{
    protected override IOrderedQueryable<OutboxLetter> Before(HouseDb house, DateTime limit) =>
        house.Outbox.Where(row => row.SentAt != null && row.SentAt < limit).OrderBy(row => row.SentAt);
}
