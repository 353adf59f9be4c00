using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>Words in somebody's voice: a wording by itself, or a statement in the wording that stands. Shown and written out alike.</summary>
public interface ISpoken
{
    Guid WordingId { get; }
    string Words { get; }
    string Language { get; }
    string Capture { get; }

    /// <summary>The pictures these words are, as <see cref="PicturesChosen"/> writes them; null when they are words alone.</summary>
    string? Pictures { get; }

    Capacity WrittenAs { get; }
    DateOnly? SaidOn { get; }
    string Present { get; }
    string WriterName { get; }
    string WriterRole { get; }
    DateTime At { get; }
}
