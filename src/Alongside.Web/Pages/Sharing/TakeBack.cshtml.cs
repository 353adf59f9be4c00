using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>The second of two taps: the person takes a share back. It ends at once.</summary>
[AboutAPerson(Parts.None, Reword = true, Shares = true)]
public sealed class TakeBackModel(TakeBackShare takeBack) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "shareId")]
    public Guid ShareId { get; set; }

    public SharedWith Shared { get; private set; } = null!;

    public override async Task LoadAsync()
    {
        Shared = await SharesReading.OneAsync(HttpContext.Opened(), ShareId, HttpContext.RequestAborted) ?? throw new NotHere();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await takeBack.RunAsync(HttpContext.Actor()!, PersonId, ShareId, FormKey.Of(HttpContext, Key), HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/sharing?done=taken");
    }
}
