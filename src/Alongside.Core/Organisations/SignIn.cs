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

    /// <summary>For somebody who says that the device is theirs alone. Never for a worker.</summary>
    public static readonly TimeSpan OwnDeviceLife = TimeSpan.FromDays(30);

    /// <summary>A worker's browser that is not used for so long is signed out: it may stand in an office, or in somebody's kitchen.</summary>
    public static readonly TimeSpan WorkerIdle = TimeSpan.FromMinutes(30);

    /// <summary>When a key was last used is kept to the hour: often enough to know it again, and too seldom to follow anybody.</summary>
    public static readonly TimeSpan UsedToTheHour = TimeSpan.FromHours(1);

    /// <summary>But a worker's browser, whose half hour must be counted.</summary>
    private static readonly TimeSpan WorkerUsed = TimeSpan.FromMinutes(5);

    private static readonly Compiled<Func<HouseDb, byte[], DateTime, Task<Found?>>> ByHash = new(() => EF.CompileAsyncQuery((HouseDb db, byte[] hash, DateTime at) => (
        from key in db.SignInKeys
        join account in db.Accounts on key.AccountId equals account.AccountId
        where key.KeyHash == hash && key.EndedAt == null && key.EndsAt > at
        select new Found(key.Kind, account.AccountId, key.Capacity, account.PersonId, key.OrganisationId, key.TeamId, account.Name, account.Role,
            db.Organisations.Where(row => row.OrganisationId == key.OrganisationId).Select(row => row.Name).FirstOrDefault(),
            db.Teams.Where(row => row.TeamId == key.TeamId).Select(row => row.Name).FirstOrDefault(),
            key.LastUsedAt ?? key.MadeAt)).FirstOrDefault()));

    /// <summary>Makes a key for an account in one capacity and answers it, this once.</summary>
    public Task<string> IssueAsync(Guid account, ActAs actAs, KeyKind kind, Device? device = null, bool stays = false, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, unit => AddAsync(unit, account, actAs, kind, device, stays), cancel);

    /// <summary>The same account acts as something else from now on: under a new key, and the old one is over.</summary>
    public Task<(string Key, bool Stays)> SwitchAsync(string secret, ActAs actAs, CancellationToken cancel = default)
    {
        var hash = Hash(secret);
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var key = await unit.House.SignInKeys.AsTracking().SingleOrDefaultAsync(row => row.KeyHash == hash && row.EndedAt == null && row.EndsAt > unit.At)
                ?? throw new NotHere();
            key.EndedAt = unit.At;
            // While they act as a worker it is as short as any worker's.
            return (await AddAsync(unit, key.AccountId, actAs, key.Kind, key.Device, key.Stays), key.Stays);
        }, cancel);
    }

    /// <summary>Who this key lets in; null when it lets nobody in.</summary>
    public async Task<Actor?> ActorAsync(string secret, KeyKind kind, CancellationToken cancel = default)
    {
        var hash = Hash(secret);
        var at = clock.Now();
        Found? found;
        using (var lease = await slots.LeaseAsync(cancel)) found = await ByHash.For(lease.House)(lease.House, hash, at);
        if (found is null || found.Kind != kind || IsIdle(kind, found.Capacity, found.UsedAt, at)) return null;
        if (at - found.UsedAt >= (IsWatched(kind, found.Capacity) ? WorkerUsed : UsedToTheHour)) await UsedAsync(hash, cancel);
        var worksAt = found.TeamName is null ? found.OrganisationName ?? "" : $"{found.OrganisationName}, {found.TeamName}";
        return new Actor(found.Account, found.Capacity, found.Person, found.Organisation, found.Team, found.Name, found.Role, worksAt);
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

    /// <summary>Not used for so long that it lets nobody in any more.</summary>
    internal static bool IsIdle(KeyKind kind, Capacity capacity, DateTime usedAt, DateTime at) => IsWatched(kind, capacity) && at - usedAt >= WorkerIdle;

    private static bool IsWatched(KeyKind kind, Capacity capacity) => kind == KeyKind.Cookie && capacity == Capacity.Worker;

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static async Task<string> AddAsync(Unit unit, Guid account, ActAs actAs, KeyKind kind, Device? device, bool stays)
    {
        var ends = unit.At + (kind == KeyKind.Bearer ? TokenLife : stays && actAs.Capacity != Capacity.Worker ? OwnDeviceLife : CookieLife);
        if (actAs.Capacity == Capacity.Worker)
        {
            // Nobody is a worker for longer than they work there.
            var until = await unit.House.Works.Where(row => row.AccountId == account && row.OrganisationId == actAs.OrganisationId && row.TeamId == actAs.TeamId && row.UntilAt > unit.At)
                .MaxAsync(row => row.UntilAt);
            if (until < ends) ends = until.Value;
        }
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        unit.House.SignInKeys.Add(new SignInKey
        {
            KeyHash = Hash(secret),
            AccountId = account,
            Kind = kind,
            Capacity = actAs.Capacity,
            OrganisationId = actAs.OrganisationId,
            TeamId = actAs.TeamId,
            MadeAt = unit.At,
            EndsAt = ends,
            Device = device,
            Stays = stays,
            LastUsedAt = unit.At,
        });
        return secret;
    }

    private async Task UsedAsync(byte[] hash, CancellationToken cancel)
    {
        try
        {
            await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
            {
                var key = await unit.House.SignInKeys.AsTracking().SingleAsync(row => row.KeyHash == hash);
                key.LastUsedAt = unit.At;
                return true;
            }, cancel);
        }
        catch (NoRoom)
        {
            // Nobody is kept out because this cannot be written down.
        }
    }

    private sealed record Found(
        KeyKind Kind, Guid Account, Capacity Capacity, Guid? Person, Guid? Organisation, Guid? Team, string Name, string Role,
        string? OrganisationName, string? TeamName, DateTime UsedAt);
}
