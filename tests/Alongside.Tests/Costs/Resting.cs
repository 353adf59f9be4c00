using Alongside.Tests.Databases;

namespace Alongside.Tests.Costs;

/// <summary>A house in which nothing comes round by itself: what is counted in it is what the page, or the use case, asked for.</summary>
public sealed class RestingOnSqlite : ServedOnSqlite
{
    protected override bool ComesRound => false;
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class RestingOnPostgres : ServedOnPostgres
{
    protected override bool ComesRound => false;
}
