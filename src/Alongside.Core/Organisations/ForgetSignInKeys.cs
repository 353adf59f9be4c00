using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Organisations;

/// <summary>Forgets keys thirty days after their last day, whether they were ended before or not: they say when somebody was here.</summary>
internal sealed class ForgetSignInKeys(IWriter writer, Clock clock) : Forgetting<SignInKey>("forget-sign-in-keys", TimeSpan.FromDays(30), writer, clock)
{
    protected override IOrderedQueryable<SignInKey> Before(HouseDb house, DateTime limit) =>
        house.SignInKeys.Where(row => row.EndsAt < limit).OrderBy(row => row.EndsAt);
}
