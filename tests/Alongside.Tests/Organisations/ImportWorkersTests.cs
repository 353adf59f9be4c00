using System.Text;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.Organisations;

/// <summary>Whoever runs the house brings in those who work at an organisation; the same file twice changes nothing.</summary>
public abstract class ImportWorkersTests(TestHouse house)
{
    [Fact]
    public async Task Workers_come_in_with_their_team_and_the_same_again_is_nothing()
    {
        var (organisation, _) = await house.Given.OrganisationAsync();
        var mark = Ids.New().ToString("N");
        string[] table = ["email,name,role,team,leads", $"jo.{mark}@example.org,Jo,support worker,Home team,", $"kit.{mark}@example.org,Kit,,Night team,yes", $"lee.{mark}@example.org,Lee,,,no"];
        (await LookAsync(organisation, table)).Rows.ShouldAllBe(row => row.Outcome == RowOutcome.WouldComeIn);
        (await WorksAsync(organisation)).ShouldBeEmpty();

        (await RunAsync(organisation, table)).Rows.ShouldAllBe(row => row.Outcome == RowOutcome.CameIn);
        (await WorksAsync(organisation)).ShouldBe([("Jo", "Home team", false), ("Kit", "Night team", true), ("Lee", null, false)]);
        (await RunAsync(organisation, table)).Rows.ShouldAllBe(row => row.Outcome == RowOutcome.Here);

        // At another organisation they are the same people, and work there too.
        var (other, _) = await house.Given.OrganisationAsync("Elsewhere");
        (await RunAsync(other, ["email,name", $"JO.{mark}@example.org,Jo"])).Rows.ShouldHaveSingleItem().Outcome.ShouldBe(RowOutcome.CameIn);
        (await WorksAsync(other)).ShouldBe([("Jo", null, false)]);
        (await WorksAsync(organisation)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_row_that_is_wrong_keeps_the_others_out_and_says_why()
    {
        var (organisation, _) = await house.Given.OrganisationAsync();
        var mark = Ids.New().ToString("N");
        string[] table = ["email,name,leads,team", $"a.{mark}@example.org,Ann,,Home team", "nobody,Bo,,", $"A.{mark}@example.org,Ann again,,", $"c.{mark}@example.org,Cy,perhaps,Night team"];
        await TeamsAsync(organisation, 1);
        (await RunAsync(organisation, table)).Rows.Select(row => row.Why).ShouldBe(
            ["", "Write an e-mail address, like name@example.org.", "Line 2 has the same address.", "Write yes or no in leads. Here stands perhaps."]);
        (await WorksAsync(organisation)).ShouldBeEmpty();
        await TeamsAsync(organisation, 1);
        (await RunAsync(organisation, table, withoutRefused: true)).Count(RowOutcome.CameIn).ShouldBe(1);
        await Should.ThrowAsync<NotHere>(() => LookAsync(Ids.New(), table));
    }

    [Fact]
    public async Task Stopped_in_the_middle_whoever_came_in_works_in_their_team_and_the_same_again_brings_the_rest()
    {
        var (organisation, _) = await house.Given.OrganisationAsync();
        var mark = Ids.New().ToString("N");
        string[] table = ["email,name,team", .. Enumerable.Range(1, 200).Select(number => $"w{number}.{mark}@example.org,Worker {number},Home team")];
        using var stop = new CancellationTokenSource();
        var report = await house.The<ImportWorkers>().RunAsync(organisation, File(table), progress: new StopsAt(20, stop), cancel: stop.Token);
        report.Stopped.ShouldBeTrue();
        var came = report.Count(RowOutcome.CameIn);
        came.ShouldBeInRange(20, 199);
        var works = await WorksAsync(organisation);
        works.Count.ShouldBe(came);
        works.ShouldAllBe(work => work.Team == "Home team");

        var rest = await RunAsync(organisation, table);
        (rest.Count(RowOutcome.Here), rest.Count(RowOutcome.CameIn)).ShouldBe((came, 200 - came));
        (await WorksAsync(organisation)).Count.ShouldBe(200);
    }

    private sealed class StopsAt(int done, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done == done) stop.Cancel();
        }
    }

    private async Task TeamsAsync(Guid organisation, int expected)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(CancellationToken.None);
        (await lease.House.Teams.CountAsync(row => row.OrganisationId == organisation)).ShouldBe(expected);
    }

    private Task<ImportReport> LookAsync(Guid organisation, string[] table) => house.The<ImportWorkers>().LookAsync(organisation, File(table));

    private Task<ImportReport> RunAsync(Guid organisation, string[] table, bool withoutRefused = false) => house.The<ImportWorkers>().RunAsync(organisation, File(table), withoutRefused: withoutRefused);

    private static MemoryStream File(string[] table) => new(Encoding.UTF8.GetBytes(string.Join('\n', table)));

    private async Task<List<(string Name, string? Team, bool Leads)>> WorksAsync(Guid organisation)
    {
        using var lease = await house.The<ReaderSlots>().LeaseHouseAsync(CancellationToken.None);
        var rows = await (
            from work in lease.House.Works
            join account in lease.House.Accounts on work.AccountId equals account.AccountId
            where work.OrganisationId == organisation
            orderby account.Name
            select new { account.Name, Team = lease.House.Teams.Where(team => team.TeamId == work.TeamId).Select(team => team.Name).FirstOrDefault(), work.Leads }).ToListAsync();
        return [.. rows.Select(row => (row.Name, row.Team, row.Leads))];
    }

    public sealed class On_Sqlite(SqliteHouse house) : ImportWorkersTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : ImportWorkersTests(house), IClassFixture<PostgresHouse>;
}
