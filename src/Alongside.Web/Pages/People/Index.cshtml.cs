using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>The people who share something with whoever is asking, by name, a page at a time.</summary>
[SignedIn]
public sealed class IndexModel(ReachReading reach) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public PeoplePage Listed { get; private set; } = new([], null);

    public override async Task LoadAsync() =>
        Listed = await reach.PageAsync(HttpContext.Actor()!, after: After, cancel: HttpContext.RequestAborted);
}
