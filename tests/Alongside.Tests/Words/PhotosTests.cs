using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>A photo of one's own among the pictures: nobody sees it, but where something is said with it, and whoever may read that.</summary>
public abstract class PhotosTests(ServedHouse house)
{
    [Fact]
    public async Task A_person_adds_a_photo_with_its_word_and_it_is_handed_over_as_a_picture_and_nothing_else()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var sent = await SendAsync(visitor, amina, "my dog", TakenPicture.WithWhereItWasTaken(6), "<script>.png");
        var page = await visitor.FollowAsync(sent);
        page.One(".photos .part-name").TextContent.ShouldBe("my dog");
        var image = page.One(".photos img");
        (image.GetAttribute("alt"), image.GetAttribute("aria-hidden")).ShouldBe(("", "true"));

        using var answer = await visitor.Browser.GetAsync(image.GetAttribute("src"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var content = await answer.Content.ReadAsByteArrayAsync();
        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/jpeg");
        answer.Content.Headers.ContentLength.ShouldBe(content.Length);
        answer.Content.Headers.ContentDisposition!.ToString().ShouldStartWith("inline; filename=photo");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Content-Security-Policy").ShouldBe("default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'");
        Header(answer, "Cache-Control").ShouldBe("no-store, no-cache");
        answer.Headers.AcceptRanges.ShouldBeEmpty();
        TakenPicture.Holds(content, "Exif").ShouldBeFalse();
    }

    [Fact]
    public async Task The_word_that_was_typed_stays_when_the_photo_is_refused_and_a_word_is_always_asked_for()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        foreach (var (given, says) in new (byte[], string)[]
        {
            ("<html>hello</html>"u8.ToArray(), "This is not a picture that can be kept here"), (TakenPicture.PngThatSays(65_535, 65_535), "65535 by 65535 points"),
            (TakenPicture.Jpeg()[..300], "broken or not whole"), ([.. TakenPicture.Jpeg(), .. new byte[11 * 1024 * 1024]], "larger than 10 MB"), ([], "Choose a picture."),
        })
        {
            var refused = await SendAsync(visitor, amina, "my dog", given);
            (refused.Status, refused.One("#word").GetAttribute("value")).ShouldBe((422, "my dog"), says);
            refused.One("#photo-error").TextContent.ShouldContain(says);
        }
        foreach (var none in new[] { "", "  ", "\u200B" })
            (await SendAsync(visitor, amina, none, TakenPicture.Jpeg())).One("#word-error").TextContent.ShouldContain("Write the word for this photo.");
        (await FilesOfAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_else_has_the_page_or_the_photo_and_a_photo_from_nobody_is_not_even_read()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Headings);
        var photo = await AddAsync(amina);
        var hers = new Visitor(await house.BrowserAsync(sana));
        (await hers.OpenAsync($"/people/{amina.OwnRecord}/photos")).Status.ShouldBe(404);
        var never = await ShownAsync(hers, Address(amina, "only-me", Ids.Opaque()));
        never.ShouldStartWith("404");
        foreach (var address in new[] { Address(amina, "only-me", photo), Address(amina, "important", photo), Address(amina, "nonsense", photo), Address(amina, "documents", photo) })
            (await ShownAsync(hers, address)).ShouldBe(never, address);
        (await PostAsync(hers.Browser, $"/people/{amina.OwnRecord}/photos", [], TakenPicture.Jpeg())).Status.ShouldNotBe(302);
        var nobody = await PostAsync(house.Browser(), $"/people/{amina.OwnRecord}/photos", [("word", "x")], TakenPicture.Jpeg());
        (nobody.Status, nobody.Answer.Headers.Location?.ToString()).ShouldBe((302, "/"));
        (await FilesOfAsync(amina)).ShouldBe(1);
        // And nobody picks it by its code, whether it is a worker or another person.
        var bilal = await house.Given.PersonAsync("Bilal");
        foreach (var (who, record) in new[] { (sana, amina), (bilal, bilal) })
            (await Should.ThrowAsync<Refused>(() => SayAsync(who, record, photo))).Field.ShouldBe("pictures");
    }

