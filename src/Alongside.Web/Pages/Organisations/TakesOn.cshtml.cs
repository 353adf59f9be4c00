using System.Globalization;
using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Those who lead say what their organisation can take on just now, and for how many more people.</summary>
[SignedIn]
public sealed class TakesOnModel(OurOrganisationReading reading, SayWhatWeTakeOn say) : AlongsidePage
{
    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    /// <summary>"number" or "ask".</summary>
    [BindProperty(Name = "room")]
    public string? Room { get; set; }

    [BindProperty(Name = "more")]
    public string? More { get; set; }

    public Organisation Ours { get; private set; } = null!;

    public string? RoomNow => Room ?? (Ours.TakesOnAt is null ? null : Ours.TakesMore is null ? SayWhatWeTakeOn.Ask : "number");

    public string? MoreNow => More ?? Ours.TakesMore?.ToString(CultureInfo.InvariantCulture);

    public static IReadOnlyList<Choice> Rooms(Texts texts) => [new("number", texts["For a number of people"]), new(SayWhatWeTakeOn.Ask, texts["Ask us"])];

    public override async Task LoadAsync()
    {
        var actor = HttpContext.Actor()!;
        if (!actor.Leads) throw new NotHere();
        Ours = (await reading.OfAsync(actor, HttpContext.RequestAborted)).Organisation;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await say.RunAsync(HttpContext.Actor()!, TypedWords.Of(Typed), Room == SayWhatWeTakeOn.Ask ? Room : More, HttpContext.RequestAborted);
        return LocalRedirect("/organisation?done=kept");
    }
}
