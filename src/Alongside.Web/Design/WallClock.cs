namespace Alongside.Web.Design;

/// <summary>What the clock on the wall says where this installation is: instants are kept in UTC and lived in local days.</summary>
public sealed class WallClock(TimeZoneInfo zone)
{
    public DateTime At(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(At(utc));
}
