using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Organisations;

/// <summary>Forgets codes an hour after they could last be used, and with them that somebody asked, and from which address.</summary>
internal sealed class ForgetSignInCodes(IWriter writer, Clock clock) : Forgetting<SignInCode>("forget-sign-in-codes", TimeSpan.FromHours(1), writer, clock)
{
    protected override IOrderedQueryable<SignInCode> Before(HouseDb house, DateTime limit) =>
        house.SignInCodes.Where(row => row.EndsAt < limit).OrderBy(row => row.EndsAt);
}
