using System.Net;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Web;
using Alongside.Words;
using Microsoft.Extensions.Configuration;

namespace Alongside.Tests.Words;

/// <summary>The pictures of an installation's own folder.</summary>
public sealed class FolderPicturesTests(FolderPicturesTests.WithAFolder house) : IClassFixture<FolderPicturesTests.WithAFolder>
{
    [Theory]
    [InlineData("tea_pot", "tea pot")]
    [InlineData("make_tea_,_to", "to make tea")]
    [InlineData("visitor_1a", "visitor")]
    [InlineData("seven", "seven")]
    [InlineData("7", "7")]
    [InlineData("a_-_lower_case", "a - lower case")]
    public void A_name_is_words(string name, string words) => FolderWords.OfName(name).ShouldBe(words);

    [Fact]
    public void A_table_is_read_whatever_its_columns_are_called_and_one_without_names_is_not()
    {
        FolderWords.Read("\uFEFFid,symbol,tags,pa\r\n1,\"bake_,_to\",\"cooking, \"\"hot\"\"\",ਪਕਾਉਣਾ\r\n2,tea\n,,\n").Select(row => (row.Name, row.Words.More.Trim()))
            .ShouldBe([("bake_,_to", "cooking, \"hot\" ਪਕਾਉਣਾ"), ("tea", "")]);
        FolderWords.Read("colour,shape\nred,round").ShouldBeEmpty();
        FolderWords.Read("").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kettle", "folder:kettle")]
    [InlineData("KETTLE", "folder:kettle")]
    [InlineData("boil", "folder:kettle")]
    [InlineData("کیتلی", "folder:kettle")]
    [InlineData("ਕੇਤਲੀ", "folder:kettle")]
    [InlineData("to bake", "folder:bake_%2C_to")]
    [InlineData("ramp", "folder:ramp_2")]
    public void A_picture_of_the_folder_is_found_by_its_word_in_each_language_of_the_table(string looked, string code) =>
        Shelf.Search(looked).Select(one => one.Code).ShouldContain(code);

    [Fact]
    public void Ours_come_before_those_of_the_folder_and_the_nearest_word_first()
    {
        var found = Shelf.Search("tea").Select(one => one.Code).ToList();
        found.IndexOf("tea").ShouldBeLessThan(found.IndexOf("folder:teapot"));
        found.IndexOf("folder:teapot").ShouldBeLessThan(found.IndexOf("folder:tea_towel_rack"));
        Shelf.Search("").ShouldBeEmpty();
        house.The<FolderPictures>().Rows.Select(row => row.Code).ShouldNotContain("folder:page", "what is no picture is none");
    }

    [Fact]
    public async Task A_picture_has_an_address_that_says_nothing_of_it_is_kept_for_long_and_nothing_in_it_runs()
    {
        var picture = house.The<FolderPictures>().Find("folder:kettle")!;
        picture.Shown.ShouldMatch("^/pictures/[0-9a-f]{24}$");
        using var answer = await house.Browser().GetAsync(picture.Shown);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        answer.Headers.GetValues("Cache-Control").Single().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        foreach (var other in new[] { "/pictures/kettle.svg", "/pictures/..%2Fsecret.txt", "/pictures/000000000000000000000000" })
            (await house.Browser().GetAsync(other)).StatusCode.ShouldBe(HttpStatusCode.NotFound, other);
    }

    [Fact]
    public async Task It_is_picked_like_any_other_and_whose_it_is_stands_on_a_page_of_its_own()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var page = await visitor.OpenAsync($"/people/{amina.OwnRecord}/pictures/important");
        var found = await visitor.SendAsync(page, ("find", "to bake"), ("group", "by-word"), ("at", "people"));
        found.Page.QuerySelectorAll(".piles input").Select(input => input.GetAttribute("name")).Distinct().ShouldContain("pile.folder:bake_%2C_to");
        var check = await visitor.SendAsync(found, ("pile.folder:bake_%2C_to", "important"), ("go", "check"));
        var kept = await visitor.FollowAsync(await visitor.SendAsync(check, ("pile.folder:bake_%2C_to", "important"), ("go", "say")));
        kept.One(".pics li").TextContent.ShouldBe("to bake");
        kept.One(".pics img.emo").GetAttribute("src")!.ShouldStartWith("/pictures/");
        page.Page.QuerySelector("a[href='/about-pictures']").ShouldNotBeNull();
        (await visitor.OpenAsync("/about-pictures")).One("main pre, main .said").TextContent.ShouldBe("Drawn by <Hamish>.\nUse them freely.");
    }

