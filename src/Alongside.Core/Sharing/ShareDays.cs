using Alongside.Basics;

namespace Alongside.Sharing;

/// <summary>Until when a share holds: three months unless the person says otherwise, and always with an end.</summary>
public static class ShareDays
{
    public const int MonthsUnlessSaid = 3;

    // Longer than a life is a slip of the finger.
    private const int MostYears = 100;

    /// <summary>Days before the end from which the person is told that it ends: soon, and very soon.</summary>
    public const int Soon = 30, VerySoon = 7;

    public static DateOnly UnlessSaid(DateOnly today) => today.AddMonths(MonthsUnlessSaid);

    /// <summary>The end of the day that was chosen, local time. Refused when it would be over at once or never.</summary>
    internal static DateTime EndOf(LocalTime local, DateOnly? chosen, DateTime at, DateTime from)
    {
        var today = local.DayOf(at);
        var day = chosen ?? UnlessSaid(today);
        if (day > today.AddYears(MostYears)) throw new Refused("That day is too far away. Look at the year again.", "until");
        var until = local.EndOf(day);
        return until > from ? until : throw new Refused("Choose a day that is still to come.", "until");
    }
}
