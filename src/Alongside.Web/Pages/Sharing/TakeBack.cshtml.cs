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

    /// <summary>What they see all the same, when this one is taken back.</summary>
    public Parts Still { get; private set; }

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        Shared = await SharesReading.OneAsync(record, ShareId, cancel) ?? throw new NotHere();
        Still = await SharesReading.WithoutItAsync(record, Shared.Share, cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await takeBack.RunAsync(HttpContext.Actor()!, PersonId, ShareId, FormKey.Of(HttpContext, Key), HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/sharing?done=taken");
    }
}
