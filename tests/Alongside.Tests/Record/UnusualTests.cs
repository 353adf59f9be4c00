using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.Tests.Record;

/// <summary>What the person is shown first among who looked: each rule by itself, at its edge.</summary>
public sealed class UnusualTests
{
    private static readonly DateTime Since = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A worker who has looked for years, at noon, at the same part.</summary>
    private static readonly LookerFacts Expected = new(Capacity.Worker, Since, Since.AddYears(-2), Since.AddDays(40))
    {
        FirstOf = new Dictionary<Parts, DateTime> { [Parts.Important] = Since.AddYears(-2) },
        HasGround = true,
    };

    [Fact]
    public void What_is_as_expected_is_not_unusual() => UnusualRules.Of(Expected).ShouldBeEmpty();

    [Fact]
    public void Somebody_who_never_looked_before_is_unusual()
    {
        Kinds(Expected with { First = Since, FirstOf = new Dictionary<Parts, DateTime> { [Parts.Important] = Since } }).ShouldBe([UnusualKind.FirstTime], "what they saw then was new with them");
        Kinds(Expected with { First = Since.AddMilliseconds(-1) }).ShouldBeEmpty();
    }

    [Fact]
    public void A_part_they_never_looked_at_before_is_unusual_and_named()
    {
        var at = Since.AddDays(3);
        var facts = Expected with { FirstOf = new Dictionary<Parts, DateTime>(Expected.FirstOf) { [Parts.Behave] = at, [Parts.WhoIAm] = at } };
        UnusualRules.Of(facts).ShouldHaveSingleItem().ShouldBe(new Unusual(UnusualKind.NewPart, at, Parts.Behave | Parts.WhoIAm));
    }

    [Theory]
    [InlineData(6, 59, true)]
    [InlineData(7, 0, false)]
    [InlineData(19, 59, false)]
    [InlineData(20, 0, true)]
    [InlineData(3, 0, true)]
    public void A_worker_who_looks_before_seven_or_from_eight_in_the_evening_is_unusual(int hour, int minute, bool unusual)
    {
        var at = new DateTime(2026, 3, 2, hour, minute, 0, DateTimeKind.Unspecified);
        UnusualRules.IsOutsideHours(Capacity.Worker, at).ShouldBe(unusual);
        UnusualRules.IsOutsideHours(Capacity.Circle, at).ShouldBeFalse("a sister may look at night");
    }

    [Fact]
    public void A_late_look_is_told_of_a_worker_and_not_of_a_sister()
    {
        var late = Expected with { LastOutsideHours = Since.AddDays(3) };
        Kinds(late).ShouldBe([UnusualKind.OutsideHours]);
        Kinds(late with { Capacity = Capacity.Circle }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void More_than_twenty_times_in_a_day_is_unusual(int times, bool unusual) =>
        (Kinds(Expected with { BusyDays = [new BusyDay(new DateOnly(2026, 1, 3), times, Since.AddDays(2))] }).Count == 1).ShouldBe(unusual);

    [Fact]
    public void Somebody_whom_nothing_lets_look_any_more_is_unusual() => Kinds(Expected with { HasGround = false }).ShouldBe([UnusualKind.GroundEnded]);

    [Fact]
    public void One_look_is_marked_when_it_was_it_that_was_unusual()
    {
        var first = new DateTime(2026, 2, 3, 12, 0, 0, DateTimeKind.Utc);
        var facts = Expected with { First = first, BusyDays = [new BusyDay(new DateOnly(2026, 2, 5), 30, first.AddDays(2))], HasGround = false };

        UnusualRules.Is(facts, first, LocalTime.London).ShouldBeTrue();
        UnusualRules.Is(facts, first.AddDays(2).AddHours(1), LocalTime.London).ShouldBeTrue("of that day");
        UnusualRules.Is(facts, first.AddDays(1), LocalTime.London).ShouldBeFalse();
        UnusualRules.Is(facts, first.AddDays(1).AddHours(10), LocalTime.London).ShouldBeTrue("at night");
    }

    private static List<UnusualKind> Kinds(LookerFacts facts) => [.. UnusualRules.Of(facts).Select(one => one.Kind)];
}
