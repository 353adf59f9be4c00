using Alongside.Basics;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>A worker who supports the person has told them, in the way they chose, that there is a message. The letter is done with.</summary>
public sealed class PassOnMessage(SystemDoor door, ByHandReading byHand)
{
    public async Task<bool> RunAsync(Actor actor, Guid person, CancellationToken cancel = default)
    {
        if ((await byHand.OfAsync(actor, cancel)).All(row => row.Person != person)) throw new NotHere();
        return await door.RunAsync(actor, person, "a worker told you that there is a message", async unit =>
        {
            var whom = person.ToString("N");
            var waiting = await ByHandReading.ByHand(unit.House).AsTracking().Where(row => row.Payload == whom).ToListAsync();
            foreach (var letter in waiting) (letter.SentAt, letter.Payload) = (unit.At, "");
            return waiting.Count > 0;
        }, cancel: cancel);
    }
}
