using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>The people who share something with whoever is asking, by name, a page at a time.</summary>
[SignedIn]
public sealed class IndexModel(ReachReading reach, SealedCursor cursor) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public PeoplePage Listed { get; private set; } = new([], null);

    public bool IsWorker => HttpContext.Actor()!.Capacity == Capacity.Worker;

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next { get; private set; }

    public override async Task LoadAsync()
    {
        Listed = await reach.PageAsync(HttpContext.Actor()!, after: cursor.Open(After), cancel: HttpContext.RequestAborted);
        Next = cursor.Seal(Listed.Next);
    }
}
