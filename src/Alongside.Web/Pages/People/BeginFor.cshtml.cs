using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>A worker begins a page for somebody, in two steps and three answers: the name, on what basis, and why.</summary>
[SignedIn]
public sealed class BeginForModel(BeginForSomebody begin, BegunReading begun, PageView view, LocalTime local, Clock clock) : AlongsidePage
{
    public const string Who = "who", Why = "why";

    [BindProperty(Name = "step")]
    public string? Step { get; set; }

    [BindProperty(Name = "go")]
    public string? Go { get; set; }

    [BindProperty(Name = "knownAs")]
    public string? KnownAs { get; set; }

    [BindProperty(Name = "language")]
    public string? Language { get; set; }

    [BindProperty(Name = "born")]
    public string? Born { get; set; }

    [BindProperty(Name = "nhsNumber")]
    public string? NhsNumber { get; set; }

    [BindProperty(Name = "chiNumber")]
    public string? ChiNumber { get; set; }

    [BindProperty(Name = "basis")]
    public string? Basis { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    [BindProperty(Name = "channel")]
    public string? Channel { get; set; }

    [BindProperty(Name = "address")]
    public string? Address { get; set; }

    /// <summary>Begun where this worker works, under the same name.</summary>
    public IReadOnlyList<Begun> Same { get; private set; } = [];

    public IEnumerable<(string Name, string? Value)> FromWho =>
        new (string, string?)[] { ("knownAs", KnownAs), ("language", Language), ("born", Born), ("nhsNumber", NhsNumber), ("chiNumber", ChiNumber) }.Where(typed => !string.IsNullOrEmpty(typed.Item2));

    public DateOnly DayOf(DateTime at) => local.DayOf(at);

    public IReadOnlyList<Choice> ChannelChoices(Texts texts) =>
        [new("", texts["They did not say"]), .. Channels.All.Where(channel => channel.Code != Channels.None).Select(channel => new Choice(channel.Code, texts[channel.Says]))];

    public override async Task LoadAsync()
    {
        if (HttpContext.Actor()!.Capacity != Capacity.Worker) throw new NotHere();
        if (Step != Why) Step = Who;
        else Same = await begun.OfNameAsync(HttpContext.Actor()!, KnownAs, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        if (Go == "back") return await ShowAsync(Who);
        if (Step == Who)
        {
            BeginForSomebody.CheckWho(KnownAs, Day.Read(Born, "born"), NhsNumber, ChiNumber, local.DayOf(clock.Now()));
            BeginModel.Chosen(view, Language);
            return await ShowAsync(Why);
        }
        var id = await begin.RunAsync(actor, new RecordToBeginFor(KnownAs, Basis, TypedWords.Of(Because))
        {
            Language = BeginModel.Chosen(view, Language), BecauseLanguage = TypedWords.Language(Because, view), Born = Day.Read(Born, "born"), NhsNumber = NhsNumber, ChiNumber = ChiNumber, Channel = Channel, Address = Address,
        }, FormKey.Of(HttpContext, Key, [.. FromWho.Select(typed => typed.Value), Basis, Because, Channel, Address]), cancel);
        return LocalRedirect($"/told/{id}?done=begun");
    }

    private async Task<IActionResult> ShowAsync(string step)
    {
        Step = step;
        // What was typed is shown as it is now, not as it came.
        ModelState.Clear();
        await LoadAsync();
        return Page();
    }
}
