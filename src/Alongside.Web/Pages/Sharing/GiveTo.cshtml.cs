using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Organisations;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>A lead gives somebody to a worker or a team: on what basis, why, and what they agreed. For everybody else there is nothing here.</summary>
[AboutAPerson(Parts.Communication, Supporters = true)]
public sealed class GiveToModel(GivePerson give, OurOrganisationReading reading, Texts texts) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "find")]
    public string? Find { get; set; }

    [BindProperty(Name = "basis")]
    public string? Basis { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    [BindProperty(Name = "safe")]
    public string? Safe { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<Choice> Receiving { get; private set; } = [];

    public IReadOnlyList<Choice> SafeChoices => [new("yes", texts["Yes, they agreed"]), new("no", texts["No, or they were not asked"])];

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (actor is not { Capacity: Capacity.Worker, Leads: true }) throw new NotHere();
        Name = (await WordsReading.HeadAsync(HttpContext.Opened())).KnownAs;
        Receiving = await Receivers.ChoicesAsync(reading, actor, Find, texts, cancel: cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Act == "find")
        {
            await LoadAsync();
            return Page();
        }
        var (kind, id) = Receivers.Read(To);
        bool? safe = Safe switch { "yes" => true, "no" => false, _ => null };
        await give.RunAsync(HttpContext.Actor()!, new PersonToGive(PersonId, kind, id, Basis, TypedWords.Of(Because)) { KeepMeSafe = safe, From = Day.Read(From, "from"), Until = Day.Read(Until, "until") },
            FormKey.Of(HttpContext, Key, To, Basis, Because, Safe, From, Until), HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/supporters?done=given");
    }
}
