using Alongside.Sharing;
using Alongside.Web.Access;

namespace Alongside.Web.Pages.Words;

/// <summary>Before something is said: who will see it because of what the person shared, by name. Nobody else ever will by itself.</summary>
public sealed record WhoSeesIt(Parts Part, IReadOnlyList<SharedWith> Seen)
{
    public string Title => WordsPages.Title(Part);

    public bool OnlyMe => Part == Parts.OnlyMe;

    internal static async Task<WhoSeesIt> OfAsync(HttpContext http, Parts part)
    {
        if (part == Parts.OnlyMe) return new WhoSeesIt(part, []);
        return new WhoSeesIt(part, await SharesReading.SeeingAsync(http.Opened(), part, http.RequestAborted));
    }
}
