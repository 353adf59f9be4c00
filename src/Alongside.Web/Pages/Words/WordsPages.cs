using Alongside.Sharing;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Html;

namespace Alongside.Web.Pages.Words;

/// <summary>What the pages about somebody's words have in common.</summary>
internal static class WordsPages
{
    /// <summary>The parts a page about words opens: the headings, what is only for the person, why they do not agree, how to talk with them.</summary>
    internal const Parts Parts = Parts.Headings | Parts.OnlyMe | Parts.Reasons | Parts.Communication;

    internal static bool MayRead(OpenedRecord record, string? heading) =>
        Headings.Find(heading) is { } found && (record.Admission.Read & found.Part) != Alongside.Sharing.Parts.None;

    internal static string Title(Parts part) => Headings.Of(part)?.Title ?? "Only for me";

    /// <summary>How a suggestion stands, in a sentence. Silence is silence, and after two weeks whoever suggested tries another way.</summary>
    internal static IHtmlContent Waits(Texts texts, string? answered, bool isSilent, string name)
    {
        if (isSilent) return texts["No answer for 14 days. Ask another way."];
        return Answers.Told(answered) is { } told ? texts[told, name] : texts["Not answered yet."];
    }

    /// <summary>Another opening shows all of it: for the person and whom they share it with, and for workers of the organisation that wrote it.</summary>
    internal static bool MayReadDecided(OpenedRecord record, Alongside.Record.DecidedNow decided) => (record.Admission.Opens & Alongside.Sharing.Parts.Assessments) != Alongside.Sharing.Parts.None
        && (record.Actor.Capacity != Capacity.Worker || record.Actor.OrganisationId == decided.OrganisationId);

    /// <summary>Somebody else, who may write down or suggest words under this heading.</summary>
    internal static bool MayWriteFor(OpenedRecord record, Parts part) =>
        record.Actor.Capacity != Capacity.Self && (record.Admission.Write & part) != Parts.None;
}
