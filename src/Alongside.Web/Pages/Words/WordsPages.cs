using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Pages.Words;

/// <summary>What the pages about somebody's words have in common.</summary>
internal static class WordsPages
{
    /// <summary>The parts a page about words opens: the headings, what is only for the person, why they do not agree, how to talk with them.</summary>
    internal const Alongside.Sharing.Parts Parts = Alongside.Sharing.Parts.Headings | Alongside.Sharing.Parts.OnlyMe | Alongside.Sharing.Parts.Reasons | Alongside.Sharing.Parts.Communication;

    internal static string Title(Alongside.Sharing.Parts part) => Headings.Of(part)?.Title ?? "Only for me";

    /// <summary>Somebody else, who may write down or suggest words under this heading.</summary>
    internal static bool MayWriteFor(OpenedRecord record, Alongside.Sharing.Parts part) =>
        record.Actor.Capacity != Capacity.Self && (record.Admission.Write & part) != Alongside.Sharing.Parts.None;
}
