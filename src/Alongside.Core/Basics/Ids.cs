namespace Alongside.Basics;

/// <summary>Ids are made here, in the application, never by a database: version 7, so rows of one time lie together.</summary>
public static class Ids
{
    public static Guid New() => Guid.CreateVersion7();

    public static Guid New(DateTime at) => Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero));
}
