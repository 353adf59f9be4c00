using System.Globalization;
using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>The person says how to talk with them, changes it, takes it away, and says how they may be reached.</summary>
[AboutAPerson(Parts.Communication, Reword = true)]
public sealed class CommunicationModel(SayNeed sayNeed, SaySafeContact sayContact, PageView view, LocalTime local, Clock clock) : AlongsidePage
{
    public static IReadOnlyList<(NeedKind Kind, string Code, string Title, string Choice)> Kinds { get; } =
    [
        (NeedKind.Need, "need", "What others must do", "Something others must do"),
        (NeedKind.Yes, "yes", "How I say yes", "How I say yes"),
        (NeedKind.No, "no", "How I say no", "How I say no"),
        (NeedKind.NotToRaise, "topic", "What not to begin to talk about", "Something not to begin to talk about"),
    ];

    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "change")]
    public Guid? Change { get; set; }

    [BindProperty(SupportsGet = true, Name = "common")]
    public int? Common { get; set; }

    [BindProperty(SupportsGet = true, Name = "kept")]
    public bool Kept { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "need")]
    public Guid Need { get; set; }

    [BindProperty(Name = "replaces")]
    public Guid? Replaces { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    [BindProperty(Name = "reviewBy")]
    public string? ReviewBy { get; set; }

    [BindProperty(Name = "channel")]
    public string? Channel { get; set; }

    [BindProperty(Name = "address")]
    public string? Address { get; set; }

    [BindProperty(Name = "fromHour")]
    public string? FromHour { get; set; }

    [BindProperty(Name = "untilHour")]
    public string? UntilHour { get; set; }

    [BindProperty(Name = "say")]
    public string? Say { get; set; }

    public Communication Now { get; private set; } = new([], null);

    public Need? Changing => Now.Needs.FirstOrDefault(need => need.NeedId == (Replaces ?? Change));

    public DateOnly Today => local.DayOf(clock.Now());

    public DateOnly DayOf(DateTime at) => local.DayOf(at);

    public string ContactKey { get; } = FormKey.New();

    public string KeyOf(Need need) => $"away-{need.NeedId:N}";

    public string? Suggested(Texts texts) => Changing?.Words ?? (Common is { } at && at >= 0 && at < CommonNeeds.All.Count ? texts.Plain(CommonNeeds.All[at]) : null);

    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. Kinds.Select(kind => new Choice(((int)kind.Kind).ToString(CultureInfo.InvariantCulture), texts[kind.Choice]))];

    public static IReadOnlyList<Choice> ChannelChoices(Texts texts) => [.. Channels.All.Select(channel => new Choice(channel.Code, texts[channel.Says]))];

    public override async Task LoadAsync() => Now = await CommunicationReading.OfAsync(HttpContext.Opened(), HttpContext.RequestAborted) ?? throw new NotHere();

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Do == "away") await sayNeed.TakeAwayAsync(actor, PersonId, Need, cancel: cancel);
        else if (Do == "contact")
        {
            var key = FormKey.Of(HttpContext, Key, Do, Channel, Address, FromHour, UntilHour, Say);
            await sayContact.RunAsync(actor, new SafeContactToSay(PersonId, Channel, Address, Hour(FromHour, "fromHour"), Hour(UntilHour, "untilHour"), Say,
                TypedWords.Language(Say, view)), key, cancel);
        }
        else
        {
            var words = TypedWords.Of(Typed);
            var kind = Kinds.FirstOrDefault(row => ((int)row.Kind).ToString(CultureInfo.InvariantCulture) == Kind).Kind;
            if (kind == default) throw new Refused("Choose what it is.", "kind");
            await sayNeed.RunAsync(actor, new NeedToSay(PersonId, kind, words, TypedWords.Language(words, view), Day.Read(ReviewBy, "reviewBy")) { Replaces = Replaces },
                FormKey.Of(HttpContext, Key, Do, Kind, words, ReviewBy, Replaces?.ToString()), cancel);
        }
        return LocalRedirect($"/people/{PersonId}/communication?kept=true");
    }

    private static int? Hour(string? written, string field) => string.IsNullOrWhiteSpace(written) ? null
        : int.TryParse(written.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= 24 ? hour
        : throw new Refused("Write the hour as a number, like 9 or 17.", field);
}
