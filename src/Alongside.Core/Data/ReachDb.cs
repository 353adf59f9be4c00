using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>
/// Lists of people, for one viewer. It holds names and the facts to decide with, and no table of anybody's record: it is
/// another context with another model on purpose, so that no flag can ever turn a list into a record.
/// </summary>
public sealed class ReachDb(DbContextOptions<ReachDb> options) : AlongsideDb(options)
{
    internal DbSet<Reach> Reach => Set<Reach>();
    internal DbSet<Ground> Grounds => Set<Ground>();

    /// <summary>Who left out the viewer: from the moment it was said, whatever any clock says, until it is taken back (Decide).</summary>
    internal IQueryable<Exclusion> NotThisPerson => Set<Exclusion>().Where(row => row.TakenBackAt == null);

    /// <summary>What people ask the organisation the viewer works at: the questions alone.</summary>
    internal DbSet<QuestionAsked> QuestionsAsked => Set<QuestionAsked>();

    /// <summary>What the viewer suggested, acting as what they are now, that has no answer yet.</summary>
    internal DbSet<SuggestionWaiting> SuggestionsWaiting => Set<SuggestionWaiting>();
    /// <summary>What the organisation the viewer works at began, as it wrote it itself; and who said no to it.</summary>
    internal DbSet<Begun> Begun => Set<Begun>();
    internal DbSet<NoHere> NoHere => Set<NoHere>();

    /// <summary>Deaths that were written down where the viewer works.</summary>
    internal DbSet<EndedHere> EndedHere => Set<EndedHere>();

    /// <summary>What the organisation the viewer works at keeps from people, and whom it has still to check on.</summary>
    internal DbSet<WithheldHere> WithheldHere => Set<WithheldHere>();
    internal DbSet<CheckHere> ChecksHere => Set<CheckHere>();

    /// <summary>Objections to what the organisation the viewer works at wrote down, of which something is still to be done.</summary>
    internal DbSet<ObjectionHere> ObjectionsHere => Set<ObjectionHere>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        SharingTables.MapReach(modelBuilder);
        SharingTables.MapGround(modelBuilder);
        SharingTables.MapLeftOut(modelBuilder);
        modelBuilder.Entity<Reach>().HasQueryFilter("gate-reach",
            row => row.ViewerId == Account || row.ViewerId == Organisation || row.ViewerId == Team);
        modelBuilder.Entity<Ground>().HasQueryFilter("gate-reach-ground",
            row => row.ViewerId == Account || row.ViewerId == Organisation || row.ViewerId == Team);
        modelBuilder.Entity<Exclusion>().HasQueryFilter("gate-left-out",
            row => row.ViewerId == Account || row.ViewerId == Organisation || row.ViewerId == Team);
        RecordTables.MapAsked(modelBuilder);
        modelBuilder.Entity<QuestionAsked>().HasQueryFilter("gate-question-asked", row => row.ViewerId == Organisation && ActingAs == (int)Capacity.Worker && !Themselves.Contains(row.PersonId));
        WordsTables.MapWaiting(modelBuilder);
        modelBuilder.Entity<SuggestionWaiting>().HasQueryFilter("gate-suggestion-waiting", row => row.WrittenBy == Account && (int)row.WrittenAs == ActingAs
            && (row.OrganisationId == Organisation || (row.OrganisationId == null && Organisation == Guid.Empty)));
        PeopleTables.MapLists(modelBuilder);
        modelBuilder.Entity<Begun>().HasQueryFilter("gate-begun", row => row.ViewerId == Organisation && ActingAs == (int)Capacity.Worker && !Themselves.Contains(row.PersonId));
        modelBuilder.Entity<NoHere>().HasQueryFilter("gate-no-here", row => row.ViewerId == Organisation && ActingAs == (int)Capacity.Worker && !Themselves.Contains(row.PersonId));
        modelBuilder.Entity<EndedHere>().HasQueryFilter("gate-ended-here", row => row.ViewerId == Organisation && ActingAs == (int)Capacity.Worker && !Themselves.Contains(row.PersonId));
        HappeningTables.MapLists(modelBuilder);
        modelBuilder.Entity<WithheldHere>().HasQueryFilter("gate-withheld-here", row => row.ViewerId == Organisation && ActingAs == (int)Capacity.Worker && !Themselves.Contains(row.PersonId));
        modelBuilder.Entity<CheckHere>().HasQueryFilter("gate-check-here", row => row.ViewerId == Organisation && ActingAs == (int)Capacity.Worker && !Themselves.Contains(row.PersonId));
        DecisionTables.MapLists(modelBuilder);
        modelBuilder.Entity<ObjectionHere>().HasQueryFilter("gate-objection-here", row => row.ViewerId == Organisation && ActingAs == (int)Capacity.Worker && !Themselves.Contains(row.PersonId));
        KeepTypes(modelBuilder);
    }
}
