using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages;

/// <summary>The first page: a welcome for everybody, "my page" for a person, the list of people for everybody else.</summary>
[Open("The welcome. It shows a name only to the one whose name it is.")]
public sealed class IndexModel(Settings settings, Clock clock, LocalTime local, Gate gate) : AlongsidePage
{
    public Actor? Me { get; private set; }

    public DateOnly Today => local.DayOf(clock.Now());

    public bool Demo => settings.Demo;

    /// <summary>What the person is asked just now; the first few, and whether there are more.</summary>
    public IReadOnlyList<(Suggestion Suggestion, StatementNow Now)> Asked { get; private set; } = [];

    /// <summary>What the person began to say and can go on with.</summary>
    public IReadOnlyList<Draft> Begun { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Me = HttpContext.Actor();
        if (Me is { Capacity: not Capacity.Self }) return LocalRedirect("/people");
        if (Me?.OwnRecord is not { } own) return Page();
        using var record = await gate.OpenAsync(Me, own, new Opening(Parts.Headings | Parts.OnlyMe), HttpContext.RequestAborted);
        Asked = await SuggestionsReading.ToAskAsync(record, HttpContext.RequestAborted);
        Begun = await DraftsReading.AllAsync(record, HttpContext.RequestAborted);
        await record.Looked;
        return Page();
    }
}
