using System.Text;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Web.Demo;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Demo;

/// <summary>The town of invented people, made once on a database of its own, and read as anybody in it reads it.</summary>
public abstract class MadeTown : IAsyncLifetime
{
    private TestDatabase? kept;
    private Database? open;
    private ServiceProvider? services;
    private readonly string files = Directory.CreateTempSubdirectory("alongside-town-").FullName;

    public TownMade Made { get; private set; } = null!;

    /// <summary>How many units of work it took.</summary>
    public int Units { get; private set; }

    public T The<T>() where T : notnull => services!.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        kept = await CreateAsync();
        var time = new SteppedTime(new TestClock());
        var clock = new Clock(time);
        open = await Database.OpenAsync(kept.Settings, clock);
        var counted = new CountedUnits(open.Writer);
        var building = new ServiceCollection();
        building.AddAlongside(open, clock, LocalTime.London).AddSingleton<IWriter>(counted).AddSingleton(time).AddSingleton(new KeptBytes(files)).AddDemo();
        services = building.BuildServiceProvider();
        Made = (await The<DemoTown>().MakeAsync())!;
        Units = counted.Units;
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (open is not null) await open.DisposeAsync();
        if (kept is not null) await kept.DisposeAsync();
        Directory.Delete(files, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task<TestDatabase> CreateAsync();

    /// <summary>Somebody of the town, as the first account of that name acts.</summary>
    public async Task<Actor> AsAsync(string name, Capacity capacity)
    {
        using var lease = await The<ReaderSlots>().LeaseHouseAsync(CancellationToken.None);
        var account = await lease.House.Accounts.Where(row => row.Name == name).OrderBy(row => row.MadeAt).FirstAsync();
        var work = capacity == Capacity.Worker ? await lease.House.Works.FirstAsync(row => row.AccountId == account.AccountId) : null;
        return new Actor(account.AccountId, capacity, capacity == Capacity.Self ? account.PersonId : null, work?.OrganisationId, work?.TeamId, account.Name, account.Role) { Leads = work?.Leads == true };
    }

    /// <summary>Everybody in every way they can act.</summary>
    public async Task<List<Actor>> EverybodyAsync()
    {
        List<Account> accounts;
        using (var lease = await The<ReaderSlots>().LeaseHouseAsync(CancellationToken.None))
            accounts = await lease.House.Accounts.OrderBy(row => row.Name).ThenBy(row => row.Role).ThenBy(row => row.MadeAt).ToListAsync();
        var actors = new List<Actor>();
        foreach (var account in accounts)
            foreach (var way in await The<WaysToActReading>().OfAsync(account.AccountId))
                actors.Add(new Actor(account.AccountId, way.ActAs.Capacity, way.ActAs.Capacity == Capacity.Self ? account.PersonId : null, way.ActAs.OrganisationId, way.ActAs.TeamId, account.Name, account.Role));
        return actors;
    }

    /// <summary>All that somebody reads in the town, line by line, as their pages have it: without ids, and with days and times.</summary>
    public async Task<string> ReadAsync(Actor actor)
    {
        var text = new StringBuilder();
        void Line(params object?[] told) => text.AppendJoin(" | ", told.Select(one => one is DateTime at ? at.ToString("u") : one)).Append('\n');
        foreach (var person in await WhomAsync(actor))
        {
            using var record = await The<Gate>().OpenAsync(actor, person, new Opening(PartTable.All) { History = true, Looks = true });
            await record.Looked;
            var page = await WordsReading.AboutMeAsync(record);
            Line(page.KnownAs, page.Language, (await EndRecord.OfAsync(record))?.MovedTo);
            foreach (var said in page.Statements)
            {
                Line(said.PartBit, said.Words, said.Language, said.Capture, Pictures(said.Pictures), said.WriterName, said.WriterRole, said.Present, said.At, said.ConfirmedHow, said.DisagreedAt);
                foreach (var seen in said.Observers) Line("saw", seen.Name, seen.Saw, seen.At);
                foreach (var earlier in await WordsReading.EarlierAsync(record, new OneStatement(page.KnownAs, said))) Line("before", earlier.Words, earlier.At);
                foreach (var (suggestion, answer, _) in await SuggestionsReading.OfAsync(record, said.StatementId)) Line("suggested", suggestion.Words, suggestion.Reason, suggestion.WriterName, suggestion.At, answer?.Said, answer?.Because);
                foreach (var mark in await WordsReading.MarkedNowAsync(record, said.StatementId)) Line("marked", mark.Kind, mark.Words, mark.At);
            }
            foreach (var need in (await CommunicationReading.OfAsync(record))?.Needs ?? []) Line(need.Kind, need.Words, need.Language);
            foreach (var contact in await record.Db.SafeContacts.ToListAsync()) Line(contact.Channel, contact.Address, contact.FromHour, contact.UntilHour, contact.Say);
            foreach (var detail in await DetailsReading.OfAsync(record)) Line(detail.Kind, detail.Words, detail.PartBit);
            foreach (var member in await CircleReading.AllAsync(record)) Line(member.Ring, member.Kind, member.Name, member.IsToMe, member.IAmToThem);
            foreach (var what in (await HappenedReading.PageAsync(record)).Lines)
                Line(what.Now.Kind, what.Now.HappenedAt, what.Now.Words, what.Now.WriterName, what.Now.Because, what.Earlier.Count, what.Mark?.Words, what.Check?.DueAt, what.Check?.Found, what.Withholding?.Because);
            foreach (var draft in await DraftsReading.AllAsync(record)) Line("begun", draft.Form, draft.Typed);
            if (actor.Capacity == Capacity.Self) foreach (var happened in await record.Db.Events.OrderBy(row => row.At).ThenBy(row => row.Kind).ThenBy(row => row.Reason).ToListAsync()) Line(happened.Kind, happened.Reason, happened.At);
        }
        return text.ToString();
    }

    /// <summary>The code of a photo is its id, which is another in each town.</summary>
    private static string Pictures(string? kept) => string.Join(", ", PicturesChosen.Read(kept).Select(one => $"{one.Pile} {one.Word}"));

    /// <summary>Whose records they know of, in the order of their list.</summary>
    public async Task<IReadOnlyList<Guid>> WhomAsync(Actor actor) =>
        actor.Capacity == Capacity.Self ? actor.OwnRecord is { } own ? [own] : []
        : [.. (await The<ReachReading>().PageAsync(actor, size: ReachReading.MostOnPage)).People.Select(person => person.Person)];

    /// <summary>The one writer there is, and how often it was asked.</summary>
    private sealed class CountedUnits(IWriter writer) : IWriter
    {
        private int units;

        internal int Units => units;

        public Task<TAnswer> RunAsync<TAnswer>(UnitRequest request, Func<Unit, Task<TAnswer>> work, CancellationToken cancel = default)
        {
            Interlocked.Increment(ref units);
            return writer.RunAsync(request, work, cancel);
        }

        public Task LookAsync(Look look) => writer.LookAsync(look);

        public Task CheckAsync(CancellationToken cancel = default) => writer.CheckAsync(cancel);
    }
}

public sealed class TownOnSqlite : MadeTown
{
    protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
}

public sealed class TownOnPostgres : MadeTown
{
    protected override async Task<TestDatabase> CreateAsync() => await PostgresTestDatabase.CreateAsync();
}
