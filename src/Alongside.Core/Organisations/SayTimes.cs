using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>From when until when on one weekday, as it was typed; both empty: closed.</summary>
public sealed record HoursTyped(int Weekday, string? From, string? Until);

/// <summary>Those who lead say when the organisation is open, and on which days it is not, and who can be turned to then.</summary>
public sealed class SayTimes(IWriter writer, LocalTime local)
{
    public const int MostWords = 500;

    /// <summary>All seven days at once, in place of what was said before.</summary>
    public Task HoursAsync(Actor actor, IReadOnlyList<HoursTyped> week, CancellationToken cancel = default)
    {
        var said = week.Select(Read).OfType<(int Weekday, int From, int Until)>().ToList();
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var organisation = (await Leading.InAsync(unit, actor)).OrganisationId;
            var before = await unit.House.OpenHours.AsTracking().Where(row => row.OrganisationId == organisation).ToListAsync();
            unit.House.OpenHours.RemoveRange(before.FindAll(row => !said.Exists(day => day.Weekday == row.Weekday)));
            foreach (var day in said)
            {
                if (before.Find(row => row.Weekday == day.Weekday) is { } row) (row.FromMinute, row.UntilMinute) = (day.From, day.Until);
                else unit.House.OpenHours.Add(new OpenHours { OrganisationId = organisation, Weekday = day.Weekday, FromMinute = day.From, UntilMinute = day.Until });
            }
            return true;
        }, cancel);
    }

    /// <summary><paramref name="until"/>: the last of the days; null when it is one day.</summary>
    public Task<Guid> ClosedAsync(Actor actor, DateOnly? from, DateOnly? until, string? coveredBy, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouseFor(actor.AccountId, key), async unit =>
        {
            var organisation = (await Leading.InAsync(unit, actor)).OrganisationId;
            var (first, last) = (from ?? throw new Refused("Write from which day you are closed.", "from"), until ?? from.Value);
            if (last < first) throw new Refused("The last day cannot be before the first.", "until");
            if (last < local.DayOf(unit.At)) throw new Refused("Choose today or a day that is still to come.", "until");
            var covered = PlainText.Optional(coveredBy, MostWords, "covered");
            var closed = new ClosedDays { OrganisationId = organisation, ClosedId = Ids.Opaque(), FromDay = first, UntilDay = last, CoveredBy = string.IsNullOrWhiteSpace(covered) ? null : covered };
            unit.House.ClosedDays.Add(closed);
            return closed.ClosedId;
        }, cancel);

    /// <summary>They are open on those days after all.</summary>
    public Task OpenAfterAllAsync(Actor actor, Guid closed, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var organisation = (await Leading.InAsync(unit, actor)).OrganisationId;
            unit.House.ClosedDays.RemoveRange(await unit.House.ClosedDays.Where(row => row.OrganisationId == organisation && row.ClosedId == closed).ToListAsync());
            return true;
        }, cancel);

    private static (int Weekday, int From, int Until)? Read(HoursTyped day)
    {
        var (from, until) = (Minute(day.From, $"from-{day.Weekday}"), Minute(day.Until, $"until-{day.Weekday}"));
        if (from is null && until is null) return null;
        if (from is null) throw new Refused("Write from when, or leave both empty.", $"from-{day.Weekday}");
        if (until is null) throw new Refused("Write until when, or leave both empty.", $"until-{day.Weekday}");
        return until > from ? (day.Weekday, from.Value, until.Value) : throw new Refused("The end comes before the beginning.", $"until-{day.Weekday}");
    }

    /// <summary>A day may end at 24, which no clock shows.</summary>
    private static int? Minute(string? text, string field) =>
        text?.Trim() is "24" or "24:00" or "24.00" ? 24 * 60 : TimeOfDay.Read(text, field) is { } time ? time.Hour * 60 + time.Minute : null;
}
