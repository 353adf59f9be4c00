using Alongside.Sharing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alongside.Data;

/// <summary>What a column holds, whichever database keeps it.</summary>
internal enum KeptKind
{
    Number,
    LongNumber,
    YesNo,
    Id,
    Instant,
    Day,
    Text,
    Bytes,
}

internal sealed record KeptColumn(string Name, KeptKind Kind);

/// <summary>
/// One table as the models know it: what is copied, counted and compared when a house is moved or brought back. A table
/// that is added is here by itself.
/// </summary>
internal sealed record KeptTable(string Name, bool AboutAPerson, IReadOnlyList<KeptColumn> Columns, IReadOnlyList<KeptColumn> Key)
{
    private const string Person = "person_id";

    /// <summary>Every table there is, but the one that says which scripts were run; in the order of their names.</summary>
    internal static IReadOnlyList<KeptTable> All { get; } = Load();

    /// <summary>Whose row it is comes first, so that one person's rows stand together in every table.</summary>
    internal IEnumerable<KeptColumn> Order => AboutAPerson ? Key.OrderBy(column => column.Name == Person ? 0 : 1) : Key;

    internal int PersonAt => Columns.TakeWhile(column => column.Name != Person).Count();

    private static List<KeptTable> Load()
    {
        using var nowhere = new SqliteConnection("Data Source=:memory:");
        using var commands = new KeptCommands();
        using var record = new RecordDb(ContextOptions.Sqlite<RecordDb>(nowhere, commands));
        using var house = new HouseDb(ContextOptions.Sqlite<HouseDb>(nowhere, commands));
        using var reach = new ReachDb(ContextOptions.Sqlite<ReachDb>(nowhere, commands));
        return [.. new DbContext[] { record, house, reach }.SelectMany(db => db.Model.GetEntityTypes()).Where(entity => entity.GetTableName() is not null)
            .DistinctBy(entity => entity.GetTableName()).Select(Of).OrderBy(table => table.Name, StringComparer.Ordinal)];
    }

    private static KeptTable Of(IEntityType entity)
    {
        var name = entity.GetTableName()!;
        var store = StoreObjectIdentifier.Table(name, entity.GetSchema());
        KeptColumn Column(IProperty property) => new(property.GetColumnName(store)!, KindOf(property));
        return new KeptTable(name, typeof(IAboutAPerson).IsAssignableFrom(entity.ClrType),
            [.. entity.GetProperties().Select(Column).OrderBy(column => column.Name, StringComparer.Ordinal)],
            [.. entity.FindPrimaryKey()!.Properties.Select(Column)]);
    }

    private static KeptKind KindOf(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum) type = Enum.GetUnderlyingType(type);
        return Kinds.TryGetValue(type, out var kind) ? kind
            : throw new InvalidOperationException($"Nobody has said how a {type.Name} is moved from one database to another ({property.Name}).");
    }

    private static Dictionary<Type, KeptKind> Kinds => new()
    {
        [typeof(int)] = KeptKind.Number,
        [typeof(long)] = KeptKind.LongNumber,
        [typeof(bool)] = KeptKind.YesNo,
        [typeof(Guid)] = KeptKind.Id,
        [typeof(DateTime)] = KeptKind.Instant,
        [typeof(DateOnly)] = KeptKind.Day,
        [typeof(string)] = KeptKind.Text,
        [typeof(byte[])] = KeptKind.Bytes,
    };
}
