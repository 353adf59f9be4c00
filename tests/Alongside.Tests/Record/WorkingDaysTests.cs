using Alongside.Basics;

namespace Alongside.Tests.Record;

/// <summary>The days in which an organisation must answer, in Scotland and in England.</summary>
public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-11-23", 5, "2026-12-01", "2026-11-30")] // St Andrew's Day is Scotland's alone.
    [InlineData("2026-12-23", 5, "2027-01-05", "2027-01-04")] // Scotland rests on 2 January, in 2027 on the Monday after.
    [InlineData("2026-04-02", 1, "2026-04-06", "2026-04-07")] // Easter Monday is England's alone.
    [InlineData("2026-11-21", 5, "2026-11-27", "2026-11-27")] // Asked on a Saturday.
    public void Five_working_days_leave_out_weekends_and_the_holidays_of_the_nation(string asked, int count, string scotland, string england)
    {
        WorkingDays.Scotland.After(DateOnly.Parse(asked, null), count).ShouldBe(DateOnly.Parse(scotland, null));
        WorkingDays.England.After(DateOnly.Parse(asked, null), count).ShouldBe(DateOnly.Parse(england, null));
    }

    [Theory]
    [InlineData(2026, 9, 8)]
    [InlineData(2027, 9, 8)]
    [InlineData(2028, 9, 8)]
    public void Each_year_of_the_list_has_its_holidays_and_none_of_them_is_at_a_weekend(int year, int scotland, int england)
    {
        Holidays(WorkingDays.Scotland, year).ShouldBe(scotland + (year == 2026 ? 1 : 0), "2026 has one more, for the World Cup");
        Holidays(WorkingDays.England, year).ShouldBe(england);
    }

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2028)]
    public void Good_Friday_is_reckoned_and_so_are_the_Mondays_of_May(int year)
    {
        foreach (var days in new[] { WorkingDays.Scotland, WorkingDays.England })
        {
            days.IsOne(Easter(year).AddDays(-2)).ShouldBeFalse();
            days.IsOne(Mondays(year, 5).First()).ShouldBeFalse();
            days.IsOne(Mondays(year, 5).Last()).ShouldBeFalse();
        }
        WorkingDays.England.IsOne(Easter(year).AddDays(1)).ShouldBeFalse();
        WorkingDays.Scotland.IsOne(Easter(year).AddDays(1)).ShouldBeTrue();
        WorkingDays.Scotland.IsOne(Mondays(year, 8).First()).ShouldBeFalse();
        WorkingDays.England.IsOne(Mondays(year, 8).Last()).ShouldBeFalse();
    }

    [Fact]
    public void A_nation_nobody_knows_has_no_days() => WorkingDays.Of("atlantis").ShouldBeNull();

    /// <summary>Days from Monday to Friday that are none to work on.</summary>
    private static int Holidays(WorkingDays days, int year) => Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays)
        .Count(day => day.Year == year && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !days.IsOne(day));

    private static IEnumerable<DateOnly> Mondays(int year, int month) => Enumerable.Range(1, DateTime.DaysInMonth(year, month))
        .Select(day => new DateOnly(year, month, day)).Where(day => day.DayOfWeek == DayOfWeek.Monday);

    /// <summary>Easter Sunday by the rule of Meeus, Jones and Butcher.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var month = (h + l - 7 * m + 114) / 31;
        return new DateOnly(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }
}
