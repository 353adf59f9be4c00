using System.Globalization;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;

namespace Alongside.Organisations;

/// <summary>Those who lead say what their organisation can take on just now, and for how many more people there is room.</summary>
public sealed class SayWhatWeTakeOn(IWriter writer)
{
    public const string Ask = "ask";
    public const int MostWords = 1_000, MostPeople = 9_999;

    /// <summary><paramref name="more"/>: a number, or "ask".</summary>
    public Task RunAsync(Actor actor, string? words, string? more, CancellationToken cancel = default)
    {
        var said = PlainText.Required(words, MostWords, "words", "Write what you can take on, in plain words.");
        var room = Room(more);
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            (await Leading.InAsync(unit, actor)).CanTake(said, room, unit.At);
            return true;
        }, cancel);
    }

    private static int? Room(string? more)
    {
        if (more?.Trim() is Ask) return null;
        return int.TryParse(more?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostPeople ? number
            : throw new Refused("Write a number, or choose that people ask.", "more");
    }
}
