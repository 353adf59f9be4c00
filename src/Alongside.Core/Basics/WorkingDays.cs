using System.Collections.Frozen;
using System.Globalization;

namespace Alongside.Basics;

/// <summary>
/// The days on which an organisation must answer: Monday to Friday without the bank holidays of one nation, from
/// <c>bank-holidays.csv</c>. After the last year of that file only weekends are left out, so nobody is made to wait longer.
/// </summary>
public sealed class WorkingDays
{
    private static readonly FrozenSet<(string Nation, DateOnly Day)> Holidays = Load();

    private WorkingDays(string nation) => Nation = nation;

    public string Nation { get; }

    public static WorkingDays Scotland { get; } = new("scotland");

    public static WorkingDays England { get; } = new("england");

    /// <summary>Null when nobody here knows that nation's days.</summary>
    public static WorkingDays? Of(string nation) => nation switch { "scotland" => Scotland, "england" => England, _ => null };

    public bool IsOne(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains((Nation, day));

    /// <summary>So many working days later; the day itself is not counted.</summary>
    public DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsOne(day)) count--;
        }
        return day;
    }

    private static FrozenSet<(string, DateOnly)> Load()
    {
        using var reader = new StreamReader(typeof(WorkingDays).Assembly.GetManifestResourceStream("bank-holidays.csv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(','))
            .Select(cells => (cells[0], DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture))).ToFrozenSet();
    }
}
