using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>
/// The person chooses what somebody sees: the parts as cards, the page as the other will see it, and until when. What was
/// answered goes from screen to screen inside the form, so nothing is kept before it is sent and nothing stands in the address.
/// </summary>
public abstract class ChoosingPage(SpokenWords spoken, LocalTime local, Clock clock) : AlongsidePage
{
    public const string What = "what", Look = "look";

    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    /// <summary>The screen the form came from, and then the one to show.</summary>
    [BindProperty(Name = "step")]
    public string? Step { get; set; }

    [BindProperty(Name = "go")]
    public string? Go { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    /// <summary>Who is to see it, as the person calls them.</summary>
    public abstract string Name { get; }

    /// <summary>All they would see, with what they see by something else.</summary>
    public abstract Parts Sees { get; }

    public AboutMe Record { get; private set; } = null!;

    /// <summary>Why the person does not agree, for whoever is to see that too.</summary>
    public IReadOnlyDictionary<Guid, MarkNow> Reasons { get; private set; } = new Dictionary<Guid, MarkNow>();

    public SpokenWords Spoken => spoken;

    public DateOnly Today => local.DayOf(clock.Now());

    public virtual IReadOnlyList<PartChoice> Choices => PartChoice.All;

    public virtual Parts Chosen => Request.HasFormContentType ? PartChoice.Read(Request.Form, Choices) : Parts.None;

    public bool IsChosen(PartChoice choice) => (choice.Parts & Chosen) == choice.Parts;

    /// <summary>The cards that say "see", for a screen on which they do not stand.</summary>
    public IEnumerable<(string Name, string? Value)> CarriedParts => Choices.Where(IsChosen).Select(choice => (choice.Code, (string?)"see"));

    /// <summary>What they would see now: decided and filtered as it will be for them, from what the person sees themselves.</summary>
    public IEnumerable<(Heading Heading, List<StatementNow> Said)> Preview =>
        Headings.All.Where(heading => (heading.Part & Sees) != Parts.None).Select(heading => (heading, Record.Statements.Where(row => row.PartBit == heading.Part).ToList()));

    public override async Task LoadAsync()
    {
        Record = await WordsReading.AboutMeAsync(HttpContext.Opened(), HttpContext.RequestAborted);
        if (Step == Look && (Sees & Parts.Reasons) != Parts.None) Reasons = await WordsReading.ReasonsAsync(HttpContext.Opened(), HttpContext.RequestAborted);
    }
}

/// <summary>One card of the choice "see or not see": a part, or the whole plan.</summary>
public sealed record PartChoice(string Code, Parts Parts, string Title, string Picture)
{
    public static IReadOnlyList<PartChoice> All { get; } =
    [
        .. Headings.All.Select(heading => new PartChoice(heading.Code, heading.Part, heading.Title, heading.Picture)),
        Of(Parts.People, "people"), Of(Parts.KeepMeSafe, "help"),
        new("plan", PartWords.Plan, PartWords.PlanTitle, "plan"),
        Of(Parts.Reasons, "no"), Of(Parts.Communication, "talk"),
    ];

    private static PartChoice Of(Parts part, string picture) => new(PartTable.Code(part), part, PartWords.Title(part), picture);

    /// <summary>Every card, and one for each part of what is shared now that none of them stands for.</summary>
    public static IReadOnlyList<PartChoice> For(Parts shared)
    {
        var whole = All.Where(choice => (shared & choice.Parts) == choice.Parts).Aggregate(Parts.None, (sum, choice) => sum | choice.Parts);
        return [.. All, .. PartTable.Rows.Where(row => row.Shareable && (row.Part & shared & ~whole) != Parts.None).Select(row => Of(row.Part, "plan"))];
    }

    /// <summary>What was chosen in a form. Nothing is chosen beforehand, and what is not on a card cannot be.</summary>
    public static Parts Read(IFormCollection form, IReadOnlyList<PartChoice> choices) =>
        choices.Where(choice => form[choice.Code] == "see").Aggregate(Parts.None, (sum, choice) => sum | choice.Parts);
}