    [Fact]
    public async Task When_the_folder_goes_the_word_stays_with_an_empty_frame()
    {
        var amina = await house.Given.PersonAsync();
        await house.The<SayStatement>().RunAsync(amina, new StatementToSay(amina.OwnRecord!.Value, "important", null, "en") { Pictures = [new("folder:gone-later", "important")] });
        house.Database.ShouldNotBeNull();
        PictureShelf.Shown(FolderPictures.None, "folder:gone-later", amina.OwnRecord!.Value, Parts.Important).ShouldBeNull();
        await house.Database.TamperAsync("DROP TRIGGER wording_is_kept_update; UPDATE wording SET pictures = replace(pictures, 'folder:gone-later', 'folder:nowhere')");
        var page = await new Visitor(await house.BrowserAsync(amina)).OpenAsync($"/people/{amina.OwnRecord}");
        page.One(".pics li").TextContent.ShouldBe("gone-later");
        page.One(".pics .emo.frame").GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Theory]
    [InlineData("ALONGSIDE_PICTURES", "/no/such/folder/anywhere")]
    [InlineData("ALONGSIDE_FILE_MB", "0")]
    [InlineData("ALONGSIDE_FILE_MB", "51")]
    [InlineData("ALONGSIDE_FILE_MB", "ten")]
    public void A_setting_that_cannot_be_used_says_so(string name, string value) =>
        Should.Throw<SettingsProblem>(() => Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build(), demo: false)).Message.ShouldStartWith(name);

    /// <summary>A library as people really have one: thousands of drawings, named by a table. Where it lies is said by whoever runs the tests.</summary>
    [Fact]
    public void A_library_of_thousands_is_looked_through_in_a_moment()
    {
        var folder = Environment.GetEnvironmentVariable("ALONGSIDE_TEST_PICTURES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "ALONGSIDE_TEST_PICTURES names no folder of pictures: a large library was NOT tried.");
        var pictures = FolderPictures.Load(folder!);
        pictures.Rows.Count.ShouldBeGreaterThan(2_000);
        pictures.Rows.Where(row => string.IsNullOrWhiteSpace(row.English) || row.Code.Any(char.IsWhiteSpace) || row.Shown.Length != 34).ShouldBeEmpty();
        var shelf = new PictureShelf(pictures, []);
        foreach (var looked in new[] { "tea", "bake", "happy", "doctor" }) shelf.Search(looked).Any(one => one.Code.StartsWith(FolderPictures.Mark, StringComparison.Ordinal)).ShouldBeTrue(looked);
        for (var time = 0; time < 100; time++) shelf.Search("to b").Count.ShouldBeInRange(1, PictureTable.MostFound);
    }

    private PictureShelf Shelf => new(house.The<FolderPictures>(), []);

    /// <summary>A folder of pictures such as somebody puts together: some with words in a table, one without, one that is none.</summary>
    public sealed class WithAFolder : ServedHouse
    {
        private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>alert(1)</script><path d=\"M0 0h9v9z\"/></svg>";

        private readonly string pictures = Directory.CreateTempSubdirectory("alongside-pictures-").FullName;

        protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => [new("ALONGSIDE_PICTURES", pictures)];

        public override async ValueTask InitializeAsync()
        {
            Directory.CreateDirectory(Path.Combine(pictures, "svg"));
            foreach (var name in new[] { "kettle", "bake_,_to", "teapot", "tea_towel_rack", "gone-later" }) await File.WriteAllTextAsync(Path.Combine(pictures, "svg", name + ".svg"), Svg + name);
            await File.WriteAllBytesAsync(Path.Combine(pictures, "ramp_2.png"), TakenPicture.Png());
            await File.WriteAllTextAsync(Path.Combine(pictures, "page.html"), "<p>no picture</p>");
            await File.WriteAllTextAsync(Path.Combine(pictures, "ramp.png.txt"), "nor this");
            await File.WriteAllTextAsync(Path.Combine(pictures, "words.csv"), "symbol,word,tags,ur,pa\nkettle,kettle,\"boil, hot\",کیتلی,ਕੇਤਲੀ\nramp_2,ramp,wheels,ڈھلان,\n");
            await File.WriteAllTextAsync(Path.Combine(pictures, "LICENCE.txt"), "Drawn by <Hamish>.\nUse them freely.");
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(pictures, recursive: true);
        }

        protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
    }
}
