using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Writing;

/// <summary>A job in trouble and a letter that never left are told to somebody who can do something about it.</summary>
public abstract class HouseTroubleTests(Func<Task<TestDatabase>> create)
{
    [Fact]
    public async Task The_log_names_the_job_in_trouble_and_counts_the_parked_letters_and_tells_no_more()
    {
        await using var house = new OverheardHouse(create, everything: false);
        await house.InitializeAsync();
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.Jobs.Add(new JobRow { Name = "send-somewhere", DueAt = unit.At, Tries = 1, LastProblem = "no mailbox for sana@example.org" });
            unit.House.Outbox.Add(new OutboxLetter
            {
                OutboxId = Ids.New(unit.At),
                Kind = "mail",
                Payload = "to sana@example.org",
                MadeAt = unit.At,
                DueAt = unit.At,
                Tries = 10,
                ParkedAt = unit.At,
            });
            return Task.FromResult(true);
        });

        (await HouseTrouble.ReadAsync(house.The<ReaderSlots>())).ParkedLetters.ShouldBe(1);
        for (var times = 0; times < 3; times++) (await house.Browser().GetStringAsync("/health/ready")).ShouldBe("ready");

        var line = house.Heard.Lines.Where(line => line.Contains("send-somewhere", StringComparison.Ordinal)).ShouldHaveSingleItem();
        line.ShouldContain("Jobs in trouble: send-somewhere; letters parked: 1");
        house.Heard.Lines.ShouldAllBe(heard => !heard.Contains("sana", StringComparison.OrdinalIgnoreCase));
    }

    public sealed class On_Sqlite() : HouseTroubleTests(async () => await SqliteTestDatabase.CreateAsync());

    public sealed class On_Postgres() : HouseTroubleTests(async () => await PostgresTestDatabase.CreateAsync());
}
