using Alongside.Basics;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>What a unit of work does on either database: open the record, answer a repeated key, work, save, tell the reach.</summary>
internal static class UnitRunner
{
    // An account that is here, and whose page this is not, or not any more.
    private static readonly Compiled<Func<HouseDb, Guid, Guid, CancellationToken, Task<bool>>> IsNotTheirs = new(() => EF.CompileAsyncQuery(
        (HouseDb db, Guid account, Guid person, CancellationToken cancel) => db.Accounts.Any(row => row.AccountId == account && row.PersonId != person
            && !db.OwnPages.Any(page => page.AccountId == account && page.PersonId == person))));

    internal static async Task<TAnswer> RunAsync<TAnswer>(
        WriteContexts contexts, UnitRequest request, Func<Unit, Task<TAnswer>> work, DateTime at, CancellationToken cancel)
    {
        var (record, house) = (contexts.Record, contexts.House);
        var admission = await OpenAsync(contexts, request, at, cancel);

        var account = request.Account;
        if (request.Key is { } key && await contexts.Answers.FindAsync<Answered<TAnswer>>(account, key, cancel) is { } before) return before.With;

        var unit = new Unit(request, record, house, admission, at);
        var answer = await work(unit);
        if (request.SystemReason is { } reason && request.Person is not null)
            // About the whole record, and for nobody's eyes but the person's. Last, since who acts may only be known by then.
            unit.Happened(EventKinds.OpenedBySystem, Parts.OnlyMe, reason: reason);
        if (request.Key is { } used) await contexts.Answers.KeepAsync(account, used, new Answered<TAnswer>(answer), at, cancel);
        await SaveAsync(contexts, unit, cancel);
        return answer;
    }

    /// <summary>An answer as it is kept, so that an answer of nothing is told apart from no answer yet.</summary>
    private sealed record Answered<TAnswer>(TAnswer With);

    private static async Task<Admission?> OpenAsync(WriteContexts contexts, UnitRequest request, DateTime at, CancellationToken cancel)
    {
        if (request.Door is { } door)
        {
            contexts.House.StandAt(door);
            await contexts.SettingsChangedAsync(cancel);
        }
        if (request.Person is not { } person) return null;
        var record = contexts.Record;
        record.Ask(request.Actor, person);
        await contexts.SettingsChangedAsync(cancel);

        Admission? admission;
        var isByTheDoor = request.SystemReason is not null;
        if (isByTheDoor) admission = Admission.Whole(person);
        else
        {
            // To the person nobody gives a ground.
            var grounds = request.Actor.Capacity == Capacity.Self ? [] : await GroundsReading.OfAsync(record, cancel);
            admission = Admission.For(request.Actor, person, grounds, request.Purpose, at);
        }
        record.Admit(admission ?? throw new NotHere(), at);
        await contexts.SettingsChangedAsync(cancel);
        // Whose page it is was asked when the request came, and it may have been taken out of the wrong hands since. One that begins has no page yet.
        if (!isByTheDoor && request.Actor is { Capacity: Capacity.Self } self && await IsNotTheirs.For(contexts.House)(contexts.House, self.AccountId, person, cancel)
            && await record.People.AnyAsync(cancel)) throw new NotHere();
        // What has moved or whose person has died is read and no more; the person, and the house, may still put things right.
        if (request.Actor.Capacity is Capacity.Circle or Capacity.Worker && await record.Endings.AnyAsync(row => row.TakenBackAt == null && row.Kind != EndingKind.SaidNo, cancel))
            throw new Refused("This page has come to its end. Nothing more is written in it.");
        return admission;
    }

    private static async Task SaveAsync(WriteContexts contexts, Unit unit, CancellationToken cancel)
    {
        try
        {
            await contexts.Record.SaveChangesAsync(cancel);
            if (contexts.House.ChangeTracker.HasChanges()) await contexts.House.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Stale();
        }
        if (unit.ReachChanged) await ReachTable.RebuildAsync(contexts, unit.Admission.Person, cancel);
    }
}

/// <summary>The contexts of a writer, on one connection and inside one transaction.</summary>
internal sealed class WriteContexts(RecordDb record, HouseDb house, KeptAnswers answers, Func<CancellationToken, Task>? settingsChanged = null)
{
    internal RecordDb Record { get; } = record;

    internal HouseDb House { get; } = house;

    internal KeptAnswers Answers { get; } = answers;

    /// <summary>PostgreSQL's row policies must hear for whom and about whom we are now; SQLite has none.</summary>
    internal Task SettingsChangedAsync(CancellationToken cancel) => settingsChanged?.Invoke(cancel) ?? Task.CompletedTask;

    internal void Begin() => Record.InUnit = House.InUnit = true;

    internal void End()
    {
        Record.InUnit = House.InUnit = false;
        Record.Rest();
        House.Rest();
    }
}
