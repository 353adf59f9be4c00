using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>
/// How an account can be written to: at an address, or not by wire at all. Done by whoever runs the house, who vouches for
/// it; what people give themselves is asked of the address first (<see cref="OwnAddress"/>).
/// </summary>
public sealed class ChooseContact(IWriter writer)
{
    public Task RunAsync(Guid account, string? email, bool noElectronicContact = false, CancellationToken cancel = default)
    {
        var address = noElectronicContact || string.IsNullOrWhiteSpace(email) ? null : EmailAddress.Read(email, "email");
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var mine = await unit.House.Accounts.AsTracking().SingleOrDefaultAsync(row => row.AccountId == account) ?? throw new NotHere();
            if (address is not null && await unit.House.Accounts.AnyAsync(row => row.EmailFold == address.Fold && row.AccountId != account))
                throw new Refused("Another account has this address.", "email");
            mine.WriteTo(address, noElectronicContact);
            return true;
        }, cancel);
    }
}
