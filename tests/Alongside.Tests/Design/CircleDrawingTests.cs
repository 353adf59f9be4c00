using System.Text.Encodings.Web;
using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Web.Design;
using static Alongside.Tests.Design.Studio;

namespace Alongside.Tests.Design;

/// <summary>The circle as it is drawn: nobody upon another, nobody out of the frame, everybody in their own ring.</summary>
public sealed class CircleDrawingTests
{
    private static readonly string[] Words = ["Close", "Friends", "Taking part", "Paid to help"];
    private static readonly string[] OrdinaryNames = ["Sana", "Bill", "Farida", "Mrs Malik", "Yusuf", "Tuesday gardeners", "Mo", "Grace", "Wen", "Aleksandra"];
    private static readonly string[] LongNames = [new('w', 200), "Donaudampfschifffahrtsgesellschaftskapitän", "Maximilian-Ferdinand von und zu Hohenberg", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "\u202Eturned round", "Ń̷̢͎͕̞͍̿̈́ĩ̷͖̪̬", "MWMWMWMWMWMWMW"];

    public static TheoryData<string, int> Circles
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var names in new[] { "ordinary", "scripts", "long" })
                foreach (var spread in Enumerable.Range(0, 6)) data.Add(names, spread);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Circles))]
    public void Nobody_stands_upon_another_or_out_of_the_frame_and_everybody_in_their_own_ring(string names, int spread)
    {
        foreach (var count in new[] { 0, 1, 2, 7, 20 })
        {
            var members = Members(names, spread, count);
            var places = CirclePlaces.Of(members, Words);
            places.Placed.Select(one => one.Member).ShouldBe(members, ignoreOrder: true);
            var middle = new Box(-CirclePlaces.Me, -CirclePlaces.Me, 2 * CirclePlaces.Me, 2 * CirclePlaces.Me);
            var boxes = places.Placed.Select(one => one.Taken).Append(middle).ToList();
            for (var one = 0; one < boxes.Count; one++)
            {
                for (var other = one + 1; other < boxes.Count; other++) boxes[one].Meets(boxes[other]).ShouldBeFalse($"{one} and {other} of {count}");
                boxes[one].X.ShouldBeGreaterThanOrEqualTo(-CirclePlaces.Half);
                boxes[one].Right.ShouldBeLessThanOrEqualTo(CirclePlaces.Half);
                boxes[one].Y.ShouldBeGreaterThanOrEqualTo(-places.Top);
                boxes[one].Bottom.ShouldBeLessThanOrEqualTo(places.Bottom);
            }
            foreach (var one in places.Placed)
            {
                IsIn(places, (int)one.Member.Ring - 1, one).ShouldBeTrue();
                if (one.Member.Ring != Ring.Close) IsIn(places, (int)one.Member.Ring - 2, one).ShouldBeFalse();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Circles))]
    public void The_same_people_are_the_same_bytes(string names, int spread)
    {
        var members = Members(names, spread, 20);
        Draw(members).ShouldBe(Draw(members));
    }

    [Fact]
    public void An_ordinary_circle_is_no_taller_than_it_is_wide_by_half()
    {
        var places = CirclePlaces.Of(Members("ordinary", 4, 8), Words);
        (places.Top + places.Bottom).ShouldBeLessThan(900);
    }

    [Theory]
    [InlineData("Sana", "Sana")]
    [InlineData("  Mrs \n Malik ", "Mrs Malik")]
    [InlineData("The allotment", "The|allotment")]
    [InlineData("Tuesday gardeners of Mill Street", "Tuesday|gardene…")]
    [InlineData("Ann from the library", "Ann from|the library")]
    [InlineData("آمنہ", "آمنہ")]
    public void A_name_stands_in_two_lines_before_it_is_cut(string name, string drawn) => string.Join('|', CircleNames.Lines(name)).ShouldBe(drawn);

    [Fact]
    public void A_long_word_is_cut_between_its_letters_and_never_inside_one()
    {
        CircleNames.Lines(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 20))).ShouldBe(["👩‍👩‍👧‍👦"]);
        CircleNames.Lines(string.Concat(Enumerable.Repeat("e\u0301", 20))).ShouldHaveSingleItem().ShouldEndWith("e\u0301…");
        CircleNames.Lines(new string('w', 200)).ShouldHaveSingleItem().Length.ShouldBeInRange(4, 10);
    }

    [Fact]
    public async Task It_is_said_in_words_with_whole_names_in_their_rings()
    {
        var html = await DrawAsync(Helper(Studio.English, [Member("Sana", Ring.Close), Member("Tuesday gardeners of Mill Street", Ring.TakingPart, MemberKind.Group), Member("Jo", Ring.Paid)]));
        html.ShouldStartWith("<svg class=\"circle\"");
        html.ShouldContain("role=\"img\" aria-labelledby=\"circle-title\" aria-describedby=\"circle-says\"><title id=\"circle-title\">My circle</title>");
        html.ShouldContain("<desc id=\"circle-says\">I am in the middle. Close: Sana. Taking part: Tuesday gardeners of Mill Street. Paid to help: Jo. The same are in the list below.</desc>");
    }

    [Fact]
    public void Who_is_paid_and_what_somebody_is_is_told_by_shape()
    {
        string Shape(MemberKind kind, Ring ring) => Draw([Member("X", ring, kind)]);
        Shape(MemberKind.Human, Ring.Friends).ShouldContain("<circle class=\"shape\" r=\"22\"/>");
        Shape(MemberKind.Human, Ring.Paid).ShouldContain("<rect class=\"paid\"");
        Shape(MemberKind.Human, Ring.Close).ShouldNotContain("class=\"paid\"");
        new[] { MemberKind.Human, MemberKind.Group, MemberKind.Place, MemberKind.Pet }.Select(kind => CircleDrawing.ShapeOf(kind, false, 0, 0)).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task An_Urdu_name_runs_its_own_way_on_an_English_page_and_the_other_way_about()
    {
        (await DrawAsync(Helper(Studio.English, [Member("آمنہ", Ring.Close)]))).ShouldContain(" lang=\"ur\" direction=\"rtl\">آمنہ</text>");
        (await DrawAsync(Helper(Studio.Urdu, [Member("Bill", Ring.Close)]))).ShouldContain(" lang=\"en\" direction=\"ltr\">Bill</text>");
    }

    [Fact]
    public void What_somebody_is_called_is_never_markup() => Draw([Member("<b>&\"", Ring.Close)]).ShouldContain("&lt;b&gt;&amp;&quot;</text>");

    [Fact]
    public void A_picture_stands_in_the_shape_in_place_of_the_letter()
    {
        System.Net.WebUtility.HtmlDecode(Draw([Member("Tibbles", Ring.Close, MemberKind.Pet, "cat")])).ShouldContain("🐈</text>");
        Draw([Member("The neighbours", Ring.Close, MemberKind.Group, "neighbours")]).ShouldContain("<use href=\"/ideas.svg#neighbours\"");
        Draw([Member("élodie", Ring.Close)]).ShouldContain(">É</text>");
    }

    private static CircleDrawingTagHelper Helper(Studio studio, IReadOnlyList<CircleMember> members) =>
        new(studio.Texts, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All)) { View = studio.View, Members = members, Name = "Amina", Mine = true };

    private static string Draw(IReadOnlyList<CircleMember> members) =>
        new CircleDrawing(HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All), "en", "/ideas.svg") { Title = "My circle", Middle = "Me", MiddleLanguage = "en", Says = "…", RingWords = Words }.Draw(members).Value!;

    /// <summary>All in one ring, spread over all, or most of them far out.</summary>
    private static List<CircleMember> Members(string names, int spread, int count) => [.. Enumerable.Range(0, count).Select(at => Member(
        (names switch { "scripts" => TwelveScripts.All, "long" => LongNames, _ => (IReadOnlyList<string>)OrdinaryNames }) is var some ? some[at % some.Count] : "",
        spread < 4 ? (Ring)(spread + 1) : spread == 4 ? (Ring)(at * 4 / count + 1) : (Ring)Math.Min(4, 1 + at),
        (MemberKind)(1 + at % 4)))];

    private static CircleMember Member(string name, Ring ring, MemberKind kind = MemberKind.Human, string? picture = null) => new()
    {
        PersonId = Guid.Empty, SaidId = Ids.Opaque(), MemberId = Ids.Opaque(), PartBit = Parts.People, Kind = kind, Ring = ring, Place = 0, Name = name, NameFold = Folding.Fold(name),
        Language = "en", Picture = picture, At = default,
    };

    private static bool IsIn(CirclePlaces places, int ring, PlacedMember one)
    {
        var (across, down) = places.Ring(ring);
        return Math.Pow(one.X / across, 2) + Math.Pow(one.Y / down, 2) < 1.02;
    }
}
