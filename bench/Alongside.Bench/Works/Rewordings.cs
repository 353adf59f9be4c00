using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Alongside.Data;

namespace Alongside.Bench.Works;

/// <summary>A person changes one statement: new words each time, and a key so that sending it twice would count once.</summary>
public sealed record Rewording(int Row, Guid Person, Guid Account, string Name, Guid Statement, string Words, RequestKey? Key);

/// <summary>Changes to random statements of random people, no two alike.</summary>
public sealed class Rewordings(Town town, bool keys)
{
    private int made;

    public int Made => made;

    public Rewording Next()
    {
        var number = Interlocked.Increment(ref made);
        var mix = new SplitMix("W3 rewording", number);
        var (row, statement) = (mix.Below(town.People.Length), mix.Below(Town.StatementsEach));
        var said = Town.Statement(row, statement);
        var words = string.Create(CultureInfo.InvariantCulture, $"{said.Words[..100]} and {number}");
        var name = string.Create(CultureInfo.InvariantCulture, $"bench-{number}");
        var somebody = town.People[row];
        return new Rewording(row, somebody.Person, somebody.Account, somebody.Name, said.Statement, words, keys ? new RequestKey(name, SHA256.HashData(Encoding.UTF8.GetBytes(words))) : null);
    }
}
