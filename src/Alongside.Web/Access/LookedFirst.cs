using Alongside.Data;
using Alongside.Sharing;

namespace Alongside.Web.Access;

/// <summary>
/// Asked by whatever is about to show a record, while it can still be said that there is no room to keep the look. The
/// way out (<see cref="AccessLock"/>) waits for the look all the same, but there it is too late for another answer.
/// </summary>
public static class LookedFirst
{
    public static async Task LookedFirstAsync(this HttpContext http)
    {
        if (http.Features.Get<OpenedRecord>() is not { } record) return;
        record.Dispose();
        try
        {
            await record.Looked;
        }
        catch (NoRoom)
        {
            // Nobody can show it from here on.
            http.Features.Set<OpenedRecord>(null);
            throw;
        }
    }
}
