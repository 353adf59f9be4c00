using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>Everything that was ever decided for somebody, each by itself: none says anything about the next.</summary>
[AboutAPerson(Parts.Assessments | Parts.Communication)]
public sealed class DecisionsModel(LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    public IReadOnlyList<LawfulDecision> Decisions { get; private set; } = [];

    public string KnownAs { get; private set; } = "";

    public bool Mine { get; private set; }

    public DateOnly Day(DateTime at) => local.DayOf(at);

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        if ((record.Admission.Read & Parts.Assessments) == Parts.None && (record.Admission.OwnWork & Parts.Assessments) == Parts.None) throw new NotHere();
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        Mine = record.Actor.Capacity == Capacity.Self;
        Decisions = await DecisionsReading.AllAsync(record, HttpContext.RequestAborted);
    }
}
