using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.Web.Demo;

/// <summary>What organisations do in the demo: whom those who lead give to whom, and what a worker writes down of it; and what an organisation says of itself.</summary>
public sealed class OrganisationActs(
    GivePerson give, WriteHappening write, DisagreeWithHappening disagree, TickSafety tick, DecideFor decide, ObjectToDecision objects, SayTimes times, SayWhatWeTakeOn takesOn, Gate gate, LocalTime local, Clock clock)
{
    /// <summary>Null: it is not something that organisations do, or that is said about it.</summary>
    internal Task? Of(Life life, Act act) => act switch
    {
        { GivesTo: { } whom } => GiveAsync(life, act, whom),
        { Happened: not null } => WriteAsync(life, act),
        { Finds: { } what } => FindAsync(life, act, what),
        { Decides: { } suggestion } => DecideAsync(life, act, suggestion),
        { ObjectsTo: { } decision } => objects.RunAsync(life.Self, life.Person, life.Decided[decision], act.Words, act.In),
        { Objects: { } what } => disagree.RunAsync(life.Self, life.Person, life.Happened[what], act.Words, act.In),
        _ => null,
    };

    /// <summary>When it is open, when it is not, and what it can take on, said by whoever leads there.</summary>
    internal IEnumerable<Step> Of(OrganisationInFile file, Cast cast, DateOnly today)
    {
        var lead = cast.LeadOf(file.Name);
        yield return new(file.Ago, () => times.HoursAsync(lead, [.. file.Open.SelectMany(Hours)]));
        yield return new(file.Ago, () => takesOn.RunAsync(lead, file.TakesOn, file.More?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? SayWhatWeTakeOn.Ask));
        foreach (var closed in file.Closed)
            yield return new(file.Ago, () => times.ClosedAsync(lead, today.AddDays(closed.From), today.AddDays(closed.Until ?? closed.From), closed.CoveredBy));
    }

    /// <summary>"1-4 09:00-17:00": from Monday to Thursday, each from nine to five.</summary>
    private static IEnumerable<HoursTyped> Hours(string written)
    {
        var (days, hours) = (written.Split(' ')[0].Split('-'), written.Split(' ')[1].Split('-'));
        for (var day = Weekday(days[0]); day <= Weekday(days[^1]); day++) yield return new HoursTyped(day, hours[0], hours[1]);
    }

    private static int Weekday(string figure) => figure[0] - '0';

    private Task<Guid> GiveAsync(Life life, Act act, string whom)
    {
        var (kind, id, _) = life.Cast.Viewer(whom);
        return give.RunAsync(life.By(act), new PersonToGive(life.Person, kind, id, act.Basis, act.Because) { KeepMeSafe = act.KeepMeSafe });
    }

    private async Task WriteAsync(Life life, Act act)
    {
        var checks = act.Checks is { } name ? life.Cast.As(name).AccountId : (Guid?)null;
        var happening = await write.RunAsync(life.By(act), new HappeningToWrite(life.Person, act.Happened, Met: checks is null, act.Words, act.In)
        {
            Place = act.Place, Present = act.Present, Whose = act.Whose, SaidBy = act.SaidBy, CheckBy = checks, CheckDue = act.WithinHours is { } hours ? clock.Now().AddHours(hours) : null,
            Withhold = act.KeepsBack is { } right ? new ExemptionGiven(right, act.Because, life.Day(act.Until)) : null,
            Corrects = act.Corrects is { } wrong ? life.Happened[wrong] : null, Because = act.Corrects is null ? null : act.Because,
        });
        if (act.As is { } called) life.Happened[called] = happening;
    }

    private async Task DecideAsync(Life life, Act act, string suggestion)
    {
        var written = act.Decision!;
        var decision = await decide.RunAsync(life.By(act), new DecisionToWrite(life.Person, life.Suggested[suggestion])
        {
            Question = written.Question, PersonsView = written.PersonsView, SupportTried = written.SupportTried, Power = written.Power, Holder = written.Holder, Scope = written.Scope, Evidence = written.Evidence,
            Consulted = written.Consulted, Options = written.Options, Words = written.Words, Language = act.In, ToObject = written.ToObject, DecidedOn = local.DayOf(clock.Now()), ReviewOn = life.Day(written.Review),
        });
        if (act.As is { } called) life.Decided[called] = decision;
    }

    private async Task FindAsync(Life life, Act act, string what)
    {
        var by = life.By(act);
        Guid check;
        using (var opened = await gate.OpenAsync(by, life.Person, new Opening(Parts.Happened)))
        {
            check = (await HappenedReading.OneAsync(opened, life.Happened[what]))!.Check!.CheckId;
            await opened.Looked;
        }
        await tick.RunAsync(by, life.Person, check, act.Words, act.In);
    }
}
