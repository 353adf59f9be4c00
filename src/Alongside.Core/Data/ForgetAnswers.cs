using Alongside.Basics;

namespace Alongside.Data;

/// <summary>Forgets what repeated requests were answered, after 48 hours.</summary>
internal sealed class ForgetAnswers(IWriter writer, Clock clock) : Forgetting<IdempotentAnswer>("forget-answers", TimeSpan.FromHours(48), writer, clock)
{
    protected override IOrderedQueryable<IdempotentAnswer> Before(HouseDb house, DateTime limit) =>
        house.IdempotentAnswers.Where(row => row.At < limit).OrderBy(row => row.At);
}
