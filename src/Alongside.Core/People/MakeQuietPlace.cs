using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>
/// Somebody makes a quiet place. They can make as many as they like, so that one which is shown to somebody never says that
/// there is no other. Words that lead to one already lead there: who makes it twice has it once.
/// </summary>
public sealed class MakeQuietPlace(IWriter writer, QuietDoors doors)
{
    /// <summary>The account of the quiet place. The one who makes it is known there by the name of their account.</summary>
    public async Task<Guid> RunAsync(Actor actor, string? words, string? again, string? language = null, CancellationToken cancel = default)
    {
        var door = await doors.HashAsync(actor.AccountId, QuietWords.ReadNew(words, again, "secret"), cancel);
        var before = await doors.FindAsync(door, cancel);
        if (!doors.MayTry(actor)) throw new Refused(QuietWords.ChooseOthers, "secret");
        if (before is { } there) return there;
        try
        {
            return await MakeAsync(door, actor.Name, language ?? "en", cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // The same form, sent twice in one moment.
            if (await doors.FindAsync(door, cancel) is { } made) return made;
            throw;
        }
    }

    private Task<Guid> MakeAsync(byte[] door, string name, string language, CancellationToken cancel)
    {
        var self = new Actor(Ids.New(), Capacity.Self, Ids.New());
        return writer.RunAsync(new UnitRequest(self, self.OwnRecord) { Door = door }, unit =>
        {
            unit.House.Accounts.Add(new Account { AccountId = self.AccountId, Name = name, Role = "", PersonId = self.OwnRecord, MadeAt = unit.At });
            unit.House.QuietDoors.Add(new QuietDoor { DoorHash = door, AccountId = self.AccountId });
            BeginRecord.BeginIn(unit, name, language);
            return Task.FromResult(self.AccountId);
        }, cancel);
    }
}
