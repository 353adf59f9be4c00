using Alongside.Record;
using Alongside.Web.Access;

namespace Alongside.Web.Pages.Record;

/// <summary>For those who lead: what their organisation keeps from people, by what right, and until when. It opens no record.</summary>
[SignedIn]
public sealed class KeptBackModel(OwnWorkLists lists) : AlongsidePage
{
    public IReadOnlyList<WithheldLine> Withheld { get; private set; } = [];

    public override async Task LoadAsync() => Withheld = await lists.WithheldAsync(HttpContext.Actor()!, HttpContext.RequestAborted);
}
