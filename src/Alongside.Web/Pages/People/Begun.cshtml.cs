using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Web.Pages.People;

/// <summary>The person reads who began their page, on what basis and why, and can say no to it at once.</summary>
[AboutAPerson(Parts.OnlyMe, Reword = true)]
public sealed class BegunModel(LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    public Beginning? Beginning { get; private set; }

    public string Who => Beginning!.WorksAt.Length > 0 ? $"{Beginning.WorkerName}, {Beginning.WorksAt}" : Beginning.WorkerName;

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public DateOnly LastDay(DateTime until) => local.LastDay(until);

    public override async Task LoadAsync() => Beginning = await HttpContext.Opened().Db.Beginnings.SingleOrDefaultAsync(HttpContext.RequestAborted);
}
