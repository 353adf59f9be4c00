using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alongside.Data;

/// <summary>
/// The last look before anything is written: inside a unit of work only; only about the person whose record is open; only
/// in parts the gate allows; kept rows are only ever added; and no change to a record without an event that says so.
/// What it stops is a fault of ours, never of the person's, so it throws rather than refuses.
/// </summary>
internal sealed class WriteLock : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext? context)
    {
        if (context is not AlongsideDb db) return;
        if (!db.InUnit) throw new InvalidOperationException("Only a unit of work writes.");
        if (db is not RecordDb record) return;

        var changed = false;
        var told = false;
        // Asked for once: each asking looks through every row for changes.
        var tracked = record.ChangeTracker.Entries().ToList();
        foreach (var entry in tracked.Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached)))
        {
            if (entry.Entity is not IAboutAPerson row)
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is not a row about a person.");
            if (row.PersonId != record.Subject || record.Subject == Guid.Empty)
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is about somebody whose record is not open.");
            if (entry.State == EntityState.Deleted || (entry.State == EntityState.Modified && row is IKept))
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is kept: it is never changed or deleted.");
            if (!Allowed(record, tracked, entry, row))
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name}: the gate does not allow this viewer to write it.");
            if (row is Event) told = true;
            // What is only begun changes nothing, and nobody is to be told of it.
            else if (row is not Words.Draft) changed = true;
        }
        if (changed && !told) throw new InvalidOperationException("A record changed and no event says so.");
    }

    private static bool Allowed(RecordDb record, List<EntityEntry> tracked, EntityEntry entry, IAboutAPerson row) => row switch
    {
        // An event in no part is one that nobody, not even the person, could ever read.
        Event told => told.PartBit != Parts.None,
        // A share of what is never shared would be a promise that nobody can keep. Taking one back is always possible.
        Share share when entry.State == EntityState.Added => share.Parts != Parts.None && ((long)share.Parts & ~record.ShareMask) == 0,
        Share or Exclusion or Invitation => record.ShareMask != 0,
        // Given through the door; ended by the person too, who may say no to all of it.
        Support => record.Whole || (entry.State == EntityState.Modified && record.ShareMask != 0),
        // The person's name follows into it, and nothing else of it is theirs to write.
        People.Beginning => record.Whole || (entry.State == EntityState.Modified && record.RewordMask != 0),
        People.Detail detail => ((long)detail.PartBit & record.RewordMask) != 0,
        People.Ending or People.SaidNo => record.RewordMask != 0,
        // The person asks; what becomes of the question comes through the door.
        LookQuestion => entry.State == EntityState.Added ? record.LooksMask != 0 : record.Whole,
        People.Person => record.RewordMask != 0,
        // Only the person says that they do not agree; all else of an organisation's own work only its workers who support them write.
        HappeningMark => record.RewordMask != 0,
        // The person objects, or told it to whoever writes it down; what is done about it only the organisation writes.
        Objection { TakenBy: null } when entry.State == EntityState.Added => record.RewordMask != 0,
        // A document belongs to what the organisation wrote; nobody else gives one, changes it or takes it away.
        KeptFile { HappeningId: not null } file => ((long)file.PartBit & record.OwnWorkMask) != 0 && (file.OrganisationId == record.Organisation || record.Whole),
        IOwnWork own => ((long)own.PartBit & record.OwnWorkMask) != 0 && (own.Wrote == record.Organisation || record.Whole),
        // That somebody does not agree is taken back by nobody else, by whatever road.
        Words.Statement when record.RewordMask == 0 && entry.State == EntityState.Modified && entry.Property(nameof(Words.Statement.DisagreedAt)).IsModified => false,
        // Whoever wrote a view writes it anew, and what one saw becomes what two understand.
        Words.Wording wording when Follows(record, tracked, wording) => ((long)wording.PartBit & record.WriteMask) != 0,
        Words.Statement stands when entry.State == EntityState.Modified && OnlyMoved(entry) && Followed(record, tracked, stands) => ((long)stands.PartBit & record.WriteMask) != 0,
        Words.Draft draft => record.Whole || (draft.AccountId == record.Account && (int)draft.WrittenAs == record.ActingAs && draft.OrganisationId == record.Organisation
            && ((long)draft.PartBit & (record.WriteMask | record.OwnWorkMask)) != 0),
        Words.Suggestion asked when entry.State == EntityState.Modified && IsDecided(record, tracked, asked) => ((long)asked.PartBit & record.WriteMask) != 0,
        // An answer taken: what the person said to somebody who may write here puts their words in place.
        Words.IOfAStatement said and IOfAPart part and not Words.Answer and not Words.Confirmation when Taken(record, tracked, said.StatementId) => ((long)part.PartBit & record.WriteMask) != 0,
        // Why somebody does not agree is a part of its own, and only theirs to write.
        Words.Mark mark => mark.PartBit is Parts.Reasons or Parts.OnlyMe && record.RewordMask != 0,
        IOfAPart part when entry.State == EntityState.Modified => ((long)part.PartBit & record.RewordMask) != 0,
        // A wording that replaces another is a rewording, even though its row is new.
        Words.Wording { Replaces: not null } wording => ((long)wording.PartBit & record.RewordMask) != 0,
        // A yes is the person's own, or it says who took it down.
        Words.ITaken { TakenBy: null } and IOfAPart part => ((long)part.PartBit & record.RewordMask) != 0,
        IOfAPart part => ((long)part.PartBit & record.WriteMask) != 0,
        _ => false,
    };

    private static bool Taken(RecordDb record, List<EntityEntry> tracked, Guid statement) => tracked
        .Any(entry => entry is { State: EntityState.Added, Entity: Words.ITaken taken } && taken is not Words.Answer { Said: Words.Answers.Decided } && taken.StatementId == statement && taken.TakenBy == record.Account);

    /// <summary>What somebody else decided closes the suggestion, and puts no word in place.</summary>
    private static bool IsDecided(RecordDb record, List<EntityEntry> tracked, Words.Suggestion suggestion) => tracked
        .Any(entry => entry is { State: EntityState.Added, Entity: Words.Answer { Said: Words.Answers.Decided } decided } && decided.SuggestionId == suggestion.SuggestionId && decided.TakenBy == record.Account);

    /// <summary>It follows what stands, as the database has it, in one of the two ways that need no word of the person's.</summary>
    private static bool Follows(RecordDb record, List<EntityEntry> tracked, Words.Wording wording) => tracked
        .Any(entry => entry is { State: EntityState.Unchanged, Entity: Words.StatementAuthor author } && author.StatementId == wording.StatementId
            && author.MayBeFollowedBy(wording, record.Account, (Capacity)record.ActingAs)
            && (wording.Capture != Words.CaptureTable.Understood || SeenBySomebodyElse(record, tracked, wording)));

    private static bool SeenBySomebodyElse(RecordDb record, List<EntityEntry> tracked, Words.Wording wording) => tracked
        .Any(entry => entry is { State: EntityState.Added, Entity: Words.Observer seen } && seen.WordingId == wording.Replaces && seen.AccountId == record.Account && record.Account != wording.WrittenBy);

    private static bool Followed(RecordDb record, List<EntityEntry> tracked, Words.Statement statement) => tracked
        .Any(entry => entry is { State: EntityState.Added, Entity: Words.Wording wording } && wording.WordingId == statement.CurrentWording && Follows(record, tracked, wording));

    private static bool OnlyMoved(EntityEntry entry) =>
        entry.Properties.All(property => !property.IsModified || property.Metadata.Name == nameof(Words.Statement.CurrentWording));
}
