using Alongside.Data;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Web;
using Alongside.Words;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Alongside.Tests.Writing;

/// <summary>What the embedded database does when the disk fails it: nothing half kept, nothing said to be kept that is not.</summary>
public sealed class TroubleTests(SqliteHouse house) : IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task A_full_disk_refuses_words_goes_on_reading_and_heals()
    {
        var amina = await house.Given.PersonAsync();
        await house.Given.SaidAsync(amina, "before");
        await FillTheDiskAsync(true);

        var kept = new List<string>();
        await Should.ThrowAsync<NoRoom>(async () =>
        {
            for (var count = 0; count < 1000; count++)
            {
                var words = $"{count} " + new string('x', 9000);
                await house.Given.SaidAsync(amina, words);
                kept.Add(words);
            }
        });

        (await WordsOfAsync(amina)).ShouldBe(kept.Append("before"), ignoreOrder: true);
        // Small things may still fit into what is there; what does not, is refused whole, neighbours and all.
        var together = await Task.WhenAll(Enumerable.Range(0, 20).Select(async place =>
        {
            try
            {
                await house.Given.SaidAsync(amina, $"together {place} " + new string('y', 9000));
                return true;
            }
            catch (NoRoom)
            {
                return false;
            }
        }));
        together.ShouldAllBe(fitted => !fitted);

        await FillTheDiskAsync(false);
        await house.Given.SaidAsync(amina, "after");
        (await WordsOfAsync(amina)).ShouldBe([.. kept, "before", "after"], ignoreOrder: true);
        (await house.Database.LookInsideAsync("PRAGMA integrity_check")).Single()[0].ShouldBe("ok");
    }

    [Fact]
    public async Task After_a_broken_write_nothing_more_is_taken_until_a_restart()
    {
        await using var database = await SqliteTestDatabase.CreateAsync();
        var clock = new Basics.Clock(house.Time);
        await using (var open = await Database.OpenAsync(database.Settings, clock))
        {
            await open.CheckAsync();
            // What a disk that fails in the middle of a unit says.
            var broken = open.Writer.RunAsync<bool>(UnitRequest.ByTheHouse, unit =>
            {
                unit.House.Organisations.Add(new Organisation { OrganisationId = Basics.Ids.New(), Name = "lost" });
                throw new DbUpdateException("as EF wraps it", new SqliteException("disk I/O error", raw.SQLITE_IOERR));
            });
            await Should.ThrowAsync<DbUpdateException>(() => broken);

            await Should.ThrowAsync<InvalidOperationException>(() => open.CheckAsync());
            await Should.ThrowAsync<InvalidOperationException>(() => open.Writer.RunAsync(UnitRequest.ByTheHouse, _ => Task.FromResult(true)));
        }

        await using var again = await Database.OpenAsync(database.Settings, clock);
        await again.CheckAsync();
        (await database.LookInsideAsync("SELECT count(*) FROM organisation")).Single()[0].ShouldBe(0L);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_program_whose_disk_has_failed_stops_to_be_started_again_and_one_that_is_told_to_stop_does_not(bool failed, int exit)
    {
        await using var database = await SqliteTestDatabase.CreateAsync();
        var folder = Path.GetDirectoryName(((SqliteSettings)database.Settings).File)!;
        await using var app = await AlongsideApp.BuildAsync([], demo: false, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("ALONGSIDE_DATA", (string?)folder), KeyValuePair.Create("PORT", (string?)"0")]);
        });
        var serving = Alongside.Web.Commands.ServeAsync(app);

        if (failed)
            await Should.ThrowAsync<SqliteException>(() => app.Services.GetRequiredService<IWriter>().RunAsync<bool>(
                UnitRequest.ByTheHouse, _ => throw new SqliteException("disk I/O error", raw.SQLITE_IOERR)));
        else
            app.Lifetime.StopApplication();

        (await serving.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(exit);
    }

    [Fact]
    public async Task A_look_waits_for_the_writer_and_is_not_said_to_be_kept_before()
    {
        var amina = await house.Given.PersonAsync();
        using var atWork = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var slow = house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, _ =>
        {
            atWork.Set();
            goOn.Wait();
            return Task.FromResult(true);
        });
        atWork.Wait();

        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(Parts.Important));
        (await WordsReading.AboutMeAsync(record)).KnownAs.ShouldBe("Amina");
        record.Looked.IsCompleted.ShouldBeFalse();

        goOn.Set();
        await record.Looked;
        await slow;
        record.Looked.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_unit_that_waits_for_the_outside_world_is_a_fault_and_holds_nobody_up()
    {
        var never = new TaskCompletionSource<bool>();
        await Should.ThrowAsync<InvalidOperationException>(() => house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, _ => never.Task));
        await house.The<IWriter>().CheckAsync();
    }

    [Fact]
    public async Task What_waits_when_the_house_closes_is_written_first()
    {
        await using var database = await SqliteTestDatabase.CreateAsync();
        var open = await Database.OpenAsync(database.Settings, new Basics.Clock(house.Time));
        var waiting = Enumerable.Range(0, 300).Select(place => open.Writer.RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.Organisations.Add(new Organisation { OrganisationId = Basics.Ids.New(), Name = $"{place}" });
            return Task.FromResult(true);
        })).ToList();

        await open.DisposeAsync();
        await Task.WhenAll(waiting);
        (await database.LookInsideAsync("SELECT count(*) FROM organisation")).Single()[0].ShouldBe(300L);
    }

    /// <summary>No page more than there are now: to SQLite that is a full disk.</summary>
    private Task<bool> FillTheDiskAsync(bool full) => house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, async unit =>
    {
        await unit.House.Database.ExecuteSqlRawAsync(full ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000");
        return true;
    });

    private async Task<List<string>> WordsOfAsync(Actor person)
    {
        using var record = await house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(PartTable.All));
        return (await WordsReading.AboutMeAsync(record)).Statements.Select(statement => statement.Words).ToList();
    }
}

/// <summary>A server that is gone is noticed.</summary>
public sealed class LostServerTests
{
    [Fact]
    public async Task A_database_that_went_away_is_not_ready()
    {
        var database = await PostgresTestDatabase.CreateAsync();
        await using var open = await Database.OpenAsync(database.Settings, new Basics.Clock(new TestClock()));
        await open.CheckAsync();

        await database.DisposeAsync();
        await Should.ThrowAsync<Exception>(() => open.CheckAsync());
    }
}
