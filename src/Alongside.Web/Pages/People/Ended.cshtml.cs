using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>A worker writes down that somebody died or that their page has moved; or takes that back. For the person and their circle there is nothing here.</summary>
[AboutAPerson(Parts.Communication)]
public sealed class EndedModel(WriteDownEnding write, LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "on")]
    public string? On { get; set; }

    [BindProperty(Name = "toldBy")]
    public string? ToldBy { get; set; }

    [BindProperty(Name = "where")]
    public string? Where { get; set; }

    public string KnownAs { get; private set; } = "";

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public IReadOnlyList<Choice> Choices(Texts texts) =>
        [new("died", texts["{name} died", KnownAs]), new("moved", texts["The page is kept somewhere else now"])];

    public override async Task LoadAsync()
    {
        if (HttpContext.Actor()!.Capacity != Capacity.Worker) throw new NotHere();
        KnownAs = (await WordsReading.HeadAsync(HttpContext.Opened())).KnownAs;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Kind == "back") await write.TakeBackAsync(actor, PersonId, cancel);
        else
        {
            var kind = Kind switch { "died" => EndingKind.Died, "moved" => EndingKind.Moved, _ => throw new Refused("Choose what happened.", "kind") };
            await write.RunAsync(actor, new EndingToWriteDown(PersonId, kind, ToldBy, Basics.Day.Read(On, "on"), Where), cancel);
        }
        return LocalRedirect($"/people/{PersonId}");
    }
}
