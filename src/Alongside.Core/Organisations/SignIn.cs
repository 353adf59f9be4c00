using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>As what an account wants to act: its own record, its circle, or one organisation and perhaps one team.</summary>
public sealed record ActAs(Capacity Capacity, Guid? OrganisationId = null, Guid? TeamId = null);

/// <summary>
/// Keys that let an account in: made, looked up and ended here, for browsers and programs alike. The key itself is told
/// once and never kept. Looked up anew with every request, so that ending one works at once.
/// </summary>
public sealed class SignIn(IWriter writer, ReaderSlots slots, Clock clock)
{
    public static readonly TimeSpan CookieLife = TimeSpan.FromHours(12);
    public static readonly TimeSpan TokenLife = TimeSpan.FromDays(30);

    private static readonly Compiled<Func<HouseDb, byte[], DateTime, Task<Found?>>> ByHash = new(() => EF.CompileAsyncQuery((HouseDb db, byte[] hash, DateTime at) => (
        from key in db.SignInKeys
        join account in db.Accounts on key.AccountId equals account.AccountId
        where key.KeyHash == hash && key.EndedAt == null && key.EndsAt > at
        select new Found(key.Kind, account.AccountId, key.Capacity, account.PersonId, key.OrganisationId, key.TeamId, account.Name, account.Role)).FirstOrDefault()));

    /// <summary>Makes a key for an account in one capacity and answers it, this once.</summary>
    public async Task<string> IssueAsync(Guid account, ActAs actAs, KeyKind kind, CancellationToken cancel = default)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await writer.RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.SignInKeys.Add(new SignInKey
            {
                KeyHash = Hash(secret),
                AccountId = account,
                Kind = kind,
                Capacity = actAs.Capacity,
                OrganisationId = actAs.OrganisationId,
                TeamId = actAs.TeamId,
                MadeAt = unit.At,
                EndsAt = unit.At + (kind == KeyKind.Cookie ? CookieLife : TokenLife),
            });
            return Task.FromResult(true);
        }, cancel);
        return secret;
    }

    /// <summary>Who this key lets in; null when it lets nobody in.</summary>
    public async Task<Actor?> ActorAsync(string secret, KeyKind kind, CancellationToken cancel = default)
    {
        using var lease = await slots.LeaseAsync(cancel);
        var found = await ByHash.For(lease.House)(lease.House, Hash(secret), clock.Now());
        return found is null || found.Kind != kind ? null
            : new Actor(found.Account, found.Capacity, found.Person, found.Organisation, found.Team, found.Name, found.Role);
    }

    /// <summary>Ends a key, at once and for good.</summary>
    public Task EndAsync(string secret, CancellationToken cancel = default)
    {
        var hash = Hash(secret);
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var key = await unit.House.SignInKeys.AsTracking().SingleOrDefaultAsync(row => row.KeyHash == hash);
            if (key is not null) key.EndedAt ??= unit.At;
            return true;
        }, cancel);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private sealed record Found(
        KeyKind Kind, Guid Account, Capacity Capacity, Guid? Person, Guid? Organisation, Guid? Team, string Name, string Role);
}
