using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Record;

/// <summary>What organisations wrote of their work with one person, newest first: for the person, for those workers, for whom it is shared with.</summary>
[AboutAPerson(HappenedWords.Parts)]
public sealed class HappenedModel(LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    /// <summary>Something was taken away just now, because it was about somebody else.</summary>
    [BindProperty(SupportsGet = true, Name = "moved")]
    public bool Moved { get; set; }

    public string KnownAs { get; private set; } = "";

    public bool Mine { get; private set; }

    public bool MayWrite { get; private set; }

    public HappenedPage Shown { get; private set; } = new([], [], 1, false);

    /// <summary>Month by month, the newest first.</summary>
    public IEnumerable<IGrouping<DateOnly, HappenedLine>> Months =>
        Shown.Lines.GroupBy(line => local.DayOf(line.Now.HappenedAt) is var day ? new DateOnly(day.Year, day.Month, 1) : default);

    /// <summary>What was begun here and not kept yet.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>What was decided for the person is theirs to read too.</summary>
    public bool MayReadDecided => (HttpContext.Opened().Admission.Opens & Parts.Assessments) != Parts.None;

    public LocalTime Local => local;

    public string Here => $"/people/{PersonId}/happened";

    public HappenedShown Each(HappenedLine line) => new(line, KnownAs, Mine, MayWrite && line.Now.OrganisationId == HttpContext.Actor()!.OrganisationId, HttpContext.Opened().At);

    public string Link(int number) => FormattableString.Invariant($"{Here}?{(Kind is null ? "" : $"kind={Kind}&")}page-number={number}");

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        MayWrite = HappenedReading.MayWrite(record);
        if (!MayWrite && (record.Admission.Read & Parts.Happened) == Parts.None) throw new NotHere();
        if (HappeningKinds.All.All(kind => kind.Code != Kind)) Kind = null;
        Mine = record.Admission.Reword != Parts.None;
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        Shown = await HappenedReading.PageAsync(record, Kind, Number, cancel);
        Number = Shown.Page;
        HasBegun = MayWrite && await DraftsReading.OneAsync(record, HappenedWriteModel.NewForm, cancel) is not null;
    }
}
