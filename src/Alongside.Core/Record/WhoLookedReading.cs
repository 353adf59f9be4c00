using Alongside.Basics;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>
/// Who looked at a record in the last 90 days, for the person: grouped by where they looked from and who it was, what was
/// unusual first. The database groups and counts; a look is fetched only to be shown. The person's own are left out.
/// </summary>
public sealed class WhoLookedReading(LocalTime local)
{
    public const int Days = 90;
    public const int GroupsOnPage = 10;
    public const int LooksOfGroup = 10;
    public const int LooksOnPage = 50;

    /// <summary>The groups of a page (the first is 1), each with its latest looks.</summary>
    public async Task<WhoLooked> PageAsync(OpenedRecord record, int page = 1, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, 1_000);
        var groups = await GroupsAsync(record, cancel);
        var shown = groups.Skip((page - 1) * GroupsOnPage).Take(GroupsOnPage).ToList();
        var looks = await LatestAsync(record, shown, cancel);
        return new WhoLooked([.. shown.Select(group => group with { Looks = Told(group, looks) })], page, groups.Count > page * GroupsOnPage);
    }

    /// <summary>Every look of one organisation (null: of the circle), a page at a time; null when nobody looked from there.</summary>
    public async Task<LooksOf?> OfAsync(OpenedRecord record, Guid? organisation, int page = 1, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, 1_000);
        if ((await GroupsAsync(record, cancel)).FirstOrDefault(group => group.OrganisationId == organisation) is not { } group) return null;
        var looks = await Shown(record, organisation).OrderByDescending(look => look.At).ThenByDescending(look => look.LookId)
            .Skip((page - 1) * LooksOnPage).Take(LooksOnPage + 1).ToListAsync(cancel);
        return new LooksOf(group with { Looks = Told(group, looks.Take(LooksOnPage)) }, page, looks.Count > LooksOnPage);
    }

    private static DateTime Since(OpenedRecord record) => record.At.AddDays(-Days);

    private static IQueryable<LookMinute> ByOthers(OpenedRecord record) => record.Db.LookMinutes.Where(look => look.Capacity != Capacity.Self);

    private static IQueryable<LookMinute> Shown(OpenedRecord record, Guid? organisation)
    {
        var since = Since(record);
        return ByOthers(record).Where(look => look.At >= since && look.OrganisationId == organisation);
    }

    private async Task<List<LookedGroup>> GroupsAsync(OpenedRecord record, CancellationToken cancel)
    {
        var counted = await CountedAsync(record, cancel);
        var busy = await BusyAsync(record, cancel);
        var grounds = await GroundsReading.AllLiveAsync(record.Db, record.At, cancel);
        var leading = await LeadingAsync(record, grounds, cancel);
        var (people, organisations) = await NamesAsync(record, counted, cancel);
        var lookers = counted.GroupBy(row => row.Who).Where(who => who.Any(row => row.Times > 0)).Select(who =>
        {
            var facts = Facts(record, who, busy.Where(day => day.Who == who.Key), grounds, leading);
            var (name, role) = people.GetValueOrDefault(who.Key.Account, ("", ""));
            return new Looker(who.Key.Account, who.Key.Capacity, who.Key.Organisation, name, role)
            {
                Facts = facts,
                ThisWeek = who.Sum(row => row.ThisWeek),
                Times = who.Sum(row => row.Times),
                Unusual = UnusualRules.Of(facts),
            };
        });
        return
        [
            .. lookers.GroupBy(looker => looker.OrganisationId)
                .Select(group => new LookedGroup(group.Key, group.Key is { } id ? organisations.GetValueOrDefault(id, "") : "", Ordered(group)))
                .OrderByDescending(group => group.Unusual > 0).ThenByDescending(group => group.Last).ThenBy(group => group.OrganisationId),
        ];
    }

    private static List<Looker> Ordered(IEnumerable<Looker> lookers) =>
        [.. lookers.OrderByDescending(looker => looker.Unusual.Count > 0).ThenByDescending(looker => looker.Facts.Last).ThenBy(looker => looker.AccountId)];

    /// <summary>One row for each viewer, team and set of parts that was ever opened together: a handful for each viewer.</summary>
    private async Task<List<Counted>> CountedAsync(OpenedRecord record, CancellationToken cancel)
    {
        var (since, week, shift) = (Since(record), record.At.AddDays(-7), local.Shift(Since(record), record.At));
        const int day = 24 * 60, first = UnusualRules.FirstHour * 60, last = UnusualRules.LastHour * 60;
        return await ByOthers(record)
            .Select(look => new
            {
                look.AccountId, look.Capacity, look.OrganisationId, look.TeamId, look.PartBits, look.At,
                OfDay = (look.Minute + (look.At < shift.ChangedAt ? shift.First : look.At < shift.ChangedAgainAt ? shift.Then : shift.Last)) % day,
            })
            .GroupBy(look => new { look.AccountId, look.Capacity, look.OrganisationId, look.TeamId, look.PartBits })
            .Select(group => new Counted(new Who(group.Key.AccountId, group.Key.Capacity, group.Key.OrganisationId), group.Key.TeamId, group.Key.PartBits,
                group.Min(look => look.At), group.Max(look => look.At), group.Count(look => look.At >= since), group.Count(look => look.At >= week),
                group.Max(look => look.At >= since && (look.OfDay < first || look.OfDay >= last) ? (DateTime?)look.At : null)))
            .ToListAsync(cancel);
    }

    /// <summary>The days on which one viewer looked more often than usual.</summary>
    private async Task<List<Busy>> BusyAsync(OpenedRecord record, CancellationToken cancel)
    {
        var (since, shift) = (Since(record), local.Shift(Since(record), record.At));
        const int day = 24 * 60;
        return await ByOthers(record).Where(look => look.At >= since)
            .Select(look => new
            {
                look.AccountId, look.Capacity, look.OrganisationId, look.At,
                Day = (look.Minute + (look.At < shift.ChangedAt ? shift.First : look.At < shift.ChangedAgainAt ? shift.Then : shift.Last)) / day,
            })
            .GroupBy(look => new { look.AccountId, look.Capacity, look.OrganisationId, look.Day })
            .Where(group => group.Count() > UnusualRules.MostInADay)
            .Select(group => new Busy(new Who(group.Key.AccountId, group.Key.Capacity, group.Key.OrganisationId), group.Count(), group.Max(look => look.At)))
            .ToListAsync(cancel);
    }

    private LookerFacts Facts(OpenedRecord record, IGrouping<Who, Counted> who, IEnumerable<Busy> busy, List<Ground> grounds, HashSet<(Guid, Guid?)> leading) =>
        new(who.Key.Capacity, Since(record), who.Min(row => row.First), who.Max(row => row.Last))
        {
            FirstOf = PartTable.Rows.Where(part => who.Any(row => (row.Parts & part.Part) != Parts.None))
                .ToDictionary(part => part.Part, part => who.Where(row => (row.Parts & part.Part) != Parts.None).Min(row => row.First)),
            LastOutsideHours = who.Max(row => row.LastOutsideHours),
            BusyDays = [.. busy.Select(day => new BusyDay(local.DayOf(day.Last), day.Times, day.Last))],
            HasGround = who.Select(row => row.Team).Distinct().Any(team => MayLookNow(record, who.Key, team, grounds, leading)),
        };

    private static bool MayLookNow(OpenedRecord record, Who who, Guid? team, List<Ground> grounds, HashSet<(Guid, Guid?)> leading) =>
        new[] { Purpose.Support, Purpose.Learning }.Any(purpose => Decide.PartsFor(
            new Actor(who.Account, who.Capacity, OrganisationId: who.Organisation, TeamId: team) { Leads = leading.Contains((who.Account, who.Organisation)) }, record.Person, grounds, Operation.Read, purpose, record.At) != Parts.None);

    /// <summary>Who leads where those who lead have the person: asked only when somewhere they do.</summary>
    private static async Task<HashSet<(Guid, Guid?)>> LeadingAsync(OpenedRecord record, List<Ground> grounds, CancellationToken cancel)
    {
        var organisations = grounds.Where(ground => ground.ViewerKind == ViewerKind.Lead).Select(ground => ground.ViewerId).Distinct().ToList();
        if (organisations.Count == 0) return [];
        var works = await record.House.Works.Where(work => work.Leads && organisations.Contains(work.OrganisationId) && work.FromAt <= record.At
            && (work.UntilAt == null || work.UntilAt > record.At)).Select(work => new { work.AccountId, work.OrganisationId }).ToListAsync(cancel);
        return [.. works.Select(work => (work.AccountId, (Guid?)work.OrganisationId))];
    }

    /// <summary>The latest looks of these groups, in one command.</summary>
    private static async Task<List<LookMinute>> LatestAsync(OpenedRecord record, List<LookedGroup> groups, CancellationToken cancel)
    {
        if (groups.Count == 0) return [];
        var latest = groups.Select(group => Shown(record, group.OrganisationId).OrderByDescending(look => look.At).ThenByDescending(look => look.LookId).Take(LooksOfGroup));
        return await latest.Aggregate((all, next) => all.Concat(next)).ToListAsync(cancel);
    }

    private List<OneLook> Told(LookedGroup group, IEnumerable<LookMinute> looks)
    {
        var lookers = group.Lookers.ToDictionary(looker => (looker.AccountId, looker.Capacity));
        return
        [
            .. looks.Where(look => look.OrganisationId == group.OrganisationId).OrderByDescending(look => look.At).ThenByDescending(look => look.LookId).Select(look =>
            {
                var by = lookers[(look.AccountId, look.Capacity)];
                return new OneLook(by, look.At, look.PartBits, look.Ground, UnusualRules.Is(by.Facts, look.At, local));
            }),
        ];
    }

    private static async Task<(Dictionary<Guid, (string Name, string Role)> People, Dictionary<Guid, string> Organisations)> NamesAsync(
        OpenedRecord record, List<Counted> counted, CancellationToken cancel)
    {
        var accounts = counted.Select(row => row.Who.Account).Distinct().ToList();
        var organisations = counted.Select(row => row.Who.Organisation).OfType<Guid>().Distinct().ToList();
        var people = await record.House.Accounts.Where(row => accounts.Contains(row.AccountId)).Select(row => new { row.AccountId, row.Name, row.Role }).ToListAsync(cancel);
        return (people.ToDictionary(row => row.AccountId, row => (row.Name, row.Role)),
            await record.House.Organisations.Where(row => organisations.Contains(row.OrganisationId)).ToDictionaryAsync(row => row.OrganisationId, row => row.Name, cancel));
    }

    private readonly record struct Who(Guid Account, Capacity Capacity, Guid? Organisation);

    private sealed record Counted(Who Who, Guid? Team, Parts Parts, DateTime First, DateTime Last, int Times, int ThisWeek, DateTime? LastOutsideHours);

    private sealed record Busy(Who Who, int Times, DateTime Last);
}
