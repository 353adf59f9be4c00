using Alongside.Basics;
using Alongside.Data;

namespace Alongside.People;

/// <summary>Forgets what no human took for ninety days: whoever it was for finds on their page what it was about.</summary>
internal sealed class ForgetByHand(IWriter writer, Clock clock) : Forgetting<OutboxLetter>("forget-by-hand", TimeSpan.FromDays(90), writer, clock)
{
    protected override IOrderedQueryable<OutboxLetter> Before(HouseDb house, DateTime limit) =>
        ByHandReading.ByHand(house).Where(row => row.DueAt < limit).OrderBy(row => row.DueAt);
}
