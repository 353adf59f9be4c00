using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;

namespace Alongside.Web.Pages.Record;

/// <summary>After something that was hard: whom a worker can talk to. That they came here is kept nowhere, and nobody is told.</summary>
[SignedIn]
public sealed class AfterwardsModel(LeadsReading leads) : AlongsidePage
{
    /// <summary>Those who lead where they work.</summary>
    public IReadOnlyList<string> Leads { get; private set; } = [];

    public override async Task LoadAsync()
    {
        var actor = HttpContext.Actor()!;
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        Leads = await leads.NamesAsync(actor, HttpContext.RequestAborted);
    }
}
