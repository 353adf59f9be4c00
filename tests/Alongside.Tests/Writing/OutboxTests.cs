using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Writing;

/// <summary>What was put in the outbox leaves the house, at least once, and exactly as it was put there.</summary>
public abstract class OutboxTests(TestHouse house) : IAsyncLifetime
{
    /// <summary>The tests of this class share one house: each begins with an empty outbox.</summary>
    public async ValueTask InitializeAsync() => await house.Database.TamperAsync("DELETE FROM outbox; DELETE FROM job");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("parked_at IS NOT NULL", "outbox_parked")]
    [InlineData("sent_at IS NULL AND parked_at IS NULL AND kind IN ('by-hand-phone', 'by-hand-letter')", "outbox_kind")]
    public async Task What_is_asked_often_looks_through_no_letters(string asked, string index)
    {
        // Of so few rows PostgreSQL would rather read all.
        var explain = house.Database is SqliteTestDatabase ? "EXPLAIN QUERY PLAN " : "SET enable_seqscan = off; EXPLAIN ";
        string.Join(' ', (await house.Database.LookInsideAsync($"{explain}SELECT count(*) FROM outbox WHERE {asked}")).SelectMany(row => row)).ShouldContain(index);
    }

    [Fact]
    public async Task What_waits_is_sent_once_in_its_order_to_the_letter()
    {
        var sender = new TestSender();
        await PutAsync("one", "two 🌱\nباغ", "three");

        await RunAsync(sender);
        house.Time.Move(TimeSpan.FromHours(1));
        await RunAsync(sender);

        sender.Sent.Select(letter => letter.Payload).ShouldBe(["one", "two 🌱\nباغ", "three"]);
        (await InsideAsync()).ShouldAllBe(row => row.Sent && row.Tries == 1);
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_letter_once()
    {
        var sender = new TestSender();
        await PutAsync([.. Enumerable.Range(0, 40).Select(place => $"{place}")]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Outbox(sender).RunAsync(default))));

        sender.Sent.Select(letter => letter.Payload).ShouldBe(Enumerable.Range(0, 40).Select(place => $"{place}"), ignoreOrder: true);
    }

    [Fact]
    public async Task A_program_that_died_between_sending_and_marking_sends_again_under_the_same_id()
    {
        var sender = new TestSender { DiesAfterSending = true };
        await PutAsync("twice rather than never");
        using var death = new CancellationTokenSource();
        sender.Death = death;
        await Should.ThrowAsync<OperationCanceledException>(() => Outbox(sender).RunAsync(death.Token));

        sender.DiesAfterSending = false;
        await RunAsync(sender);
        sender.Sent.Count.ShouldBe(1);
        house.Time.Move(TimeSpan.FromMinutes(5));
        await RunAsync(sender);

        sender.Sent.Count.ShouldBe(2);
        sender.Sent.Select(letter => letter.Id).Distinct().ShouldHaveSingleItem();
        (await InsideAsync()).Single().Sent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_letter_that_cannot_be_sent_waits_longer_each_time_and_is_parked_after_ten_tries()
    {
        var sender = new TestSender { Refuses = "bad" };
        await PutAsync("bad", "good");

        var waits = new List<TimeSpan>();
        for (var tries = 1; tries <= 10; tries++)
        {
            await RunAsync(sender);
            var bad = (await InsideAsync()).Single(row => row.Payload == "bad");
            (bad.Tries, bad.Problem, bad.Parked, bad.Sent).ShouldBe((tries, "InvalidOperationException: no such box", tries == 10, false));
            waits.Add(bad.Due - Now);
            house.Time.Move(waits[^1] - TimeSpan.FromMilliseconds(1));
            await RunAsync(sender);
            sender.Tried["bad"].ShouldBe(tries);
            house.Time.Move(TimeSpan.FromMilliseconds(1));
        }
        waits.ShouldBeInOrder();
        waits[0].ShouldBe(TimeSpan.FromSeconds(30));

        house.Time.Move(TimeSpan.FromDays(30));
        await RunAsync(sender);
        sender.Tried["bad"].ShouldBe(10);
        sender.Sent.Select(letter => letter.Payload).ShouldBe(["good"]);
        (await InsideAsync()).Count.ShouldBe(2);
        (await Jobs(sender).HealthAsync()).Single().LastProblem.ShouldBe("1 could not be sent and will be tried again; 1 are parked for somebody to look at.");
    }

    [Fact]
    public async Task A_letter_on_which_the_program_dies_every_time_is_parked_too()
    {
        await PutAsync("deadly");
        for (var tries = 0; tries < 10; tries++)
        {
            using var death = new CancellationTokenSource();
            var sender = new TestSender { DiesAfterSending = true, Death = death };
            await Should.ThrowAsync<OperationCanceledException>(() => Outbox(sender).RunAsync(death.Token));
            house.Time.Move(TimeSpan.FromMinutes(5));
        }

        var living = new TestSender();
        await Outbox(living).RunAsync(default);
        living.Sent.ShouldBeEmpty();
        var parked = (await InsideAsync()).Single();
        (parked.Parked, parked.Problem).ShouldBe((true, "The program stopped in the middle of every try."));
    }

    [Fact]
    public async Task A_kind_that_nobody_sends_waits_unharmed()
    {
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit => { unit.SendLater("pigeon", "coo"); return Task.FromResult(true); });
        await RunAsync(new TestSender());
        (await InsideAsync()).Single().Tries.ShouldBe(0);
    }

    private DateTime Now => house.The<Clock>().Now();

    private Task<bool> PutAsync(params string[] payloads) => house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
    {
        // Ids of one millisecond are in no order: the instant is what says who waited longest.
        foreach (var (place, payload) in payloads.Index())
            unit.House.Outbox.Add(new OutboxLetter
            {
                OutboxId = Ids.New(unit.At),
                Kind = "test",
                Payload = payload,
                MadeAt = unit.At,
                DueAt = unit.At.AddMilliseconds(place - payloads.Length),
                Tries = 0,
            });
        return Task.FromResult(true);
    });

    private SendOutbox Outbox(TestSender sender) => new(house.The<IWriter>(), house.The<ReaderSlots>(), [sender], house.The<ReachPerson>());

    private Jobs Jobs(TestSender sender) => new([Outbox(sender)], house.The<IWriter>(), house.The<ReaderSlots>(), house.The<Clock>());

    /// <summary>As the loop does it, whenever the job is due.</summary>
    private async Task RunAsync(TestSender sender)
    {
        await house.Database.TamperAsync("UPDATE job SET due_at = made.at FROM (SELECT min(made_at) AS at FROM outbox) made");
        await Jobs(sender).RunDueAsync();
    }

    private async Task<List<(string Payload, int Tries, string? Problem, bool Sent, bool Parked, DateTime Due)>> InsideAsync() =>
        (await house.Database.LookInsideAsync("SELECT payload, tries, last_problem, sent_at, parked_at, due_at FROM outbox")).Select(row =>
            ((string)row[0]!, Convert.ToInt32(row[1], null), (string?)row[2], row[3] is not null, row[4] is not null,
                row[5] is long kept ? Keep.Instant(kept) : (DateTime)row[5]!)).ToList();

    private sealed class TestSender : ILetterSender
    {
        private readonly Lock turn = new();

        public string Kind => "test";

        public string? Refuses { get; init; }

        public bool DiesAfterSending { get; set; }

        public CancellationTokenSource? Death { get; set; }

        public List<(Guid Id, string Payload)> Sent { get; } = [];

        public Dictionary<string, int> Tried { get; } = [];

        public Task SendAsync(Guid letter, string payload, CancellationToken cancel)
        {
            lock (turn)
            {
                Tried[payload] = Tried.GetValueOrDefault(payload) + 1;
                if (payload == Refuses) throw new InvalidOperationException("no such box");
                Sent.Add((letter, payload));
            }
            if (DiesAfterSending)
            {
                Death!.Cancel();
                cancel.ThrowIfCancellationRequested();
            }
            return Task.CompletedTask;
        }
    }

    public sealed class On_Sqlite(SqliteHouse house) : OutboxTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : OutboxTests(house), IClassFixture<PostgresHouse>;
}
