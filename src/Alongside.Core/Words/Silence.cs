using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>Silence is silence, never a yes. After fourteen days whoever suggested is told, once, to try another way.</summary>
public static class Silence
{
    public static readonly TimeSpan Is = TimeSpan.FromDays(14);

    /// <summary>Nobody has answered for so long. "Ask me later" waits for its own day first; "talk to someone" is an answer.</summary>
    public static bool IsIt(string? answered, DateTime askedAt, DateTime at) => answered is null or Answers.Later && askedAt + Is <= at;

    /// <summary>Puts suggestions where the job finds them when their time comes, or takes them from there.</summary>
    internal static async Task WatchAsync(Unit unit, params IReadOnlyList<Suggestion> suggestions)
    {
        var ids = suggestions.Select(suggestion => suggestion.SuggestionId).ToList();
        var kept = await unit.House.SuggestionsDue.AsTracking().Where(row => ids.Contains(row.SuggestionId)).ToDictionaryAsync(row => row.SuggestionId);
        foreach (var suggestion in suggestions)
        {
            var due = kept.GetValueOrDefault(suggestion.SuggestionId);
            var waits = suggestion.Answered is null or Answers.Later && suggestion.SilentAt is null && suggestion.PartBit != Parts.OnlyMe;
            if (!waits && due is not null) unit.House.SuggestionsDue.Remove(due);
            if (waits && due is not null) due.DueAt = suggestion.AskedAt + Is;
            if (waits && due is null)
                unit.House.SuggestionsDue.Add(new SuggestionDue { SuggestionId = suggestion.SuggestionId, PersonId = suggestion.PersonId, DueAt = suggestion.AskedAt + Is });
        }
    }
}

/// <summary>Which suggestion has waited too long from when, and whose: for the job that looks. No words and no names.</summary>
public sealed class SuggestionDue
{
    public required Guid SuggestionId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTime DueAt { get; set; }
}
