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

    /// <summary>After so long without a page the quiet place is closed, and the browser is what it was before.</summary>
    public static readonly TimeSpan QuietLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan QuietToTheMinute = TimeSpan.FromMinutes(1);

    /// <summary>When a key was last used is kept to the hour: often enough to know it again, and too seldom to follow anybody.</summary>
    public static readonly TimeSpan UsedToTheHour = TimeSpan.FromHours(1);

    /// <summary>But a worker's browser, whose half hour must be counted.</summary>
    private static readonly TimeSpan WorkerUsed = TimeSpan.FromMinutes(5);

    private static readonly Compiled<Func<HouseDb, byte[], DateTime, Task<Found?>>> ByHash = new(() => EF.CompileAsyncQuery((HouseDb db, byte[] hash, DateTime at) => (
        from key in db.SignInKeys
        join account in db.Accounts on key.AccountId equals account.AccountId
        where key.KeyHash == hash && key.EndedAt == null && key.EndsAt > at
            // Asked each time: a key that was made while the work was being ended lets nobody in either.
            && (key.Capacity != Capacity.Worker || db.Works.Any(work => work.AccountId == key.AccountId && work.OrganisationId == key.OrganisationId && work.TeamId == key.TeamId
                && work.FromAt <= at && (work.UntilAt == null || work.UntilAt > at)))
        select new Found(key.Kind, account.AccountId, key.Capacity, account.PersonId, key.OrganisationId, key.TeamId, account.Name, account.Role,
            db.Organisations.Where(row => row.OrganisationId == key.OrganisationId).Select(row => row.Name).FirstOrDefault(),
            db.Teams.Where(row => row.TeamId == key.TeamId).Select(row => row.Name).FirstOrDefault(),
            key.LastUsedAt ?? key.MadeAt, key.EndsAt,
            key.Capacity == Capacity.Worker && db.Works.Any(work => work.AccountId == key.AccountId && work.OrganisationId == key.OrganisationId && work.Leads
                && work.FromAt <= at && (work.UntilAt == null || work.UntilAt > at)))).FirstOrDefault()));

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

    /// <summary>The key of a quiet place: good only with the ordinary key it was opened with, and for as long as that is.</summary>
    public Task<string> IssueQuietAsync(string ordinary, Guid place, CancellationToken cancel = default)
    {
        var secret = QuietKey.Behind(ordinary, NewSecret());
        return writer.RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            Keep(unit, secret, place, new ActAs(Capacity.Self), KeyKind.Cookie, null, unit.At + QuietLife);
            return Task.FromResult(secret);
        }, cancel);
    }

    /// <summary>Who this key lets in; null when it lets nobody in. When a quiet place is closed, its key is the ordinary one.</summary>
    public async Task<Actor?> ActorAsync(string secret, KeyKind kind, CancellationToken cancel = default)
    {
        if (kind != KeyKind.Cookie || QuietKey.OrdinaryOf(secret) is not { } ordinary) return await ByKeyAsync(secret, kind, cancel);
        if (await ByKeyAsync(ordinary, kind, cancel) is not { } actor) return null;
        return await ByKeyAsync(secret, kind, cancel, quiet: true) ?? actor;
    }

    private async Task<Actor?> ByKeyAsync(string secret, KeyKind kind, CancellationToken cancel, bool quiet = false)
    {
        var hash = Hash(secret);
        var at = clock.Now();
        Found? found;
        using (var lease = await slots.LeaseAsync(cancel)) found = await ByHash.For(lease.House)(lease.House, hash, at);
        if (found is null || found.Kind != kind || IsIdle(kind, found.Capacity, found.UsedAt, at)) return null;
        var again = IsWatched(kind, found.Capacity) ? WorkerUsed : UsedToTheHour;
        if (quiet ? found.EndsAt - at < QuietLife - QuietToTheMinute : at - found.UsedAt >= again) await UsedAsync(hash, quiet, cancel);
        var worksAt = found.TeamName is null ? found.OrganisationName ?? "" : $"{found.OrganisationName}, {found.TeamName}";
        return new Actor(found.Account, found.Capacity, found.Person, found.Organisation, found.Team, found.Name, found.Role, worksAt)
        {
            Quiet = quiet, Leads = found.Leads, OwnRecords = found is { Capacity: not Capacity.Self, Person: not null } ? await OwnRecordsAsync(found.Account, cancel) : null,
        };
    }

    /// <summary>Most who work have no page here, and most who have one have no other: only they are asked for more.</summary>
    private async Task<IReadOnlyList<Guid>> OwnRecordsAsync(Guid account, CancellationToken cancel)
    {
        using var lease = await slots.LeaseAsync(cancel);
        return await lease.House.OwnPages.Where(row => row.AccountId == account).Select(row => row.PersonId).ToListAsync(cancel);
    }

    /// <summary>Ends a key, at once and for good; with the key of a quiet place the ordinary one too.</summary>
    public async Task EndAsync(string secret, CancellationToken cancel = default)
    {
        if (QuietKey.OrdinaryOf(secret) is { } ordinary) await EndOneAsync(ordinary, cancel);
        await EndOneAsync(secret, cancel);
    }

    /// <summary>Closes a quiet place, and answers the ordinary key, which goes on.</summary>
    public async Task<string> LeaveQuietAsync(string secret, CancellationToken cancel = default)
    {
        if (QuietKey.OrdinaryOf(secret) is not { } ordinary) return secret;
        await EndOneAsync(secret, cancel);
        return ordinary;
    }

    /// <summary>How long this key still lives, whether or not it is used; of a quiet place, the ordinary one before it.</summary>
    public async Task<TimeSpan> LifeLeftAsync(string secret, CancellationToken cancel = default)
    {
        var hash = Hash(QuietKey.OrdinaryOf(secret) ?? secret);
        using var lease = await slots.LeaseAsync(cancel);
        var ends = await lease.House.SignInKeys.Where(row => row.KeyHash == hash).Select(row => (DateTime?)row.EndsAt).SingleOrDefaultAsync(cancel);
        return ends is { } at && at > clock.Now() ? at - clock.Now() : TimeSpan.Zero;
    }

    private async Task EndOneAsync(string secret, CancellationToken cancel)
    {
        var hash = Hash(secret);
        await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
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
        var ends = await EndsAsync(unit, account, actAs, unit.At + (kind == KeyKind.Bearer ? TokenLife : stays && actAs.Capacity != Capacity.Worker ? OwnDeviceLife : CookieLife));
        var secret = NewSecret();
        Keep(unit, secret, account, actAs, kind, device, ends, stays);
        return secret;
    }

    /// <summary>When a key that was to end then really ends. Nobody can act as a worker where they do not work.</summary>
    internal static async Task<DateTime> EndsAsync(Unit unit, Guid account, ActAs actAs, DateTime ends)
    {
        if (actAs.Capacity == Capacity.Worker)
        {
            // Nobody is a worker for longer than they work there; whose work ends in this very moment is none any more.
            var works = await unit.House.Works.Where(row => row.AccountId == account && row.OrganisationId == actAs.OrganisationId && row.TeamId == actAs.TeamId
                && row.FromAt <= unit.At && (row.UntilAt == null || row.UntilAt > unit.At)).Select(row => row.UntilAt).ToListAsync();
            if (works.Count == 0) throw new NotHere();
            if (!works.Contains(null) && works.Max() is { } until && until < ends) ends = until;
        }
        return ends;
    }

    internal static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static void Keep(Unit unit, string secret, Guid account, ActAs actAs, KeyKind kind, Device? device, DateTime ends, bool stays = false, string? name = null) =>
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
            Name = name,
            LastUsedAt = unit.At,
        });

    private async Task UsedAsync(byte[] hash, bool quiet, CancellationToken cancel)
    {
        try
        {
            await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
            {
                var key = await unit.House.SignInKeys.AsTracking().SingleAsync(row => row.KeyHash == hash);
                key.LastUsedAt = unit.At;
                if (quiet) key.EndsAt = unit.At + QuietLife;
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
        string? OrganisationName, string? TeamName, DateTime UsedAt, DateTime EndsAt, bool Leads);
}
