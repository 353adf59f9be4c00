using System.Collections.Concurrent;

namespace Alongside.Basics;

/// <summary>
/// How often somebody asked within the hour: letters from one place, secret words by one account, words about one person by
/// one who writes. Kept in memory and for that hour only: where people sit, and what they tried, is written down nowhere.
/// Each node counts for itself.
/// </summary>
public sealed class RecentAsks(int most = RecentAsks.MostAnHour)
{
    public const int MostAnHour = 30;

    // Somebody with endless places of their own fills this; then the oldest hour is forgotten all at once.
    private const int MostPlaces = 100_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Queue<DateTime>> byPlace = new();

    public bool MayAsk(string from, DateTime at)
    {
        if (byPlace.Count >= MostPlaces) Forget(at);
        var asked = byPlace.GetOrAdd(from, _ => new Queue<DateTime>());
        lock (asked)
        {
            while (asked.TryPeek(out var first) && at - first >= Hour) asked.Dequeue();
            if (asked.Count >= most) return false;
            asked.Enqueue(at);
            return true;
        }
    }

    /// <summary>One of them does not count after all.</summary>
    public void GiveBack(string from)
    {
        if (!byPlace.TryGetValue(from, out var asked)) return;
        lock (asked) asked.TryDequeue(out _);
    }

    private void Forget(DateTime at)
    {
        foreach (var (from, asked) in byPlace)
            lock (asked)
                if (asked.All(one => at - one >= Hour)) byPlace.TryRemove(from, out _);
        if (byPlace.Count >= MostPlaces) byPlace.Clear();
    }
}
