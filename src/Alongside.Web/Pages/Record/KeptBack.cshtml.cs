using Alongside.Record;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>For those who lead: what their organisation keeps from people, by what right, and until when. It opens no record.</summary>
[SignedIn]
public sealed class KeptBackModel(OwnWorkLists lists) : AlongsidePage
{
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    public WithheldPage Withheld { get; private set; } = new([], 1, false);

    public override async Task LoadAsync() => Withheld = await lists.WithheldAsync(HttpContext.Actor()!, Number, HttpContext.RequestAborted);
}
