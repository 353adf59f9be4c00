using System.Text.Json;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;

namespace Alongside.People;

/// <summary>A table somebody who leads gave on a page: where it is looked at, brought in, and how far that is.</summary>
public sealed record KeptImport(Guid ImportId, Guid OrganisationId, Guid AccountId, string Basis, string Because, string Language, string? Encoding)
{
    public bool WithoutRefused { get; init; }
    public DateTime? BegunAt { get; init; }

    /// <summary>When it was last heard of. Somebody who brings in says so every second; long ago means that the program was stopped.</summary>
    public DateTime HeardAt { get; init; }

    public int Done { get; init; }
    public int Of { get; init; }

    /// <summary>What would become of it, as it was looked at.</summary>
    public ImportReport? Looked { get; init; }

    /// <summary>What became of it; null while it goes on, or was only looked at.</summary>
    public ImportReport? Report { get; init; }

    /// <summary>What went wrong, when it could not go on.</summary>
    public string? Trouble { get; init; }

    public bool GoesOn(DateTime at) => BegunAt is not null && Report is null && Trouble is null && at - HeardAt < KeptImports.Silent;
}

/// <summary>
/// Tables given on pages lie in a folder of the data folder, for whoever runs the program and nobody else, until they are brought
/// in; a day later at the most they are gone. How far one is stands beside it, so that every node can say so and stop it.
/// </summary>
public sealed class KeptImports(string folder, ImportPeople import, BegunReading begun, Clock clock)
{
    /// <summary>Its place in the data folder. No backup takes it.</summary>
    public const string Place = "imports";

    internal static readonly TimeSpan Silent = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    /// <summary>Keeps the table of a lead to look at.</summary>
    public async Task<Guid> KeepAsync(Actor actor, ReadOnlyMemory<byte> table, PeopleToImport said, CancellationToken cancel = default)
    {
        await CheckAsync(actor, cancel);
        PrivateFolder.Make(folder);
        ForgetOld();
        var id = Ids.Opaque();
        await File.WriteAllBytesAsync(TableOf(id), table, cancel);
        Write(new KeptImport(id, actor.OrganisationId!.Value, actor.AccountId, said.Basis ?? "", said.Because ?? "", said.Language, said.Encoding) { HeardAt = clock.Now() });
        return id;
    }

