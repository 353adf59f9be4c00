using Alongside.Basics;
using Alongside.Bench.Works;
using Alongside.Data;
using Alongside.Record;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Bench.Peers;

/// <summary>The same unit as most programs would do it: a context a request, tracked rows, SaveChanges in a transaction of its own.</summary>
public static class PlainEfWriter
{
    public static async Task RunAsync(string file, Rewording rewording)
    {
        await using var db = new PlainEf(file);
        var at = Keep.Milliseconds(TimeProvider.System.GetUtcNow().UtcDateTime);
        await db.Shares.AsNoTracking().Where(row => row.PersonId == rewording.Person && row.ViewerId == rewording.Account).ToListAsync();
        if (rewording.Key is { } asked) await db.Keys.AsNoTracking().FirstOrDefaultAsync(row => row.AccountId == rewording.Account && row.Key == asked.Key);
        var statement = await db.Statements.SingleAsync(row => row.PersonId == rewording.Person && row.StatementId == rewording.Statement);
        var (id, salt) = (Ids.Opaque(), Commitment.NewSalt());
        db.Wordings.Add(new PlainWording
        {
            PersonId = rewording.Person, StatementId = rewording.Statement, WordingId = id, PartBit = statement.PartBit, Replaces = statement.CurrentWording,
            Words = rewording.Words, Language = "en", Capture = "own", Present = "", WrittenBy = rewording.Account, WrittenAs = 1,
            WriterName = rewording.Name, WriterRole = "", At = at, Salt = salt,
        });
        statement.CurrentWording = id;
        db.Events.Add(new PlainEvent
        {
            PersonId = rewording.Person, EventId = Ids.New(), PartBit = statement.PartBit, Kind = EventKinds.StatementReworded, AccountId = rewording.Account,
            Capacity = 1, AboutId = rewording.Statement, WordingId = id, Commitment = Commitment.To(rewording.Words, salt), At = at,
        });
        if (rewording.Key is { } key)
            db.Keys.Add(new PlainKey { AccountId = rewording.Account, Key = key.Key, BodyHash = key.BodyHash, Answer = $"{{\"StatementId\":\"{rewording.Statement}\",\"WordingId\":\"{id}\"}}", At = at });
        await db.SaveChangesAsync();
    }
}