    [Fact]
    public async Task Whoever_may_read_what_is_said_with_a_photo_sees_it_there_and_no_longer_than_the_words_stand()
    {
        var (amina, sana, max) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync(), await house.Given.CircleMemberAsync("Max", "neighbour"));
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        await house.Given.ShareAsync(amina, max, Parts.Behave);
        var photo = await AddAsync(amina, "my dog");
        var said = await SayAsync(amina, amina, photo);
        var (hers, his, own) = (new Visitor(await house.BrowserAsync(sana)), new Visitor(await house.BrowserAsync(max)), new Visitor(await house.BrowserAsync(amina)));
        var there = Address(amina, "important", photo);
        var page = await hers.OpenAsync($"/people/{amina.OwnRecord}");
        page.One(".pics li").TextContent.ShouldBe("my dog");
        page.One(".pics img").GetAttribute("src").ShouldBe(there);

        async Task SeenAsync(bool byHer)
        {
            (await StatusAsync(hers, there)).ShouldBe(byHer ? 200 : 404);
            foreach (var address in new[] { there, Address(amina, "behave", photo), Address(amina, "only-me", photo) }) (await StatusAsync(his, address)).ShouldBe(404, address);
            (await StatusAsync(hers, Address(amina, "only-me", photo))).ShouldBe(404);
            (await StatusAsync(own, Address(amina, "only-me", photo))).ShouldBe(200);
        }
        await SeenAsync(byHer: true);
        await LookedAsync(amina, sana, Parts.Important);
        async Task KeepAsync(Keeping keeping) => await house.The<KeepStatement>().RunAsync(amina, amina.OwnRecord!.Value, said.StatementId, keeping);
        await KeepAsync(Keeping.ForMe);
        await SeenAsync(byHer: false);
        await KeepAsync(Keeping.UnderItsHeading);
        await SeenAsync(byHer: true);
        await KeepAsync(Keeping.Away);
        await SeenAsync(byHer: false);
        await KeepAsync(Keeping.UnderItsHeading);
        await house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "My dog.", "en"));
        await SeenAsync(byHer: false);
        // What she said before stays with its photo, for her.
        (await own.OpenAsync($"/people/{amina.OwnRecord}/statements/{said.StatementId}")).One(".pics img").GetAttribute("src").ShouldBe(Address(amina, "only-me", photo));
    }

    [Fact]
    public async Task Another_photo_with_the_same_word_is_a_change_of_what_is_said()
    {
        var (amina, sana) = (await house.Given.PersonAsync(), await house.Given.CircleMemberAsync());
        await house.Given.ShareAsync(amina, sana, Parts.Important);
        var (one, other) = (await AddAsync(amina, "Mum"), await AddAsync(amina, "Mum", TakenPicture.Png(30, 30)));
        var said = await SayAsync(amina, amina, one);
        await house.The<RewordStatement>().RunAsync(amina, new StatementToReword(amina.OwnRecord!.Value, said.StatementId, null, "en") { Pictures = [new(PictureShelf.CodeOf(other), "important")] });
        var hers = new Visitor(await house.BrowserAsync(sana));
        (await StatusAsync(hers, Address(amina, "important", one)), await StatusAsync(hers, Address(amina, "important", other))).ShouldBe((404, 200));
    }

    [Fact]
    public async Task A_photo_nothing_is_said_with_is_taken_away_for_good_and_one_that_is_stays_with_those_words()
    {
        var amina = await house.Given.PersonAsync();
        var (unused, used) = (await AddAsync(amina, "a mistake", TakenPicture.Png(31, 7)), await AddAsync(amina, "my dog"));
        await SayAsync(amina, amina, used);
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var page = await visitor.OpenAsync($"/people/{amina.OwnRecord}/photos");
        foreach (var photo in new[] { unused, used })
        {
            var content = await house.Database.LookInsideAsync($"SELECT sha256 FROM kept_file WHERE file_id = {house.Database.Literal(photo)}");
            (await PostAsync(visitor.Browser, $"/people/{amina.OwnRecord}/photos", [.. Hidden(page), ("away", $"{photo:N}"), ("key", $"{photo}")], null)).Status.ShouldBe(302);
            await RunJobsAsync(TimeSpan.FromMinutes(11));
            LiesThere((byte[])content.Single()[0]!).ShouldBe(photo == used);
        }
        page = await visitor.OpenAsync($"/people/{amina.OwnRecord}/photos?done=away");
        page.Page.QuerySelectorAll(".photos li").ShouldBeEmpty();
        (await StatusAsync(visitor, Address(amina, "only-me", unused)), await StatusAsync(visitor, Address(amina, "important", used))).ShouldBe((404, 200));
        (await house.Database.LookInsideAsync($"SELECT name, sha256 FROM kept_file WHERE file_id = {house.Database.Literal(unused)}")).Single().ShouldBe(["", null]);
        (await Should.ThrowAsync<Refused>(() => SayAsync(amina, amina, used))).Field.ShouldBe("pictures");
        await Should.ThrowAsync<NotHere>(() => house.The<TakePhotoAway>().RunAsync(amina, amina.OwnRecord!.Value, used));
    }

    [Fact]
    public async Task Two_people_with_the_same_photo_do_not_learn_of_each_other_and_it_lies_there_while_one_of_them_has_it()
    {
        var (amina, bilal, same) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bilal"), TakenPicture.Png(33, 11));
        var (hers, his) = (await AddAsync(amina, "us", same), await AddAsync(bilal, "us", same));
        var content = (byte[])(await house.Database.LookInsideAsync($"SELECT sha256 FROM kept_file WHERE file_id = {house.Database.Literal(hers)}")).Single()[0]!;
        var (she, he) = (new Visitor(await house.BrowserAsync(amina)), new Visitor(await house.BrowserAsync(bilal)));
        (await StatusAsync(she, Address(bilal, "only-me", his)), await StatusAsync(she, Address(amina, "only-me", his))).ShouldBe((404, 404));
        await house.The<TakePhotoAway>().RunAsync(amina, amina.OwnRecord!.Value, hers);
        await RunJobsAsync(TimeSpan.FromMinutes(11));
        (LiesThere(content), await StatusAsync(he, Address(bilal, "only-me", his))).ShouldBe((true, 200));
        await house.The<TakePhotoAway>().RunAsync(bilal, bilal.OwnRecord!.Value, his);
        await RunJobsAsync(TimeSpan.FromMinutes(11));
        LiesThere(content).ShouldBeFalse();
        await AddAsync(amina, "us", same);
        LiesThere(content).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_brought_and_never_given_to_a_record_is_gone_after_a_day()
    {
        var brought = (await house.The<FilesKept>().BringAsync([new FileToBring("brought and left"u8.ToArray(), "image/jpeg")]))[0];
        await RunJobsAsync(TimeSpan.FromHours(23));
        LiesThere(brought.Sha256).ShouldBeTrue();
        await RunJobsAsync(TimeSpan.FromHours(2));
        LiesThere(brought.Sha256).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_brings_the_same_while_it_is_taken_out_finds_it_or_brings_it_anew()
    {
        var (bytes, content) = (house.The<KeptBytes>(), "brought again meanwhile"u8.ToArray());
        var place = KeptBytes.PlaceOf(content);
        await bytes.PutAsync(place, content, default);
        // They said that they need it and found it gone: it lies there anew. They found it there: it is put back.
        await bytes.RemoveAsync(place, async () =>
        {
            await bytes.PutAsync(place, content, default);
            return true;
        });
        LiesThere(place).ShouldBeTrue();
        await bytes.RemoveAsync(place, () => Task.FromResult(true));
        LiesThere(place).ShouldBeTrue();
        await bytes.RemoveAsync(place, () => Task.FromResult(false));
        LiesThere(place).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_photo_sent_twice_is_one_and_there_are_only_so_many()
    {
        var amina = await house.Given.PersonAsync();
        var visitor = new Visitor(await house.BrowserAsync(amina));
        var page = await visitor.OpenAsync($"/people/{amina.OwnRecord}/photos");
        for (var time = 0; time < 2; time++)
            (await PostAsync(visitor.Browser, $"/people/{amina.OwnRecord}/photos", [.. Hidden(page), ("word", "my dog")], TakenPicture.Jpeg())).Status.ShouldBe(302);
        (await FilesOfAsync(amina)).ShouldBe(1);
        for (var many = 1; many < AddPhoto.Most; many++) await AddAsync(amina, $"photo {many}", TakenPicture.Png(2, 2));
        (await Should.ThrowAsync<Refused>(() => AddAsync(amina))).Field.ShouldBe("photo");
    }

    [Fact]
    public async Task Ones_own_photos_come_first_are_found_by_their_word_and_what_was_picked_waits_while_one_is_added()
    {
        var amina = await house.Given.PersonAsync();
        await AddAsync(amina, "my dog Teapot");
        var (visitor, pick) = (new Visitor(await house.BrowserAsync(amina)), $"/people/{amina.OwnRecord}/pictures/important");
        var page = await visitor.OpenAsync(pick);
        page.Page.QuerySelectorAll(".piles .part-name").ShouldHaveSingleItem().TextContent.ShouldBe("my dog Teapot");
        page.One(".piles img").GetAttribute("src")!.ShouldContain("/files/only-me/");
        var found = await visitor.SendAsync(page, ("find", "tea"), ("group", "by-word"), ("at", "photos"));
        found.Page.QuerySelectorAll(".piles .part-name span:last-child").Select(one => one.TextContent).First().ShouldBe("my dog Teapot");
        found.Page.QuerySelectorAll(".piles .part-name span:last-child").Select(one => one.TextContent).ShouldContain("tea");

        var code = found.Page.QuerySelector(".piles .part input")!.GetAttribute("name")!;
        var photos = await visitor.FollowAsync(await visitor.SendAsync(page, (code, "important"), ("go", "photos")));
        photos.One(".back").GetAttribute("href").ShouldBe(pick);
        (await visitor.OpenAsync(pick)).One("#chosen").TextContent.ShouldBe("What you picked");
    }

    private static string Address(Actor person, string part, Guid photo) => $"/people/{person.OwnRecord}/files/{part}/{photo}";

    private Task<Guid> AddAsync(Actor person, string word = "my dog", byte[]? photo = null) =>
        house.The<AddPhoto>().RunAsync(person, new PhotoToAdd(person.OwnRecord!.Value, word, "en", photo ?? TakenPicture.Jpeg()));

    private Task<StatementSaid> SayAsync(Actor writer, Actor about, Guid photo) => house.The<SayStatement>().RunAsync(writer,
        new StatementToSay(about.OwnRecord!.Value, "important", null, "en") { Pictures = [new(PictureShelf.CodeOf(photo), "important")] });

    private async Task RunJobsAsync(TimeSpan later)
    {
        house.Time.Move(later);
        await house.The<Jobs>().RunDueAsync();
    }

    private bool LiesThere(byte[] content)
    {
        using var stream = house.The<KeptBytes>().Open(content);
        if (stream is null) return false;
        SHA256.HashData(stream).ShouldBe(content);
        return true;
    }

    private async Task<long> FilesOfAsync(Actor person) =>
        Convert.ToInt64((await house.Database.LookInsideAsync($"SELECT count(*) FROM kept_file WHERE person_id = {house.Database.Literal(person.OwnRecord!.Value)}")).Single()[0], null);

    private async Task LookedAsync(Actor person, Actor looker, Parts part) =>
        (await house.Database.LookInsideAsync($"SELECT part_bits FROM look WHERE person_id = {house.Database.Literal(person.OwnRecord!.Value)} AND account_id = {house.Database.Literal(looker.AccountId)}"))
            .Select(row => Convert.ToInt64(row[0], null)).ShouldContain((long)part);

    private static async Task<Seen> SendAsync(Visitor visitor, Actor person, string word, byte[] photo, string called = "dog.jpg")
    {
        var page = await visitor.OpenAsync($"/people/{person.OwnRecord}/photos");
        return await PostAsync(visitor.Browser, $"/people/{person.OwnRecord}/photos", [.. Hidden(page), ("word", word)], photo, called);
    }

    private static IEnumerable<(string Name, string Value)> Hidden(Seen page) =>
        page.One("form[enctype]").QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));

    private static async Task<Seen> PostAsync(HttpClient browser, string address, IEnumerable<(string Name, string Value)> fields, byte[]? photo, string called = "dog.jpg")
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Reverse().DistinctBy(field => field.Name)) form.Add(new StringContent(value), name);
        if (photo is not null)
        {
            var content = new ByteArrayContent(photo);
            content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(content, "photo", called);
        }
        var answer = await browser.PostAsync(address, form);
        var text = await answer.Content.ReadAsStringAsync();
        return new Seen(answer, text, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text));
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private static async Task<int> StatusAsync(Visitor visitor, string address) => (int)(await visitor.Browser.GetAsync(address)).StatusCode;

    /// <summary>The page for what is not there names the address one came from, to lead back to it.</summary>
    private static async Task<string> ShownAsync(Visitor visitor, string address) =>
        (await TheGate.NonInterferenceTests.ShownAsync(await visitor.Browser.GetAsync(address))).Replace(Uri.EscapeDataString(address), "(address)", StringComparison.Ordinal);

    public sealed class On_Sqlite(ServedOnSqlite house) : PhotosTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : PhotosTests(house), IClassFixture<ServedOnPostgres>;
}
