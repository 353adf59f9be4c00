using Alongside.Basics;
using Alongside.Record;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>What a worker types about one contact: three answers, and everything that may be left as it is.</summary>
public sealed class HappenedTyped
{
    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "met")]
    public string? Met { get; set; }

    [BindProperty(Name = "on")]
    public string? On { get; set; }

    [BindProperty(Name = "clock")]
    public string? Clock { get; set; }

    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    [BindProperty(Name = "present")]
    public string? Present { get; set; }

    [BindProperty(Name = "whose")]
    public string? Whose { get; set; }

    [BindProperty(Name = "saidBy")]
    public string? SaidBy { get; set; }

    [BindProperty(Name = "checkBy")]
    public string? CheckBy { get; set; }

    [BindProperty(Name = "dueOn")]
    public string? DueOn { get; set; }

    [BindProperty(Name = "dueClock")]
    public string? DueClock { get; set; }

    [BindProperty(Name = "exemption")]
    public string? Exemption { get; set; }

    [BindProperty(Name = "exemptBecause")]
    public string? ExemptBecause { get; set; }

    [BindProperty(Name = "exemptUntil")]
    public string? ExemptUntil { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    public string?[] All => [Kind, Met, On, Clock, Place, Present, Whose, SaidBy, CheckBy, DueOn, DueClock, Exemption, ExemptBecause, ExemptUntil, Because];

    /// <summary>Somebody looked at what else could be said.</summary>
    public bool HasMore => new[] { On, Clock, Place, Present, SaidBy }.Any(text => !string.IsNullOrEmpty(text)) || Whose is not (null or "" or WhoseAccount.Writer);

    public bool HasExemption => !string.IsNullOrEmpty(Exemption) || !string.IsNullOrEmpty(ExemptBecause);

    public HappeningToWrite ToWrite(Guid person, string? words, string language, LocalTime local, DateTime now) => new(person, Kind, Met switch { "yes" => true, "no" => false, _ => null }, words, language)
    {
        HappenedAt = When(On, Clock, "on", "clock", local, now, new TimeOnly(12, 0)),
        Place = Place,
        Present = TypedWords.Names(Present),
        Whose = string.IsNullOrEmpty(Whose) ? null : Whose,
        SaidBy = SaidBy,
        CheckBy = Guid.TryParse(CheckBy, out var by) ? by : null,
        CheckDue = Met == "no" ? When(DueOn, DueClock, "dueOn", "dueClock", local, now, new TimeOnly(17, 0)) : null,
        Withhold = HasExemption ? Given(language) : null,
        Because = TypedWords.Of(Because),
    };

    public ExemptionGiven Given(string language) => new(Exemption, TypedWords.Of(ExemptBecause), Day.Read(ExemptUntil, "exemptUntil"), language);

    /// <summary>A day without a time is that day; a time without a day is today.</summary>
    private static DateTime? When(string? on, string? clock, string day, string time, LocalTime local, DateTime now, TimeOnly otherwise) =>
        (Day.Read(on, day), TimeOfDay.Read(clock, time)) is var (date, hour) && (date is not null || hour is not null)
            ? local.Moment(date ?? local.DayOf(now), hour ?? otherwise) : null;
}
