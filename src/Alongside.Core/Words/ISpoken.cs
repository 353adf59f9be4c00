namespace Alongside.Words;

/// <summary>Words in somebody's voice: a wording by itself, or a statement in the wording that stands. Shown and written out alike.</summary>
public interface ISpoken
{
    Guid WordingId { get; }
    string Words { get; }
    string Language { get; }
    string Capture { get; }
    DateOnly? SaidOn { get; }
    string Present { get; }
    string WriterName { get; }
    string WriterRole { get; }
    DateTime At { get; }
}
