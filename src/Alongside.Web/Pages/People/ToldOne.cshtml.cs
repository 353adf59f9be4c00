using Alongside.Basics;
using Alongside.People;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>One page the organisation began: what was written then, how the person was told, and a code for them to take it as theirs.</summary>
[SignedIn]
public sealed class ToldOneModel(BegunReading reading, WriteDownTold writeDown, ClaimRecord claim, UndoClaim undo, Settings settings, LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "begunId")]
    public Guid BegunId { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "how")]
    public string? How { get; set; }

    [BindProperty(Name = "on")]
    public string? On { get; set; }

    [BindProperty(Name = "interpreter")]
    public string? Interpreter { get; set; }

    [BindProperty(Name = "said")]
    public string? Said { get; set; }

    public Begun Begun { get; private set; } = null!;

    /// <summary>Shown this once, on the answer to the form that asked for it.</summary>
    public string? Code { get; private set; }

    /// <summary>They lead here, and somebody has taken the page as theirs.</summary>
    public bool MayUndo { get; private set; }

    public string ClaimAddress => new Uri(settings.Url, "/claim").ToString();

    public DateOnly DueOn => local.LastDay(Begun.DueAt);

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public static IReadOnlyList<Choice> Ways(Texts texts) => [.. ToldWays.All.Select(way => new Choice(way.Code, texts[way.Says]))];

    /// <summary>How somebody says no who was told before.</summary>
    public static IReadOnlyList<Choice> SaidWays(Texts texts) =>
        [.. ToldWays.All.Where(way => way.Code != "easy-read").Select(way => new Choice(way.Code, way.Code == "letter" ? texts["By letter"] : texts[way.Says]))];

    public static IReadOnlyList<Choice> Answers(Texts texts) => [new("", texts["They know, and the page goes on"]), new("no", texts["They do not want a page"])];

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        Begun = await reading.OneAsync(actor, BegunId, cancel) ?? throw new NotHere();
        MayUndo = await undo.MayAsync(actor, Begun, cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Do == "code")
        {
            Code = (await claim.PrintAsync(actor, BegunId, cancel)).Code;
            await LoadAsync();
            return Page();
        }
        if (Do == "undo")
        {
            await undo.RunAsync(actor, BegunId, cancel);
            return LocalRedirect($"/told/{BegunId}?done=undone");
        }
        await writeDown.RunAsync(actor, new ToldToWriteDown(BegunId, How, Basics.Day.Read(On, "on"), Interpreter, Said == "no"),
            FormKey.Of(HttpContext, Key, Do, How, On, Interpreter, Said), cancel);
        // After a no there is a name and a day in the list, and nothing more here.
        if (Said == "no") return LocalRedirect("/told?done=kept");
        return LocalRedirect($"/told/{BegunId}?done=told");
    }
}
