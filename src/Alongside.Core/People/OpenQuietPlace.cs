using Alongside.Basics;
using Alongside.Sharing;

namespace Alongside.People;

/// <summary>Somebody comes to their quiet place with its secret words. Wrong words and no quiet place are one answer.</summary>
public sealed class OpenQuietPlace(QuietDoors doors)
{
    public const string NothingOpens = "Nothing opens with these words. Look at each word, and try again.";

    /// <summary>The account of the quiet place.</summary>
    public async Task<Guid> RunAsync(Actor actor, string? words, CancellationToken cancel = default)
    {
        var door = await doors.HashAsync(actor.AccountId, QuietWords.Read(words, "secret"), cancel);
        var found = await doors.FindAsync(door, cancel);
        if (!doors.MayTry(actor) || found is not { } place) throw new Refused(NothingOpens, "secret");
        doors.WasRight(actor);
        return place;
    }
}
