using Alongside.People;

namespace Alongside.Web.Design;

/// <summary>Where something stands in a drawing, in its units, from the middle.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public bool Meets(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>One of the circle as they are drawn: their shape about a middle, and the name as far as there is room for it.</summary>
public sealed record PlacedMember(CircleMember Member, IReadOnlyList<string> Lines, double X, double Y, Box Taken);

/// <summary>
/// Where everybody stands: in their own ring, none upon another. The same people always stand in the same places. A ring grows
/// downwards and upwards, never sideways, so that names stay large enough to read on a small phone.
/// </summary>
public sealed class CirclePlaces
{
    public const int Half = 300;

    /// <summary>Half the shape somebody is drawn as, and half the circle in the middle.</summary>
    public const int Shape = 25, Me = 44;

    private const double Gap = 3, Grows = 14;
    private const int Ways = 96;

    /// <summary>Half the breadth of each ring, and the least it adds to the height.</summary>
    private static readonly double[] Across = [124, 188, 244, 294], Least = [124, 68, 60, 54];

    /// <summary>Where in a ring the first one stands, in degrees; the others go round from there.</summary>
    private static readonly double[] First = [180, 215, 130, 20];

    private static readonly double[] Depths = [.5, .75, .25, 1, 0];

    private readonly double[] down = new double[Across.Length];
    private readonly List<Box> taken = [new Box(-Me, -Me, 2 * Me, 2 * Me)];
    private readonly List<PlacedMember> placed = [];

    private CirclePlaces(IReadOnlyList<CircleMember> members, IReadOnlyList<string> words)
    {
        for (var ring = 0; ring < Across.Length; ring++)
        {
            var mine = members.Where(member => (int)member.Ring == ring + 1).Select(member => (member, CircleNames.Lines(member.Name))).ToList();
            var inside = ring == 0 ? 0 : down[ring - 1];
            for (down[ring] = inside + Least[ring]; !TryRing(ring, words[ring], mine); down[ring] += Grows) { }
        }
        Top = down[^1] + 6;
        Bottom = Math.Max(Top, taken.Max(box => box.Bottom) + Gap);
    }

    public IReadOnlyList<PlacedMember> Placed => placed;

    /// <summary>What is above the middle, and what is below it.</summary>
    public double Top { get; }

    public double Bottom { get; }

    public static CirclePlaces Of(IReadOnlyList<CircleMember> members, IReadOnlyList<string> words) => new(members, words);

    public (double Across, double Down) Ring(int ring) => (Across[ring], down[ring]);

    /// <summary>The middle of the word of a ring, just inside its upper edge.</summary>
    public double WordAt(int ring) => -down[ring] + 26;

    private bool TryRing(int ring, string word, List<(CircleMember Member, IReadOnlyList<string> Lines)> members)
    {
        var width = CircleNames.Width(word) * CircleNames.RingSize / CircleNames.Size;
        var label = new Box(-width / 2, -down[ring] + 4, width, 32);
        if (taken.Exists(label.Meets)) return false;
        var (before, placedBefore) = (taken.Count, placed.Count);
        taken.Add(label);
        for (var at = 0; at < members.Count; at++)
        {
            if (TryPlace(ring, members[at].Member, members[at].Lines, First[ring] + 360d * at / members.Count)) continue;
            taken.RemoveRange(before, taken.Count - before);
            placed.RemoveRange(placedBefore, placed.Count - placedBefore);
            return false;
        }
        return true;
    }

    /// <summary>As near as can be to where they would stand by themselves.</summary>
    private bool TryPlace(int ring, CircleMember member, IReadOnlyList<string> lines, double wished)
    {
        var width = Math.Max(2 * Shape, lines.Max(CircleNames.Width));
        (double X, double Y, Box Box, double Cost)? best = null;
        for (var way = 0; way < Ways; way++)
        {
            var turned = 360d * way / Ways;
            var off = Math.Abs((turned - wished) % 360);
            off = Math.Min(off, 360 - off);
            if (best is { } found && off >= found.Cost) continue;
            foreach (var depth in Depths)
            {
                var cost = off + 10 * Math.Abs(depth - .5);
                if (best is { } nearer && cost >= nearer.Cost) continue;
                var (x, y) = Point(ring, turned * Math.PI / 180, depth);
                var box = new Box(x - width / 2 - Gap, y - Shape - Gap, width + 2 * Gap, 2 * Shape + CircleNames.Height(lines) + 2 * Gap);
                if (box.X < -Half || box.Right > Half || taken.Exists(box.Meets)) continue;
                best = (x, y, box, cost);
            }
        }
        if (best is not { } place) return false;
        taken.Add(place.Box);
        placed.Add(new PlacedMember(member, lines, Math.Round(place.X), Math.Round(place.Y), place.Box));
        return true;
    }

    /// <summary>In this direction, so deep in the ring; where it is broad enough, with the whole shape inside.</summary>
    private (double X, double Y) Point(int ring, double angle, double depth)
    {
        var (from, to) = (ring == 0 ? Me : Reach(Across[ring - 1], down[ring - 1], angle), Reach(Across[ring], down[ring], angle));
        var room = Math.Max(0, to - from - 2 * Shape);
        var far = (from + to) / 2 + (depth - .5) * room;
        return (far * Math.Cos(angle), far * Math.Sin(angle));
    }

    private static double Reach(double across, double down, double angle)
    {
        var (x, y) = (Math.Cos(angle) / across, Math.Sin(angle) / down);
        return 1 / Math.Sqrt(x * x + y * y);
    }
}
