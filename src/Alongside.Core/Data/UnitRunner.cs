using System.Text.Json;
using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>What a unit of work does on either database: open the record, answer a repeated key, work, save, tell the reach.</summary>
internal static class UnitRunner
{
    private static readonly Compiled<Func<HouseDb, Guid, string, Task<IdempotentAnswer?>>> AnswerTo = new(() => EF.CompileAsyncQuery(
        (HouseDb db, Guid account, string key) => db.IdempotentAnswers.FirstOrDefault(row => row.AccountId == account && row.Key == key)));

    internal static async Task<TAnswer> RunAsync<TAnswer>(
        WriteContexts contexts, UnitRequest request, Func<Unit, Task<TAnswer>> work, DateTime at, CancellationToken cancel)
    {
        var (record, house) = (contexts.Record, contexts.House);
        var admission = await OpenAsync(contexts, request, at, cancel);

        if (request.Key is { } key && await AnswerTo.For(house)(house, request.Actor.AccountId, key.Key) is { } before)
        {
            if (!before.BodyHash.AsSpan().SequenceEqual(key.BodyHash)) throw new KeyUsedBefore();
            return JsonSerializer.Deserialize<TAnswer>(before.Answer)!;
        }

        var unit = new Unit(request, record, house, admission, at);
        if (request.SystemReason is { } reason && request.Person is not null)
            // About the whole record, and for nobody's eyes but the person's.
            unit.Happened(EventKinds.OpenedBySystem, Parts.OnlyMe, reason: reason);
        var answer = await work(unit);
        if (request.Key is { } used)
            house.IdempotentAnswers.Add(new IdempotentAnswer
            {
                AccountId = request.Actor.AccountId,
                Key = used.Key,
                BodyHash = used.BodyHash,
                Answer = JsonSerializer.Serialize(answer),
                At = at,
            });
        await SaveAsync(contexts, unit, cancel);
        return answer;
    }

    private static async Task<Admission?> OpenAsync(WriteContexts contexts, UnitRequest request, DateTime at, CancellationToken cancel)
    {
        if (request.Person is not { } person) return null;
        var record = contexts.Record;
        record.Ask(request.Actor, person);
        await contexts.SettingsChangedAsync(cancel);

        Admission? admission;
        if (request.SystemReason is not null) admission = Admission.Whole(person);
        else
        {
            var grounds = await GroundsReading.OfAsync(record, cancel);
            admission = Admission.For(request.Actor, person, grounds, request.Purpose, at);
        }
        record.Admit(admission ?? throw new NotHere());
        await contexts.SettingsChangedAsync(cancel);
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
internal sealed class WriteContexts(RecordDb record, HouseDb house, Func<CancellationToken, Task>? settingsChanged = null)
{
    internal RecordDb Record { get; } = record;

    internal HouseDb House { get; } = house;

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
