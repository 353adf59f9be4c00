using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>The words that open a quiet place now, and those that shall; the new ones twice.</summary>
public sealed record QuietWordsToChange(string? Words, string? NewWords, string? Again);

/// <summary>Somebody in their quiet place gives it other words, since others may have seen the ones there were.</summary>
public sealed class ChangeQuietWords(IWriter writer, QuietDoors doors)
{
    internal const string NotTheseWords = "These are not the words that open this place now.";

    /// <summary><paramref name="quiet"/> is there by the ordinary account <paramref name="ordinary"/>: the door is between the two.</summary>
    public async Task RunAsync(Actor quiet, Actor ordinary, QuietWordsToChange request, CancellationToken cancel = default)
    {
        var words = QuietWords.ReadNew(request.NewWords, request.Again, "secret");
        var old = await doors.HashAsync(ordinary.AccountId, QuietWords.Read(request.Words, "words-now"), cancel);
        if (!doors.MayTry(ordinary) || await doors.FindAsync(old, cancel) != quiet.AccountId) throw new Refused(NotTheseWords, "words-now");
        doors.WasRight(ordinary);
        var door = await doors.HashAsync(ordinary.AccountId, words, cancel);
        if (await doors.FindAsync(door, cancel) is not null) throw new Refused(QuietWords.ChooseOthers, "secret");
        // A unit stands at one door. The new one first: whatever stops this in between, the place is not lost.
        await writer.RunAsync(UnitRequest.ByTheHouse with { Door = door }, unit =>
        {
            unit.House.QuietDoors.Add(new QuietDoor { DoorHash = door, AccountId = quiet.AccountId });
            return Task.FromResult(true);
        }, cancel);
        await writer.RunAsync(UnitRequest.ByTheHouse with { Door = old }, async unit =>
        {
            unit.House.QuietDoors.RemoveRange(await unit.House.QuietDoors.ToListAsync(CancellationToken.None));
            return true;
        }, CancellationToken.None);
    }
}
