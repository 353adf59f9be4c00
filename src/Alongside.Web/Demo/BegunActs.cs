using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Demo;

/// <summary>How a life in the demo comes to its page: begun by the person, or by a worker and then told or taken; and a quiet place.</summary>
public sealed class BegunActs(
    BeginRecord beginRecord, BeginForSomebody begin, BegunReading begun, ClaimRecord claim, WriteDownTold told, SayDetail detail, SayNeed need, SaySafeContact contact,
    PutInCircle putIn, MakeQuietPlace makeQuiet, SignIn signIn)
{
    /// <summary>From the first day until the page is theirs and says how to talk with them.</summary>
    internal IEnumerable<Step> Of(Life life)
    {
        var file = life.File;
        if (file.Begun is not { } by)
        {
            yield return new(file.Ago, () => BeginAsync(life));
            foreach (var step in About(life, file.Ago)) yield return step;
            yield break;
        }
        yield return new(file.Ago, () => BeginForAsync(life, by));
        if (by.Told is not null) yield return new(file.Ago - by.ToldAfter!.Value, () => told.RunAsync(life.Cast.As(by.By), new ToldToWriteDown(life.Begun, by.Told, SaidNo: by.SaidNo)));
        if (by.TakenAfter is not { } after) yield break;
        yield return new(file.Ago - after, () => TakeAsync(life, by));
        foreach (var step in About(life, file.Ago - after)) yield return step;
    }

    /// <summary>Somewhere only they find: everything in it is said by somebody whom nothing joins to them.</summary>
    internal async Task<Life> GoQuietAsync(Life life, QuietInFile quiet, DateOnly today)
    {
        var place = await makeQuiet.RunAsync(life.Self, quiet.Words, quiet.Words, life.File.Language);
        var ordinary = await signIn.IssueAsync(life.Self.AccountId, new ActAs(Capacity.Self), KeyKind.Cookie);
        var key = await signIn.IssueQuietAsync(ordinary, place);
        var there = new Life(life.File, life.Cast, today) { Self = (await signIn.ActorAsync(key, KeyKind.Cookie))! };
        await signIn.EndAsync(key);
        return there;
    }

    private async Task BeginAsync(Life life)
    {
        var account = life.Cast.Accounts[life.File.Name];
        life.Self = new Actor(account, Capacity.Self, await beginRecord.RunAsync(account, new RecordToBegin(life.File.Name, life.File.Language)), Name: life.File.Name);
    }

    private async Task BeginForAsync(Life life, BegunInFile by)
    {
        life.Begun = await begin.RunAsync(life.Cast.As(by.By), new RecordToBeginFor(life.File.Name, by.Basis, by.Because)
        {
            Language = life.File.Language, Born = life.File.Born is { } born ? Basics.Day.Read(born, "born") : null, Channel = by.Channel, Address = by.Address,
        });
        life.BegunFor = (await begun.OneAsync(life.Cast.As(by.By), life.Begun))?.PersonId;
    }

    private Task<Guid> PutInAsync(Life life, Ring ring, string[] member) =>
        putIn.RunAsync(life.Self, new MemberToPutIn(life.Person, member[0], ring, member.Length > 2 ? Enum.Parse<MemberKind>(member[2], ignoreCase: true) : MemberKind.Human, member[1], member.ElementAtOrDefault(3)));

    private static Ring RingOf(string ring) => Enum.Parse<Ring>(ring.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private async Task TakeAsync(Life life, BegunInFile by)
    {
        var worker = life.Cast.As(by.By);
        var account = await claim.RunAsync(null, (await claim.PrintAsync(worker, life.Begun)).Code);
        life.Self = new Actor(account, Capacity.Self, (await begun.OneAsync(worker, life.Begun))!.PersonId, Name: life.File.Name);
    }

    /// <summary>What is of different kinds is said beside each other: only what is of one kind has an order.</summary>
    private IEnumerable<Step> About(Life life, int ago)
    {
        var kinds = Kinds(life).Where(kind => kind.Count > 0).ToList();
        for (var next = 0; kinds.Exists(kind => kind.Count > next); next++)
        {
            var beside = kinds.Where(kind => kind.Count > next).Select(kind => kind[next]).ToList();
            yield return new(ago, () => Task.WhenAll(beside.Select(one => one())));
        }
    }

    private IEnumerable<List<Func<Task>>> Kinds(Life life)
    {
        var file = life.File;
        foreach (var (kind, words) in new[] { (NeedKind.Need, file.Needs), (NeedKind.Yes, file.Yes), (NeedKind.No, file.No), (NeedKind.NotToRaise, file.NotToRaise) })
            yield return [.. words.Select<string, Func<Task>>(one => () => need.RunAsync(life.Self, new NeedToSay(life.Person, kind, one, LanguageOfWords.Guess(one, "en"))))];
        foreach (var (kind, words) in new[] { (DetailKind.Pronoun, file.Pronoun), (DetailKind.Born, file.Begun is null ? file.Born : null), (DetailKind.Address, file.Lives) })
            if (words is not null)
                yield return [() => detail.RunAsync(life.Self, new DetailToSay(life.Person, kind, words, Shown: kind == DetailKind.Pronoun))];
        if (file.Reach is { } reach)
            yield return [() => contact.RunAsync(life.Self, new SafeContactToSay(life.Person, reach.By, reach.At, reach.From, reach.Until, reach.Say))];
        foreach (var (ring, members) in file.Circle)
            yield return [.. members.Select<string[], Func<Task>>(member => () => PutInAsync(life, RingOf(ring), member))];
    }
}
