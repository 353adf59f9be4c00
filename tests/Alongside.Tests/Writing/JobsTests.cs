using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Writing;

/// <summary>Work that comes round by itself is done by one at a time, and by somebody in the end.</summary>
public abstract class JobsTests(TestHouse house)
{
    [Fact]
    public async Task A_job_is_done_when_it_is_due_and_not_again_before()
    {
        var job = new CountingJob();
        var jobs = JobsOf(job);

        (await jobs.RunDueAsync()).ShouldBe(1);
        (await jobs.RunDueAsync()).ShouldBe(0);
        house.Time.Move(job.Every);
        (await jobs.RunDueAsync()).ShouldBe(1);
        job.Times.ShouldBe(2);

        var health = (await jobs.HealthAsync()).ShouldHaveSingleItem();
        (health.Name, health.LastOkAt, health.LastProblem, health.DueAt).ShouldBe((job.Name, Now, null, Now + job.Every));
    }

    [Fact]
    public async Task Two_runners_at_once_do_a_job_once()
    {
        var job = new CountingJob { Holds = new TaskCompletionSource() };
        var runners = Enumerable.Range(0, 8).Select(_ => Task.Run(() => JobsOf(job).RunDueAsync())).ToList();
        await job.Began.Task;
        // The others have come and gone while the first is still at it.
        while (runners.Where(runner => !runner.IsCompleted).ToList() is { Count: > 1 } busy) await Task.WhenAny(busy);
        job.Holds.SetResult();

        (await Task.WhenAll(runners)).Sum().ShouldBe(1);
        job.Times.ShouldBe(1);
    }

    [Fact]
    public async Task The_lease_of_somebody_who_died_is_taken_when_it_has_run_out()
    {
        var job = new CountingJob { Holds = new TaskCompletionSource() };
        // Never comes back: to everybody else that is what dying looks like.
        var dead = JobsOf(job).RunDueAsync();
        await job.Began.Task;

        var living = new CountingJob(job.Name);
        house.Time.Move(Jobs.LeaseLife - TimeSpan.FromSeconds(1));
        (await JobsOf(living).RunDueAsync()).ShouldBe(0);
        house.Time.Move(TimeSpan.FromSeconds(1));
        (await JobsOf(living).RunDueAsync()).ShouldBe(1);

        // It was not dead after all. It may not overwrite what the other has told.
        var due = (await JobsOf(living).HealthAsync()).Single().DueAt;
        house.Time.Move(TimeSpan.FromSeconds(1));
        job.Holds.SetResult();
        await dead;
        (await JobsOf(living).HealthAsync()).Single().DueAt.ShouldBe(due);
    }

    [Fact]
    public async Task A_job_that_fails_says_so_waits_longer_each_time_and_gets_well()
    {
        var job = new CountingJob { Fails = true };
        var jobs = JobsOf(job);
        var waits = new List<TimeSpan>();
        for (var tries = 0; tries < 3; tries++)
        {
            (await jobs.RunDueAsync()).ShouldBe(1);
            var health = (await jobs.HealthAsync()).Single();
            health.LastProblem.ShouldBe("InvalidOperationException: not today");
            health.LastOkAt.ShouldBeNull();
            waits.Add(health.DueAt!.Value - Now);
            house.Time.Move(waits[^1]);
        }
        waits.ShouldBe([job.Every * 2, job.Every * 4, job.Every * 8]);

        job.Fails = false;
        await jobs.RunDueAsync();
        (await jobs.HealthAsync()).Single().LastProblem.ShouldBeNull();
    }

    [Fact]
    public async Task A_job_with_nothing_to_do_writes_nothing()
    {
        var job = new CountingJob { Needed = false };
        (await JobsOf(job).RunDueAsync()).ShouldBe(0);
        (await JobsOf(job).HealthAsync()).Single().DueAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_program_that_stops_leaves_its_job_to_the_next()
    {
        var job = new CountingJob { Holds = new TaskCompletionSource() };
        using var stop = new CancellationTokenSource();
        var loop = new JobLoop(JobsOf(job)).RunAsync(stop.Token);
        await job.Began.Task;
        await stop.CancelAsync();
        await loop;

        var next = new CountingJob(job.Name);
        (await JobsOf(next).RunDueAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_loop_goes_on_when_the_database_was_away()
    {
        var job = new CountingJob { Trouble = true };
        using var stop = new CancellationTokenSource();
        var loop = new JobLoop(JobsOf(job));
        var running = loop.RunAsync(stop.Token);
        await job.Asked.Task;
        while (loop.Trouble is null) await Task.Yield();
        job.Trouble = false;
        await job.Began.Task;
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Answers_to_repeated_requests_are_forgotten_after_48_hours()
    {
        var amina = await house.Given.PersonAsync();
        async Task SayAsync(string key) => await house.The<SayStatement>().RunAsync(
            amina, new StatementToSay(amina.OwnRecord!.Value, "important", key, "en"), new RequestKey(key, new byte[32]));
        await SayAsync("old");
        house.Time.Move(TimeSpan.FromHours(47));
        await SayAsync("young");
        var jobs = JobsOf(new ForgetAnswers(house.The<IWriter>(), house.The<Clock>()));
        (await jobs.RunDueAsync()).ShouldBe(0);

        house.Time.Move(TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(1));
        (await jobs.RunDueAsync()).ShouldBe(1);
        (await house.Database.LookInsideAsync("SELECT key FROM idempotency")).Select(row => row[0]).ShouldBe(["young"]);
    }

    private DateTime Now => house.The<Clock>().Now();

    private Jobs JobsOf(params IJob[] jobs) => new(jobs, house.The<IWriter>(), house.The<ReaderSlots>(), house.The<Clock>());

    private sealed class CountingJob(string? name = null) : IJob
    {
        private int times;

        public string Name { get; } = name ?? $"count-{Ids.Opaque():N}";

        public TimeSpan Every => TimeSpan.FromMinutes(1);

        public int Times => times;

        public bool Needed { get; init; } = true;

        public bool Fails { get; set; }

        public bool Trouble { get; set; }

        public TaskCompletionSource? Holds { get; init; }

        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel)
        {
            Asked.TrySetResult();
            return Trouble ? throw new TimeoutException("the database is away") : Task.FromResult(Needed);
        }

        public async Task<string?> RunAsync(CancellationToken cancel)
        {
            Interlocked.Increment(ref times);
            Began.TrySetResult();
            if (Holds is not null) await Holds.Task.WaitAsync(cancel);
            return Fails ? throw new InvalidOperationException("not today") : null;
        }
    }

    public sealed class On_Sqlite(SqliteHouse house) : JobsTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : JobsTests(house), IClassFixture<PostgresHouse>;
}