    /// <summary>The one this lead gave; for anybody else it is not here.</summary>
    public async Task<KeptImport> OfAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        await CheckAsync(actor, cancel);
        return Read(id) is { } kept && kept.AccountId == actor.AccountId && kept.OrganisationId == actor.OrganisationId ? kept : throw new NotHere();
    }

    /// <summary>Looked at once; what has changed since is found when it is brought in.</summary>
    public async Task<ImportReport> LookAsync(Actor actor, KeptImport kept, CancellationToken cancel = default)
    {
        if (kept.Looked is { } before) return before;
        ImportReport looked;
        await using (var table = Open(kept)) looked = await import.LookAsync(actor, As(kept, table), cancel);
        // It took a while: somebody may have begun it meanwhile, and that stands.
        if (Read(kept.ImportId) is { BegunAt: null } still) Write(still with { Looked = looked });
        return looked;
    }

    /// <summary>Begins to bring it in and comes back at once. One that goes on is not begun twice, on any node; one that was stopped is begun again, and brings the rest.</summary>
    public Task BeginAsync(Actor actor, KeptImport kept, bool withoutRefused, CancellationToken stopping)
    {
        if (kept.Report is { Stopped: false } || kept.GoesOn(clock.Now())) return Task.CompletedTask;
        FileStream turn;
        try
        {
            turn = new FileStream(Path.Combine(folder, $"{kept.ImportId:N}.turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return Task.CompletedTask;
        }
        // Whoever had the turn before may have brought it in while this was asked.
        if (Read(kept.ImportId) is not { Report: null or { Stopped: true } } now)
        {
            turn.Dispose();
            return Task.CompletedTask;
        }
        kept = now;
        File.Delete(StopOf(kept.ImportId));
        var going = kept with { BegunAt = clock.Now(), HeardAt = clock.Now(), WithoutRefused = withoutRefused, Done = 0, Of = 0, Trouble = null, Looked = null, Report = null };
        Write(going);
        return Task.Run(() => BringInAsync(actor, going, turn, stopping), CancellationToken.None);
    }

    public void Stop(KeptImport kept) => File.WriteAllBytes(StopOf(kept.ImportId), []);

    public void Forget(KeptImport kept)
    {
        foreach (var file in Directory.EnumerateFiles(folder, $"{kept.ImportId:N}.*")) File.Delete(file);
    }

    private async Task BringInAsync(Actor actor, KeptImport kept, FileStream turn, CancellationToken stopping)
    {
        await using (turn)
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping))
        {
            var heard = new Hearing(kept, clock, Write, () => { if (File.Exists(StopOf(kept.ImportId))) stop.Cancel(); });
            try
            {
                ImportReport report;
                await using (var table = Open(kept)) report = await import.RunAsync(actor, As(kept, table), heard, stop.Token);
                Write(heard.Latest with { Report = report, HeardAt = clock.Now() });
                if (!report.Stopped) File.Delete(TableOf(kept.ImportId));
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                Write(heard.Latest with { Trouble = problem is Refused refused ? Sentence.Fill(refused.Sentence, refused.Arguments) : problem.GetType().Name, HeardAt = clock.Now() });
            }
        }
    }

    private async Task CheckAsync(Actor actor, CancellationToken cancel)
    {
        if (!await begun.LeadsAsync(actor, cancel)) throw new NotHere();
    }

    private static PeopleToImport As(KeptImport kept, Stream table) => new(table)
    { Basis = kept.Basis, Because = kept.Because, Language = kept.Language, Encoding = kept.Encoding, WithoutRefused = kept.WithoutRefused };

    private FileStream Open(KeptImport kept)
    {
        try
        {
            return File.OpenRead(TableOf(kept.ImportId));
        }
        catch (IOException)
        {
            throw new NotHere();
        }
    }

    internal bool HasOld => Old().Any();

    internal void ForgetOld()
    {
        foreach (var file in Old()) File.Delete(file);
    }

    private IEnumerable<string> Old()
    {
        var limit = clock.Now() - Life;
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(file => File.GetLastWriteTimeUtc(file) < limit) : [];
    }

    private KeptImport? Read(Guid id)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptImport>(File.ReadAllBytes(StateOf(id)));
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Whole or not at all, for whoever reads meanwhile.
    private void Write(KeptImport kept)
    {
        var half = Path.Combine(folder, $"{kept.ImportId:N}.{Ids.Opaque():N}");
        File.WriteAllBytes(half, JsonSerializer.SerializeToUtf8Bytes(kept));
        File.Move(half, StateOf(kept.ImportId), overwrite: true);
    }

    private string TableOf(Guid id) => Path.Combine(folder, $"{id:N}.csv");

    private string StateOf(Guid id) => Path.Combine(folder, $"{id:N}.json");

    private string StopOf(Guid id) => Path.Combine(folder, $"{id:N}.stop");

    /// <summary>Says every second how far it is, and asks whether somebody wants it stopped.</summary>
    private sealed class Hearing(KeptImport begun, Clock clock, Action<KeptImport> say, Action heed) : IProgress<ImportProgress>
    {
        private readonly Lock one = new();

        internal KeptImport Latest { get; private set; } = begun;

        public void Report(ImportProgress value)
        {
            lock (one)
            {
                var at = clock.Now();
                if (value.Done <= Latest.Done || (value.Done < value.Of && at - Latest.HeardAt < Heartbeat)) return;
                Latest = Latest with { Done = value.Done, Of = value.Of, HeardAt = at };
                say(Latest);
                heed();
            }
        }
    }
}

/// <summary>Takes away the tables that nobody brought in, a day after they were given.</summary>
public sealed class ForgetImports(KeptImports imports) : IJob
{
    public string Name => "forget-imports";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel) => Task.FromResult(imports.HasOld);

    public Task<string?> RunAsync(CancellationToken cancel)
    {
        imports.ForgetOld();
        return Task.FromResult<string?>(null);
    }
}
