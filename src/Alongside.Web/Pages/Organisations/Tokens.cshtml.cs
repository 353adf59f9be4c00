using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Keys for programs of one's own: made here and nowhere else, shown once, in one capacity, with an end; and ended at once.</summary>
[SignedIn(Ordinary = true)]
public sealed class TokensModel(WaysToActReading reading, OwnKeys keys, MakeToken make, LocalTime local, Clock clock, Settings settings, Texts texts) : AlongsidePage
{
    private IReadOnlyList<WayToAct> ways = [];

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "way")]
    public string? Way { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    /// <summary>One of them is to be ended.</summary>
    [BindProperty(Name = "session")]
    public string? Ended { get; set; }

    /// <summary>The one that was made just now: shown once, and kept nowhere.</summary>
    public MadeToken? Made { get; private set; }

    public IReadOnlyList<OwnKey> Tokens { get; private set; } = [];

    public DateOnly UnlessSaid => MakeToken.UnlessSaid(local.DayOf(clock.Now()));

    /// <summary>As programs write it, in every language.</summary>
    public string Header { get; } = "Authorization: Bearer …";

    public Uri Api => new(settings.Url, "/api/v1/me");

    public IReadOnlyList<Choice> Ways => [.. ways.Select(way => new Choice(way.Code, ActsAs(way.ActAs.Capacity, way.WorksAt)))];

    public DateOnly LastDay(DateTime ends) => local.LastDay(ends);

    public string At(DateTime at) => texts.At(texts.ShortDay(local.DayOf(at)), local.At(at));

    public IHtmlContent ActsAs(Capacity capacity, string? worksAt) => capacity switch
    {
        Capacity.Worker => string.IsNullOrEmpty(worksAt) ? texts["As a worker"] : texts["As a worker at {organisation}", texts.Said(worksAt)],
        Capacity.Circle => texts["As family or a friend of somebody"],
        _ => texts["For myself"],
    };

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        ways = await reading.OfAsync(actor.AccountId, cancel);
        Tokens = [.. (await keys.OfAsync(actor.AccountId, null, cancel)).Where(key => key.Kind == KeyKind.Bearer)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Ended is not null)
        {
            await keys.EndAsync(actor.AccountId, Ended, cancel);
            return LocalRedirect("/sessions/programs");
        }
        await LoadAsync();
        var way = ways.FirstOrDefault(way => way.Code == Way) ?? throw new Refused("Choose one of these.", "way");
        Made = await make.RunAsync(new TokenToMake(actor.AccountId, Name, way.ActAs, Day.Read(Until, "until")), Letter(), FormKey.Of(HttpContext, Key, Name, Way, Until), cancel);
        return Page();
    }

    private (string Subject, string Text) Letter() => (texts.Plain("You have a message"), string.Join("\n\n",
        texts.Plain("You have a message."),
        texts.Plain("A key for a program was made. Whoever has it can read and write here as you."),
        texts.Plain("If it was not you, sign in and end it under “Where I am signed in”: {address}", new Uri(settings.Url, "/sessions"))) + "\n");
}
