using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alongside.Data;

/// <summary>
/// A small bag of readers. Each keeps its connection, contexts and compiled commands together; a request leases one, uses
/// it alone and gives it back at rest. Waiting for one is how too many readers at once are held back.
/// </summary>
public sealed class ReaderSlots : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly DatabaseSettings settings;
    private readonly Channel<Slot?> free;
    private readonly NpgsqlDataSource? source;
    private readonly List<Slot> made = [];
    private readonly int count;
    private volatile bool closed;

    public ReaderSlots(DatabaseSettings settings, NpgsqlDataSource? source = null)
    {
        (this.settings, this.source) = (settings, source);
        // SQLite reads from memory or disk of this machine, so a few suffice; PostgreSQL waits for the network.
        count = settings is SqliteSettings ? 4 : 16;
        free = Channel.CreateBounded<Slot?>(count);
        for (var slot = 0; slot < count; slot++) free.Writer.TryWrite(null);
    }

    internal async ValueTask<Lease> LeaseAsync(CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        var slot = await free.Reader.ReadAsync(cancel);
        try
        {
            slot ??= await MakeAsync(cancel);
        }
        catch
        {
            free.Writer.TryWrite(null);
            throw;
        }
        return new Lease(this, slot);
    }

    /// <summary>The shared tables, which are about nobody's record.</summary>
    public async ValueTask<HouseLease> LeaseHouseAsync(CancellationToken cancel) => new(await LeaseAsync(cancel));

    private void GiveBack(Slot slot)
    {
        Slot? rested = null;
        try
        {
            slot.Rest();
            rested = slot;
        }
        finally
        {
            if (rested is null) Drop(slot);
            free.Writer.TryWrite(rested);
        }
    }

    /// <summary>One that cannot come to rest is never lent again; its place stays, for a new one.</summary>
    private void Drop(Slot slot)
    {
        lock (made) made.Remove(slot);
        slot.Drop();
    }

    private async ValueTask<Slot> MakeAsync(CancellationToken cancel)
    {
        Slot slot;
        if (settings is SqliteSettings sqlite)
        {
            var connection = await SqliteConnections.OpenReaderAsync(sqlite, cancel);
            var commands = new KeptCommands();
            slot = new Slot(new RecordDb(ContextOptions.Sqlite<RecordDb>(connection, commands)),
                new ReachDb(ContextOptions.Sqlite<ReachDb>(connection, commands)),
                new HouseDb(ContextOptions.Sqlite<HouseDb>(connection, commands)), connection, commands);
        }
        else
        {
            slot = new Slot(new RecordDb(ContextOptions.Postgres<RecordDb>(source!)),
                new ReachDb(ContextOptions.Postgres<ReachDb>(source!)),
                new HouseDb(ContextOptions.Postgres<HouseDb>(source!)), null, null);
        }
        lock (made) made.Add(slot);
        return slot;
    }

    public async ValueTask DisposeAsync()
    {
        if (closed) return;
        closed = true;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // Whoever is still reading is let finish; a connection is not closed under anybody.
            for (var back = 0; back < count; back++) await free.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Somebody never gave theirs back. The program is ending all the same.
        }
        free.Writer.TryComplete();
        foreach (var slot in made) await slot.DisposeAsync();
    }

    internal sealed class Slot(RecordDb record, ReachDb reach, HouseDb house, SqliteConnection? connection, KeptCommands? commands) : IAsyncDisposable
    {
        internal RecordDb Record { get; } = record;
        internal ReachDb Reach { get; } = reach;
        internal HouseDb House { get; } = house;

        internal void Rest()
        {
            Record.Rest();
            Reach.Rest();
            House.Rest();
        }

        internal void Drop()
        {
            commands?.Dispose();
            connection?.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            await Record.DisposeAsync();
            await Reach.DisposeAsync();
            await House.DisposeAsync();
            commands?.Dispose();
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    /// <summary>A reader of the shared tables only.</summary>
    public readonly struct HouseLease : IDisposable
    {
        private readonly Lease lease;

        internal HouseLease(Lease lease) => this.lease = lease;

        public HouseDb House => lease.House;

        public void Dispose() => lease.Dispose();
    }

    /// <summary>One reader, for one request, until disposed.</summary>
    internal sealed class Lease(ReaderSlots slots, Slot slot) : IDisposable
    {
        private Slot? slot = slot;

        internal RecordDb Record => Held.Record;
        internal ReachDb Reach => Held.Reach;
        internal HouseDb House => Held.House;

        private Slot Held => slot ?? throw new ObjectDisposedException(nameof(Lease));

        public void Dispose()
        {
            if (Interlocked.Exchange(ref slot, null) is { } held) slots.GiveBack(held);
        }
    }
}
