namespace Alongside.Tests.Databases;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public TestClock() : this(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero)) { }

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;

    public void MoveTo(DateTimeOffset to) => now = to;
}
