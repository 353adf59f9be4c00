using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Pages.Words;

/// <summary>What the pages about somebody's words have in common.</summary>
internal static class WordsPages
{
    /// <summary>The parts a page about words opens: the headings, what is only for the person, why they do not agree, how to talk with them.</summary>
    internal const Sharing.Parts Parts = Sharing.Parts.Headings | Sharing.Parts.OnlyMe | Sharing.Parts.Reasons | Sharing.Parts.Communication;

    internal static string Title(Sharing.Parts part) => Headings.Of(part)?.Title ?? "Only for me";

    /// <summary>Somebody else, who may write down or suggest words under this heading.</summary>
    internal static bool MayWriteFor(OpenedRecord record, Sharing.Parts part) =>
        record.Actor.Capacity != Capacity.Self && (record.Admission.Write & part) != Sharing.Parts.None;
}
