using System.Text;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Alongside.Data;

/// <summary>
/// What the contexts have in common: how types are kept in each database, written once. Column names are the property
/// names in snake case. A new context sees nothing until it is told for whom and about whom it is (see RecordDb, ReachDb).
/// </summary>
public abstract class AlongsideDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>For whom this context reads now; null when it is at rest, and then every filter answers with nothing.</summary>
    internal Actor? ActingFor { get; private set; }

    /// <summary>True while a writer runs a unit of work on this context. Outside one nothing is written.</summary>
    internal bool InUnit { get; set; }

    // Plain values, so that queries take them as parameters and compare rows with constants.
    internal Guid Account { get; private set; }
    internal Guid Organisation { get; private set; }
    internal Guid Team { get; private set; }
    internal int ActingAs { get; private set; }

    /// <summary>Records about whoever acts, when they come as somebody else than themselves: they are in no list of theirs.</summary>
    internal List<Guid> Themselves { get; private set; } = [];

    /// <summary>Settable once: a context that still belongs to somebody is never handed to another.</summary>
    internal void ActFor(Actor actor)
    {
        if (ActingFor is not null) throw new InvalidOperationException("This context is already acting for somebody.");
        ActingFor = actor;
        Account = actor.AccountId;
        Organisation = actor.OrganisationId ?? Guid.Empty;
        Team = actor.TeamId ?? Guid.Empty;
        ActingAs = (int)actor.Capacity;
        Themselves = actor.Capacity == Capacity.Self ? [] : [.. actor.OwnRecords ?? [], .. actor.OwnRecord is { } own ? new[] { own } : []];
    }

    /// <summary>Back to rest: nobody, nothing, no tracked rows.</summary>
    internal virtual void Rest()
    {
        ActingFor = null;
        Account = Organisation = Team = Guid.Empty;
        ActingAs = 0;
        Themselves = [];
        ChangeTracker.Clear();
    }

    public override void Dispose()
    {
        Rest();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        Rest();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected void KeepTypes(ModelBuilder model)
    {
        var sqlite = Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite";
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                property.ValueGenerated = ValueGenerated.Never;
                if (Converter(property.ClrType, sqlite) is { } converter) property.SetValueConverter(converter);
                if (sqlite && (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid)) ((IConventionProperty)property).SetTypeMapping(Ids);
            }
        }
    }

    private static ValueConverter? Converter(Type type, bool sqlite)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(DateTime)) return sqlite ? ToMilliseconds : ToUtc;
        if (type == typeof(Guid) && sqlite) return ToBigEndian;
        return null;
    }

    private static readonly ValueConverter<DateTime, long> ToMilliseconds = new(at => Keep.Milliseconds(at), kept => Keep.Instant(kept));

    private static readonly ValueConverter<DateTime, DateTime> ToUtc =
        new(at => DateTime.SpecifyKind(at, DateTimeKind.Utc), kept => DateTime.SpecifyKind(kept, DateTimeKind.Utc));

    private static readonly ValueConverter<Guid, byte[]> ToBigEndian = new(id => id.ToByteArray(true), kept => new Guid(kept, true));

    private static readonly CoreTypeMapping Ids = new IdOnSqlite().WithComposedConverter(ToBigEndian);

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }
        return snake.ToString();
    }
}
