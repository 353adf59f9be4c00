using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Organisations;

/// <summary>Makes an account for somebody who will sign in. It is about nobody's record yet.</summary>
public sealed class OpenAccount(IWriter writer)
{
    public const int MostName = 200;

    public Task<Guid> RunAsync(string? name, string? role = null, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            var account = new Account
            {
                AccountId = Ids.New(unit.At),
                Name = PlainText.Required(name, MostName, "name", "Write a name."),
                Role = PlainText.Optional(role, MostName, "role") ?? "",
                MadeAt = unit.At,
            };
            unit.House.Accounts.Add(account);
            return Task.FromResult(account.AccountId);
        }, cancel);
}
