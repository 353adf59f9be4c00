#pragma warning disable EF1001 // There is no public mapping of bytes on SQLite that knows how lists of them are sent; the package is pinned, and every test would see it break.
using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Alongside.Data;

/// <summary>
/// Ids as 16 bytes, read by the short way: the way EF takes to bytes asks for each column some twenty times which type it
/// might be, and a record has fifty ids (bench/README.md says what it bought).
/// </summary>
internal sealed class IdOnSqlite : SqliteByteArrayTypeMapping
{
    private static readonly MethodInfo Value = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetValue))!;

    internal IdOnSqlite() : base("BLOB") { }

    private IdOnSqlite(RelationalTypeMappingParameters parameters) : base(parameters) { }

    public override MethodInfo GetDataReaderMethod() => Value;

    protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new IdOnSqlite(parameters);
}
