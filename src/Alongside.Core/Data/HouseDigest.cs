using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Alongside.Data;

/// <summary>One person's whole record in one line: every row about them in every table. The same from both databases; it tells no words.</summary>
public sealed record PersonDigest(Guid Person, string Digest);

/// <summary>All that a database holds: how many rows, how many people, and a digest that differs when anything does.</summary>
public sealed record HouseDigest(IReadOnlyDictionary<string, long> Counts, long People, string OfPeople, string OfTheRest)
{
    public string Total { get; } = Hex(SHA256.HashData(Encoding.ASCII.GetBytes(OfPeople + OfTheRest)));

    /// <summary>Whatever database it is, as it is in this moment; <paramref name="each"/> hears of every person in the order of their ids.</summary>
    public static async Task<HouseDigest> ReadAsync(DatabaseSettings settings, Action<PersonDigest>? each = null, CancellationToken cancel = default)
    {
        await using var database = await KeptDatabase.OpenAsync(settings, cancel);
        await SchemaRunner.CheckAsync(database.Connection, cancel);
        return await ReadAsync(database, each, cancel);
    }

    /// <summary>About whom lists of people do not say what is decided of them; none when all is well.</summary>
    public static async Task<IReadOnlyList<Guid>> WrongInListsAsync(DatabaseSettings settings, CancellationToken cancel = default)
    {
        await using var database = await KeptDatabase.OpenAsync(settings, cancel);
        return await ReachCheck.WrongAsync(database, cancel);
    }

    internal static async Task<HouseDigest> ReadAsync(KeptDatabase database, Action<PersonDigest>? each, CancellationToken cancel)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var people = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        await foreach (var person in PeopleAsync(database, counts, cancel))
        {
            count++;
            people.AppendData(person.Person.ToByteArray(bigEndian: true));
            people.AppendData(Convert.FromHexString(person.Digest));
            each?.Invoke(person);
        }
        return new HouseDigest(counts, count, Hex(people.GetHashAndReset()), await RestAsync(database, counts, cancel));
    }

    /// <summary>Person by person, all tables beside each other: nothing is held but the row each table stands at.</summary>
    internal static async IAsyncEnumerable<PersonDigest> PeopleAsync(KeptDatabase database, IDictionary<string, long> counts, [EnumeratorCancellation] CancellationToken cancel)
    {
        var tables = new List<PersonCursor>();
        try
        {
            foreach (var table in KeptTable.All.Where(table => table.AboutAPerson))
            {
                counts[table.Name] = 0;
                tables.Add(await PersonCursor.OpenAsync(table.Name, database.RowsAsync(table, cancel), table.PersonAt, cancel));
            }
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (tables.Min(table => table.Person) is { } person)
            {
                foreach (var table in tables)
                {
                    if (table.Person != person) continue;
                    hash.AppendData(Encoding.UTF8.GetBytes(table.Name));
                    for (; table.Person == person; await table.NextAsync())
                    {
                        Add(hash, table.Row!);
                        counts[table.Name]++;
                    }
                }
                yield return new PersonDigest(person, Hex(hash.GetHashAndReset()));
            }
        }
        finally
        {
            foreach (var table in tables) await table.DisposeAsync();
        }
    }

    private static async Task<string> RestAsync(KeptDatabase database, SortedDictionary<string, long> counts, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in KeptTable.All.Where(table => !table.AboutAPerson))
        {
            counts[table.Name] = 0;
            hash.AppendData(Encoding.UTF8.GetBytes(table.Name));
            await foreach (var row in database.RowsAsync(table, cancel))
            {
                Add(hash, row);
                counts[table.Name]++;
            }
        }
        return Hex(hash.GetHashAndReset());
    }

    /// <summary>Each value with what it is and how long, so that no two rows can be written alike.</summary>
    private static void Add(IncrementalHash hash, object?[] row)
    {
        Span<byte> head = stackalloc byte[9];
        foreach (var value in row)
        {
            var bytes = value switch
            {
                null => [],
                long number => BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(number)),
                Guid id => id.ToByteArray(bigEndian: true),
                string text => Encoding.UTF8.GetBytes(text),
                _ => (byte[])value,
            };
            head[0] = value switch { null => 0, long => 1, Guid => 2, string => 3, _ => 4 };
            BinaryPrimitives.WriteInt64BigEndian(head[1..], bytes.Length);
            hash.AppendData(head);
            hash.AppendData(bytes);
        }
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}

/// <summary>The rows of one table in the order of the people they are about, and the row it stands at.</summary>
internal sealed class PersonCursor : IAsyncDisposable
{
    private readonly IAsyncEnumerator<object?[]> rows;
    private readonly int personAt;

    private PersonCursor(string name, IAsyncEnumerator<object?[]> rows, int personAt) => (Name, this.rows, this.personAt) = (name, rows, personAt);

    internal string Name { get; }

    internal object?[]? Row { get; private set; }

    /// <summary>Null: there is no row any more.</summary>
    internal Guid? Person => (Guid?)Row?[personAt];

    internal static async Task<PersonCursor> OpenAsync(string name, IAsyncEnumerable<object?[]> rows, int personAt, CancellationToken cancel)
    {
        var cursor = new PersonCursor(name, rows.GetAsyncEnumerator(cancel), personAt);
        await cursor.NextAsync();
        return cursor;
    }

    internal async Task NextAsync() => Row = await rows.MoveNextAsync() ? rows.Current : null;

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
