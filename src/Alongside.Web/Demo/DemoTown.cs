using System.Diagnostics;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Web.Demo;

/// <summary>Something that happens in a life, so many days ago.</summary>
internal sealed record Step(int Ago, Func<Task> Do);

/// <summary>How much a town took to make: lives, things that happened, and moments at which something did. What happens in one moment is kept together.</summary>
public sealed record TownMade(int Lives, int Things, int Moments)
{
    /// <summary>How long somebody waited for it.</summary>
    public TimeSpan Took { get; init; }
}

/// <summary>
/// Invented people to try things on, made through the same use cases as real ones out of a file each. The database remembers
/// that it is a demo: it never becomes a real one, nor a real one a demo.
/// </summary>
public sealed class DemoTown(IWriter writer, ReaderSlots slots, Clock clock, LocalTime local, SteppedTime time, ComeToTown come, BegunActs begun, SpokenActs spoken, SharedActs shared, OrganisationActs organisations)
{
    /// <summary>Everybody comes before anything happens.</summary>
    private const int FirstDay = 366;

    /// <summary>What was made by this program; null when the town was there already.</summary>
    public TownMade? Made { get; private set; }

    /// <summary>Makes the town on an empty database. A database with real people in it is refused. Null: it is there already.</summary>
    public async Task<TownMade?> MakeAsync()
    {
        var state = await IsDemoAsync(slots);
        if (state == true) return null;
        if (state == false) throw new SettingsProblem("This database is a real one. The demo needs a data folder of its own (ALONGSIDE_DATA).");

        await writer.RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.Installations.Add(new Installation { One = 1, MadeAt = clock.Now(), Demo = true });
            return Task.FromResult(true);
        });
        var (since, people, today) = (Stopwatch.GetTimestamp(), TownFiles.People(), local.DayOf(clock.Now()));
        try
        {
            time.StepTo(FirstDay, 0);
            var town = TownFiles.Town();
            var cast = await come.RunAsync(town, people);
            List<List<Step>> lives =
            [
                .. people.Select(file => Steps(new Life(file, cast, today), today).ToList()),
                .. town.Organisations.Select(file => organisations.Of(file, cast, today).Select(step => Named(file.Name, step)).ToList()),
            ];
            return Made = await LiveAsync(lives, people.Count) with { Took = Stopwatch.GetElapsedTime(since) };
        }
        finally
        {
            time.Arrive();
        }
    }

    /// <summary>
    /// Day by day, and on a day one thing after the other in each life. What happens in different lives at the same moment is
    /// done beside each other, so that it shares a commit.
    /// </summary>
    private async Task<TownMade> LiveAsync(List<List<Step>> lives, int people)
    {
        var moments = 0;
        foreach (var day in lives.SelectMany(steps => steps).Select(step => step.Ago).Distinct().OrderDescending())
        {
            var today = lives.Select(steps => steps.Where(step => step.Ago == day).ToList()).ToList();
            for (var thing = 0; today.Any(steps => steps.Count > thing); thing++, moments++)
            {
                time.StepTo(day, thing);
                await Task.WhenAll(today.Where(steps => steps.Count > thing).Select(steps => steps[thing].Do()));
            }
        }
        return new TownMade(people, lives.Sum(steps => steps.Count), moments);
    }

    private IEnumerable<Step> Steps(Life life, DateOnly today)
    {
        var ago = life.File.Ago;
        foreach (var step in begun.Of(life))
        {
            ago = step.Ago;
            yield return Named(life.File.File, step);
        }
        foreach (var act in life.File.Life) yield return Named(life.File.File, new Step(ago = act.Ago ?? ago, () => DoAsync(life, act)));
        if (life.File.Quiet is not { } quiet) yield break;
        var there = life;
        ago = quiet.Life[0].Ago!.Value;
        yield return Named(life.File.File, new Step(ago, async () => there = await begun.GoQuietAsync(life, quiet, today)));
        foreach (var act in quiet.Life) yield return Named(life.File.File, new Step(ago = act.Ago ?? ago, () => DoAsync(there, act)));
    }

    private Task DoAsync(Life life, Act act) => spoken.Of(life, act) ?? shared.Of(life, act) ?? organisations.Of(life, act) ?? throw new InvalidOperationException("No verb of this act is known.");

    /// <summary>Whoever wrote a file with a slip in it is told which.</summary>
    private static Step Named(string file, Step step) => step with
    {
        Do = async () =>
        {
            try
            {
                await step.Do();
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"{file}, {step.Ago} days ago: {(problem is Refused refused ? refused.Sentence : problem.Message)}", problem);
            }
        },
    };

    /// <summary>The account for one of the words in <see cref="SomebodyToBe.All"/>, and as what it acts; null for any other word, and for whoever is not called that any more.</summary>
    public async Task<(Account Account, ActAs ActAs)?> FindAsync(string? who, CancellationToken cancel = default)
    {
        if (SomebodyToBe.All.FirstOrDefault(person => person.Who == who) is not { } somebody) return null;
        using var lease = await slots.LeaseHouseAsync(cancel);
        // Whoever tries things may open another account of that name: the one of the town was there first.
        var account = await lease.House.Accounts.Where(row => row.Name == somebody.Name && row.Role == somebody.Role).OrderBy(row => row.MadeAt).FirstOrDefaultAsync(cancel);
        if (account is null) return null;
        if (somebody.Capacity != Capacity.Worker) return (account, new ActAs(somebody.Capacity));
        var work = await lease.House.Works.Where(row => row.AccountId == account.AccountId).OrderBy(row => row.FromAt).FirstOrDefaultAsync(cancel);
        return work is null ? null : (account, new ActAs(Capacity.Worker, work.OrganisationId, work.TeamId));
    }

    /// <summary>True for a demo, false for a real installation, null for an empty database.</summary>
    public static async Task<bool?> IsDemoAsync(ReaderSlots slots)
    {
        using var lease = await slots.LeaseHouseAsync(CancellationToken.None);
        if (await lease.House.Installations.FirstOrDefaultAsync() is { } installation) return installation.Demo;
        return await lease.House.Accounts.AnyAsync() ? false : null;
    }
}
