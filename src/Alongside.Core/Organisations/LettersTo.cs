using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>
/// How many letters go to one address: five an hour, and then one every ten minutes. Nobody is written to without end; and
/// whoever asks in somebody else's name shuts nobody out, since a link that came in the last ten minutes still lets in.
/// </summary>
internal static class LettersTo
{
    internal const int MostAnHour = 5;
    internal static readonly TimeSpan Then = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>By letters with a link to come in, or by those that confirm an address: each kind is counted by itself.</summary>
    internal static async Task<bool> MayGoAsync(Unit unit, byte[] addressHash, CodeKind kind)
    {
        var since = unit.At - Hour;
        var letters = await unit.House.SignInCodes.Where(row => row.AddressHash == addressHash && row.MadeAt > since && row.Kind == kind)
            .OrderByDescending(row => row.MadeAt).Select(row => new { row.MadeAt, IsUsed = row.UsedAt != null }).ToListAsync();
        // Whoever has used the last one has none in hand.
        return letters.Count < MostAnHour || letters[0].IsUsed || unit.At - letters[0].MadeAt >= Then;
    }
}
