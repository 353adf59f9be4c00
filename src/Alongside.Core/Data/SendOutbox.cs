using Alongside.Basics;
using Alongside.People;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>
/// Sends what is waiting in the outbox, each letter at least once. A letter is leased, sent, and marked as sent; when the
/// program dies between the last two, it is sent again. One that cannot be sent waits longer each time, and after ten
/// tries it is parked, with its problem, for somebody to look at. A kind that nobody here sends just waits. A letter to a
/// person is asked about in that moment: it may be too early, for a human to take, or not wanted any more.
/// </summary>
internal sealed class SendOutbox(IWriter writer, ReaderSlots slots, IEnumerable<ILetterSender> senders, ReachPerson reach) : IJob
{
    internal const int MostTries = 10;
    private const int MostAtOnce = 100;
    private const int MostFailures = 5;
    private static readonly TimeSpan LeaseLife = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, ILetterSender> senders = senders.ToDictionary(sender => sender.Kind);

    public string Name => "send-outbox";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <summary>Half a minute, then three times as long each time, up to half a day: a mail server that is away for a weekend loses nothing.</summary>
    internal static TimeSpan WaitAfter(int tries)
    {
        var wait = TimeSpan.FromSeconds(30) * Math.Pow(3, tries - 1);
        return wait < TimeSpan.FromHours(12) ? wait : TimeSpan.FromHours(12);
    }

    public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel) => Due(house, at).AnyAsync(cancel);

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var failures = 0;
        for (var done = 0; done < MostAtOnce && failures < MostFailures; done++)
        {
            if (await TakeNextAsync(cancel) is not { } letter) break;
            if (letter.Lease is { } lease && !await SendAsync(letter, lease, cancel)) failures++;
        }
        var parked = await ParkedAsync(cancel);
        return (failures, parked) switch
        {
            (0, 0) => null,
            (_, 0) => $"{failures} could not be sent and will be tried again.",
            _ => $"{failures} could not be sent and will be tried again; {parked} are parked for somebody to look at.",
        };
    }

    private IQueryable<OutboxLetter> Due(HouseDb house, DateTime at)
    {
        var kinds = senders.Keys.ToList();
        if (senders.ContainsKey(Mail.Kind)) kinds.Add(TellPerson.Kind);
        return house.Outbox.Where(row => row.SentAt == null && row.ParkedAt == null && row.DueAt <= at
            && (row.LeasedUntil == null || row.LeasedUntil <= at) && kinds.Contains(row.Kind));
    }

    /// <summary>The letter that has waited longest, leased to us; without a lease when it has just been parked instead.</summary>
    private async Task<Taken?> TakeNextAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
                {
                    var row = await Due(unit.House, unit.At).AsTracking().OrderBy(row => row.DueAt).ThenBy(row => row.OutboxId).FirstOrDefaultAsync();
                    if (row is null) return null;
                    row.LeaseId = Ids.New(unit.At);
                    if (row.Tries >= MostTries)
                    {
                        // Its last try never came back to say how it went.
                        row.ParkedAt = unit.At;
                        row.LastProblem ??= "The program stopped in the middle of every try.";
                        return new Taken(row.OutboxId, row.Kind, row.Payload, null);
                    }
                    row.LeasedUntil = unit.At + LeaseLife;
                    // Counted before it is tried, so that a letter on which the program dies is parked some day too.
                    row.Tries++;
                    return new Taken(row.OutboxId, row.Kind, row.Payload, row.LeaseId);
                }, cancel);
            }
            catch (Stale)
            {
                // Another took this one; there may be a next.
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<bool> SendAsync(Taken letter, Guid lease, CancellationToken cancel)
    {
        try
        {
            var now = letter.Kind == TellPerson.Kind ? await reach.AsItLeavesAsync(Guid.ParseExact(letter.Payload, "N"), cancel) : new LetterNow(letter.Kind, letter.Payload);
            if (now is not null && (now.NotBefore is not null || !senders.ContainsKey(now.Kind)))
            {
                await WaitAsync(letter, lease, now);
                return true;
            }
            if (now is not null) await senders[now.Kind].SendAsync(letter.Id, now.Payload, cancel);
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            await ChangeAsync(letter.Id, (row, at) =>
            {
                if (row.LeaseId != lease || row.SentAt is not null) return;
                (row.LeasedUntil, row.LastProblem, row.DueAt) = (null, Problem.InShort(problem), at + WaitAfter(row.Tries));
                if (row.Tries >= MostTries) row.ParkedAt = at;
            });
            return false;
        }
        // Sent is sent, whoever holds the lease by now.
        await ChangeAsync(letter.Id, (row, at) =>
        {
            row.SentAt ??= at;
            row.LeasedUntil = null;
            row.Payload = "";
        });
        return true;
    }

    /// <summary>It was not a try: it is too early, or a human has to take it.</summary>
    private Task WaitAsync(Taken letter, Guid lease, LetterNow now) => ChangeAsync(letter.Id, (row, _) =>
    {
        if (row.LeaseId != lease || row.SentAt is not null) return;
        row.LeasedUntil = null;
        row.Tries--;
        if (now.NotBefore is { } later) row.DueAt = later;
        else row.Kind = now.Kind;
    });

    private async Task ChangeAsync(Guid letter, Action<OutboxLetter, DateTime> change)
    {
        for (var written = false; !written;)
        {
            try
            {
                written = await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
                {
                    change(await unit.House.Outbox.AsTracking().SingleAsync(row => row.OutboxId == letter), unit.At);
                    return true;
                });
            }
            catch (Stale)
            {
                // Our lease ran out and another took the letter in this moment: look at it anew.
            }
        }
    }

    private async Task<int> ParkedAsync(CancellationToken cancel)
    {
        using var reader = await slots.LeaseAsync(cancel);
        return await reader.House.Outbox.CountAsync(row => row.ParkedAt != null, cancel);
    }

    private sealed record Taken(Guid Id, string Kind, string Payload, Guid? Lease);
}
