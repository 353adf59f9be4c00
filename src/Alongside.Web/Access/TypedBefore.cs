namespace Alongside.Web.Access;

/// <summary>
/// The words of a form that could not be taken, so that they can be given back to copy. They were taken in by
/// <see cref="PageForms"/> before anybody asked whose they are, and are kept nowhere.
/// </summary>
internal static class TypedBefore
{
    // Every field of our forms that somebody writes sentences in.
    private static readonly string[] Written = ["words", "because", "reason", "saw", "exemptBecause", "found", "question", "personsView", "supportTried", "scope", "evidence", "consulted", "options", "toObject", "advocate"];

    internal static string? In(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !PageForms.HasForm(http)) return null;
        var typed = string.Join("\n\n", Written.Select(name => (string?)http.Request.Form[name]).Where(words => !string.IsNullOrEmpty(words)));
        return typed.Length > 0 ? typed : null;
    }
}
