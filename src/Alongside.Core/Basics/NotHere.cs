namespace Alongside.Basics;

/// <summary>
/// There is nothing here for you. Missing and not permitted are this one answer, always 404, so that nobody can
/// learn from it whether a person or a sentence exists.
/// </summary>
public sealed class NotHere() : Exception("There is nothing here.");
