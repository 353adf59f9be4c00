using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Organisations;

/// <summary>Makes an account for somebody who will sign in. It is about nobody's record yet.</summary>
public sealed class OpenAccount(IWriter writer)
{
    public const int MostName = 200;

    public Task<Guid> RunAsync(string? name, string? role = null, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, unit => Task.FromResult(In(unit, name, role).AccountId), cancel);

    /// <summary>In a unit that goes on with it.</summary>
    internal static Account In(Unit unit, string? name, string? role = null, EmailAddress? address = null)
    {
        var account = new Account
        {
            AccountId = Ids.New(unit.At),
            Name = PlainText.Required(name, MostName, "name", "Write your name."),
            Role = PlainText.Optional(role, MostName, "role") ?? "",
            MadeAt = unit.At,
        };
        account.WriteTo(address);
        unit.House.Accounts.Add(account);
        return account;
    }
}
