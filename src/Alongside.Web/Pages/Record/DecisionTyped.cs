using Alongside.Record;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>What a worker types about something that was decided for somebody.</summary>
public sealed class DecisionTyped
{
    [BindProperty(Name = "question")] public string? Question { get; set; }
    [BindProperty(Name = "supportTried")] public string? SupportTried { get; set; }
    [BindProperty(Name = "personsView")] public string? PersonsView { get; set; }
    [BindProperty(Name = "power")] public string? Power { get; set; }
    [BindProperty(Name = "holder")] public string? Holder { get; set; }
    [BindProperty(Name = "scope")] public string? Scope { get; set; }
    [BindProperty(Name = "evidence")] public string? Evidence { get; set; }
    [BindProperty(Name = "powerFrom")] public string? PowerFrom { get; set; }
    [BindProperty(Name = "powerUntil")] public string? PowerUntil { get; set; }
    [BindProperty(Name = "consulted")] public string? Consulted { get; set; }
    [BindProperty(Name = "options")] public string? Options { get; set; }
    [BindProperty(Name = "words")] public string? Words { get; set; }
    [BindProperty(Name = "decidedOn")] public string? DecidedOn { get; set; }
    [BindProperty(Name = "toObject")] public string? ToObject { get; set; }
    [BindProperty(Name = "appealUntil")] public string? AppealUntil { get; set; }
    [BindProperty(Name = "reviewOn")] public string? ReviewOn { get; set; }

    public string?[] All => [Question, SupportTried, PersonsView, Power, Holder, Scope, Evidence, PowerFrom, PowerUntil, Consulted, Options, Words, DecidedOn, ToObject, AppealUntil, ReviewOn];

    public DecisionToWrite ToWrite(Guid person, Guid suggestion, PageView view) => new(person, suggestion)
    {
        Question = TypedWords.Of(Question), SupportTried = TypedWords.Of(SupportTried), PersonsView = TypedWords.Of(PersonsView), Power = Power, Holder = TypedWords.Of(Holder),
        Scope = TypedWords.Of(Scope), Evidence = TypedWords.Of(Evidence), PowerFrom = Basics.Day.Read(PowerFrom, "powerFrom"), PowerUntil = Basics.Day.Read(PowerUntil, "powerUntil"),
        Consulted = TypedWords.Of(Consulted), Options = TypedWords.Of(Options), Words = TypedWords.Of(Words), Language = TypedWords.Language(TypedWords.Of(Words), view),
        DecidedOn = Basics.Day.Read(DecidedOn, "decidedOn"), ToObject = TypedWords.Of(ToObject), AppealUntil = Basics.Day.Read(AppealUntil, "appealUntil"), ReviewOn = Basics.Day.Read(ReviewOn, "reviewOn"),
    };

    public static IReadOnlyList<Choice> Powers(Texts texts) => [.. LawfulPowers.All.Select(power => new Choice(power.Code, texts[power.Says]) { Hint = texts[power.Place] })];
}
