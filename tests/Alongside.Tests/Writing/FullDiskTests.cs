using System.Net;
using Alongside.Data;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Writing;

/// <summary>What the outside sees of a database that reads and cannot keep anything: that it is not ready, and no record that nobody could be told was looked at.</summary>
public abstract class FullDiskTests(ServedHouse house)
{
    protected ServedHouse Here { get; } = house;

    [Fact]
    public async Task A_house_that_can_read_and_not_keep_is_not_ready()
    {
        var browser = Here.Browser();
        (await browser.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await FillAsync("job");
        // It was asked a moment ago, and does not write at every knock.
        (await browser.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Here.Time.Move(TimeSpan.FromSeconds(30));
        (await browser.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        await MakeRoomAsync("job");
        (await browser.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    protected abstract Task FillAsync(string table);

    protected abstract Task MakeRoomAsync(string table);

    public sealed class On_Sqlite(ServedOnSqlite house) : FullDiskTests(house), IClassFixture<ServedOnSqlite>
    {
        // SQLite's own full disk is in the tests of trouble; here it is only that nothing goes in.
        protected override Task FillAsync(string table) => Here.Database.TamperAsync($"""
            CREATE TRIGGER full_added BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END;
            CREATE TRIGGER full_changed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END;
            """);

        protected override Task MakeRoomAsync(string table) => Here.Database.TamperAsync("DROP TRIGGER full_added; DROP TRIGGER full_changed;");
    }

    public sealed class On_Postgres(ServedOnPostgres house) : FullDiskTests(house), IClassFixture<ServedOnPostgres>
    {
        [Fact]
        public async Task A_record_whose_look_cannot_be_kept_says_that_there_is_no_room()
        {
            var person = await Here.Given.PersonAsync();
            var (program, browser) = (await Here.ProgramAsync(person), await Here.BrowserAsync(person));
            await FillAsync("look");

            foreach (var answer in new[] { await program.GetAsync($"/api/v1/people/{person.OwnRecord}"), await browser.GetAsync($"/people/{person.OwnRecord}") })
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                answer.Headers.RetryAfter.ShouldNotBeNull();
                (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Amina");
            }

            await MakeRoomAsync("look");
            (await program.GetAsync($"/api/v1/people/{person.OwnRecord}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        [Fact]
        public async Task Words_that_do_not_fit_are_refused_as_no_room()
        {
            var person = await Here.Given.PersonAsync();
            await FillAsync("wording");
            await Should.ThrowAsync<NoRoom>(() => Here.Given.SaidAsync(person));
            await MakeRoomAsync("wording");
            await Here.Given.SaidAsync(person);
        }

        // In the words of a server whose disk is full.
        protected override Task FillAsync(string table) => Here.Database.TamperAsync($"""
            CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION full_disk();
            """);

        protected override Task MakeRoomAsync(string table) => Here.Database.TamperAsync($"DROP TRIGGER full_disk ON {table}");
    }
}
