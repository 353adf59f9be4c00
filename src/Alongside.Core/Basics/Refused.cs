namespace Alongside.Basics;

/// <summary>
/// Something a person can be told, in plain words, and can act on. The sentence is an English text with
/// <c>{name}</c> places, translated where it is shown. Pages show it in the error summary at 422 with what was
/// typed kept; the API answers problem details at 422. Never used for "missing" or "not permitted": see <see cref="NotHere"/>.
/// </summary>
public sealed class Refused(string sentence, object?[] arguments, string? field = null) : Exception(sentence)
{
    public Refused(string sentence, string? field = null) : this(sentence, [], field) { }

    public string Sentence { get; } = sentence;

    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <summary>The form field or JSON property it is about, in camelCase; null when it is about the whole.</summary>
    public string? Field { get; } = field;
}
