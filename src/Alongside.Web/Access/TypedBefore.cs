namespace Alongside.Web.Access;

/// <summary>
/// The words of a form that could not be taken, so that they can be given back to copy. They were taken in by
/// <see cref="PageForms"/> before anybody asked whose they are, and are kept nowhere.
/// </summary>
internal static class TypedBefore
{
    internal static string? In(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && PageForms.HasForm(http) && (string?)http.Request.Form["words"] is { Length: > 0 } words ? words : null;
}
