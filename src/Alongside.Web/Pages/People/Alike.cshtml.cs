using Alongside.Basics;
using Alongside.People;
using Alongside.Web.Access;

namespace Alongside.Web.Pages.People;

/// <summary>For a lead: pages their own organisation may have begun twice. For everybody else there is nothing here.</summary>
[SignedIn]
public sealed class AlikeModel(BegunReading reading, LocalTime local) : AlongsidePage
{
    public IReadOnlyList<Alike> Found { get; private set; } = [];

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public override async Task LoadAsync() => Found = await reading.AlikeAsync(HttpContext.Actor()!, HttpContext.RequestAborted);
}
