using System.Text;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.People;

/// <summary>A lead brings in the people their organisation supports already: looked at first, each row whole or not there, nobody twice.</summary>
public abstract class ImportPeopleTests(TestHouse house)
{
    private static readonly string[] Everything =
    [
        "Reference;Name;Born;NHS number;Language;reach by;reach at;Team;hair colour",
        "R-1;Noor Khan;03/05/1967;943 476 5919;ur;phone;+44 7700 900123;Home team;brown",
        "R-2;\"O'Brien; Áine\";1990-02-28;;;;;;",
    ];

    [Fact]
    public async Task Nobody_comes_in_by_being_looked_at()
    {
        var lead = await LeadAsync();
        var report = await house.The<ImportPeople>().LookAsync(lead, Table(Everything));
        report.Rows.Select(row => (row.Line, row.Reference, row.Outcome)).ShouldBe([(2, "R-1", RowOutcome.WouldComeIn), (3, "R-2", RowOutcome.WouldComeIn)]);
        report.NotUsed.ShouldBe(["hair colour"]);
        (await BegunAsync(lead)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_brought_in_is_begun_as_by_a_worker_and_given_to_their_team()
    {
        var lead = await LeadAsync();
        var progress = new Heard();
        var report = await house.The<ImportPeople>().RunAsync(lead, Table(Everything), progress);
        report.Rows.ShouldAllBe(row => row.Outcome == RowOutcome.CameIn);
        progress.Last.ShouldBe(new ImportProgress(2, 2));

        var begun = (await BegunAsync(lead)).OrderBy(row => row.Reference).ToList();
        begun.Select(row => (row.Reference, row.KnownAs, row.Born, row.NhsNumber, row.Basis)).ShouldBe(
            [("R-1", "Noor Khan", new DateOnly(1967, 5, 3), "9434765919", "social-care"), ("R-2", "O'Brien; Áine", new DateOnly(1990, 2, 28), null, "social-care")]);
        // Noor's team has her to support; Áine nobody yet but those who lead.
        var kit = new Actor(Ids.New(), Capacity.Worker, OrganisationId: lead.OrganisationId, TeamId: lead.TeamId);
        (await NamesAsync(kit)).ShouldBe(["Noor Khan"]);
        (await NamesAsync(lead)).ShouldContain("O'Brien; Áine");
        (await NamesAsync(await house.Given.WorkerAsync("Somebody elsewhere"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_file_twice_brings_nobody_twice_and_a_longer_one_the_rest()
    {
        var lead = await LeadAsync();
        await house.The<ImportPeople>().RunAsync(lead, Table(Everything));
        var again = await house.The<ImportPeople>().RunAsync(lead, Table([.. Everything, "R-3;Wen;;;;;;;"]));
        again.Rows.Select(row => row.Outcome).ShouldBe([RowOutcome.Here, RowOutcome.Here, RowOutcome.CameIn]);
        (await BegunAsync(lead)).Count.ShouldBe(3);
        // Another organisation's R-1 is somebody else.
        var other = await LeadAsync();
        (await house.The<ImportPeople>().RunAsync(other, Table(["reference,name", "R-1,Ruth"]))).Rows.ShouldHaveSingleItem().Outcome.ShouldBe(RowOutcome.CameIn);
    }

    [Fact]
    public async Task Two_who_bring_the_same_in_at_once_bring_each_person_once()
    {
        var lead = await LeadAsync();
        string[] table = ["reference,name", .. Enumerable.Range(1, 20).Select(number => $"T-{number},Person {number}")];
        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => house.The<ImportPeople>().RunAsync(lead, Table(table)))));
        reports.SelectMany(report => report.Rows).ShouldAllBe(row => row.Outcome == RowOutcome.CameIn || row.Outcome == RowOutcome.Here);
        (await BegunAsync(lead)).Select(row => row.Reference).Order().ShouldBe(Enumerable.Range(1, 20).Select(number => $"T-{number}").Order());
    }

    [Fact]
    public async Task While_one_row_is_refused_nobody_comes_in_unless_that_was_said()
    {
        var lead = await LeadAsync();
        string[] table =
        [
            "reference,name,born,nhs_number,chi_number,language,reach_by,reach_at,basis,because,team,worker_email",
            "1,Well,,,,,,,,,,", "1,The same again,,,,,,,,,,", "2,,,,,,,,,,,", "3,Early,2090-01-01,,,,,,,,,", "4,Guess,03/04/58,,,,,,,,,",
            "5,Number,,9434765918,,,,,,,,", "6,Tongue,,,,English please,,,,,,", "7,Way,,,,,pigeon,,,,,", "8,Nowhere to,,,,,phone,,,,,", "9,Right,,,,,,,consent,,,",
            "10,Team,,,,,,,,,Night team,", "11,Worker,,,,,,,,,,nobody@example.org", "12,Both,,,,,,,,,Home team,nobody@example.org", "13,=1+1,,,,,,,,,,", "14,@SUM(A1),,,,,,,,,,",
            "15,More,,,,,,,,,,,,extra", "16,Plus,,,,,phone,+44 (0)131 496 0000,,,,",
        ];
        string[] why =
        [
            "", "Line 2 has the same reference.", "There is nothing in name.", "The day of birth cannot be after today.", "Write the day of birth as 1958-06-21 or 21/06/1958. Here stands 03/04/58.",
            "One digit of this NHS number cannot be right. Look at a letter from the NHS again.", "Write the language as a tag, like en, ur or pl. Here stands English please.",
            "Choose how they may be reached.", "Write the address or number for it.", "Choose on what basis you begin it.", "There is no team called Night team here.", "Nobody with the address nobody@example.org works here.",
            "Name a team or a worker, not both.", "name begins with =, as a formula does. Write the words alone.", "name begins with @, as a formula does. Write the words alone.",
            "There are 14 cells in this row, and 12 in the first line.", "",
        ];
        foreach (var report in new[] { await house.The<ImportPeople>().LookAsync(lead, Table(table)), await house.The<ImportPeople>().RunAsync(lead, Table(table)) })
            report.Rows.Select(row => row.Why).ShouldBe(why);
        (await BegunAsync(lead)).ShouldBeEmpty();

        var rest = await house.The<ImportPeople>().RunAsync(lead, Table(table) with { WithoutRefused = true });
        (rest.Count(RowOutcome.CameIn), rest.Count(RowOutcome.Refused)).ShouldBe((2, 15));
        (await BegunAsync(lead)).Select(row => row.KnownAs).Order().ShouldBe(["Plus", "Well"]);
    }

    [Fact]
    public async Task Whoever_said_no_is_not_brought_in_again()
    {
        var lead = await LeadAsync();
        await house.The<ImportPeople>().RunAsync(lead, Table(Everything));
        var noor = (await BegunAsync(lead)).Single(row => row.Reference == "R-1");
        await house.The<WriteDownTold>().RunAsync(lead, new ToldToWriteDown(noor.BegunId, "visit", SaidNo: true));
        var report = await house.The<ImportPeople>().RunAsync(lead, Table(["reference,name,born", "N-1,Noor Khan,1967-05-03"]));
        report.Rows.ShouldHaveSingleItem().Why.ShouldStartWith("They have said no to a page. Ask nobody again before ");
    }

    [Fact]
    public async Task It_is_only_for_those_who_lead_there()
    {
        var lead = await LeadAsync();
        var kit = await house.Given.WorkerAsync("Kit") with { OrganisationId = lead.OrganisationId, TeamId = null };
        await house.The<StartWork>().RunAsync(new WorkToStart(kit.AccountId, lead.OrganisationId!.Value));
        foreach (var other in new[] { kit, await house.Given.PersonAsync("Amina"), lead with { Capacity = Capacity.Circle } })
            await Should.ThrowAsync<NotHere>(() => house.The<ImportPeople>().LookAsync(other, Table(Everything)));
    }

    [Fact]
    public async Task Stopped_in_the_middle_whoever_came_in_is_whole_and_the_same_again_brings_the_rest()
    {
        var lead = await LeadAsync();
        string[] table = ["reference,name", .. Enumerable.Range(1, 300).Select(number => $"S-{number},Person {number}")];
        using var stop = new CancellationTokenSource();
        var report = await house.The<ImportPeople>().RunAsync(lead, Table(table), new Heard(at => { if (at.Done == 40) stop.Cancel(); }), stop.Token);
        report.Stopped.ShouldBeTrue();
        report.Count(RowOutcome.CameIn).ShouldBeInRange(40, 299);
        (await BegunAsync(lead)).Count.ShouldBe(report.Count(RowOutcome.CameIn));

        var rest = await house.The<ImportPeople>().RunAsync(lead, Table(table));
        (rest.Count(RowOutcome.Here), rest.Count(RowOutcome.Here) + rest.Count(RowOutcome.CameIn)).ShouldBe((report.Count(RowOutcome.CameIn), 300));
        (await BegunAsync(lead)).Count.ShouldBe(300);
    }

    [Theory]
    [InlineData(true, "You do not lead there any more.")]
    [InlineData(false, "Whoever is to have them does not work here any more.")]
    public async Task When_the_work_of_whoever_brings_in_or_is_given_somebody_ends_meanwhile_nobody_else_comes_in(bool isLead, string why)
    {
        var lead = await LeadAsync();
        var (kit, address) = (await house.The<OpenAccount>().RunAsync("Kit"), $"kit-{lead.AccountId:N}@example.org");
        await house.The<ChooseContact>().RunAsync(kit, address);
        await house.The<StartWork>().RunAsync(new WorkToStart(kit, lead.OrganisationId!.Value));
        string[] table = ["reference,name,worker_email", .. Enumerable.Range(1, 200).Select(number => $"L-{number},Person {number},{address}")];
        var report = await house.The<ImportPeople>().RunAsync(lead, Table(table), new Heard(at => { if (at.Done == 20) EndAsync(isLead ? lead.AccountId : kit).GetAwaiter().GetResult(); }));
        report.Count(RowOutcome.CameIn).ShouldBeInRange(20, 199);
        report.Rows.Where(row => row.Outcome != RowOutcome.CameIn).ShouldAllBe(row => row.Outcome == RowOutcome.Refused && row.Why == why);
        (await BegunAsync(lead)).Count.ShouldBe(report.Count(RowOutcome.CameIn));
    }

    [Fact]
    public async Task Only_somebody_brought_in_twice_is_here_already_and_whatever_else_kept_them_out_is_not_told_as_if_all_were_well()
    {
        var lead = await LeadAsync();
        await house.Database.TamperAsync(house.Database.Settings is SqliteSettings
            ? "CREATE TRIGGER no_bad BEFORE INSERT ON beginning WHEN NEW.reference = 'BAD' BEGIN SELECT RAISE(ABORT, 'no'); END"
            : "ALTER TABLE beginning ADD CONSTRAINT no_bad CHECK (reference <> 'BAD')");
        await Should.ThrowAsync<DbUpdateException>(() => house.The<ImportPeople>().RunAsync(lead, Table(["reference,name", "BAD,Ruth"])));
        (await BegunAsync(lead)).ShouldBeEmpty();
    }

    private static PeopleToImport Table(IEnumerable<string> lines) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)))) { Basis = "social-care", Because = "The council supports you already." };

    private async Task<Actor> LeadAsync()
    {
        var lead = await house.Given.WorkerAsync("Lee") with { Leads = true, WorksAt = "Riverside Together" };
        await house.The<StartWork>().RunAsync(new WorkToStart(lead.AccountId, lead.OrganisationId!.Value, lead.TeamId) { Leads = true });
        return lead;
    }

    private async Task EndAsync(Guid account)
    {
        List<Guid> works;
        using (var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default)) works = await lease.House.Works.Where(row => row.AccountId == account).Select(row => row.WorkId).ToListAsync();
        foreach (var work in works) await house.The<EndWork>().RunAsync(work);
    }

    private async Task<List<Begun>> BegunAsync(Actor lead)
    {
        using var lease = await house.The<ReaderSlots>().LeaseAsync(CancellationToken.None);
        lease.Reach.ActFor(lead);
        return await lease.Reach.Begun.ToListAsync();
    }

    private async Task<List<string>> NamesAsync(Actor viewer) => [.. (await house.The<ReachReading>().PageAsync(viewer, size: 50)).People.Select(person => person.KnownAs)];

    private sealed class Heard(Action<ImportProgress>? then = null) : IProgress<ImportProgress>
    {
        private readonly Lock gate = new();

        public ImportProgress Last { get; private set; } = new(0, 0);

        public void Report(ImportProgress value)
        {
            lock (gate) { if (value.Done > Last.Done) Last = value; }
            then?.Invoke(value);
        }
    }

    public sealed class On_Sqlite(SqliteHouse house) : ImportPeopleTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : ImportPeopleTests(house), IClassFixture<PostgresHouse>;
}
