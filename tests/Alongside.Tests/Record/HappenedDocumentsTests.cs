using System.Net;
using System.Text;
using System.Text.Json;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Tests.Words;

namespace Alongside.Tests.Record;

/// <summary>A letter beside what happened: a worker puts it there, whoever reads the note saves it, and nobody else learns of it.</summary>
public abstract class HappenedDocumentsTests(ServedHouse house)
{
    private static readonly (string, string)[] Answers = [("kind", "visit"), ("met", "yes"), ("words", "We read the letter together.")];

    private HappenedGiven Given => new(house.App.Services);

    [Fact]
    public async Task A_worker_puts_documents_beside_it_and_the_person_saves_each_as_what_it_is()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var (worker, person) = (new Visitor(await house.BrowserAsync(jo)), new Visitor(await house.BrowserAsync(amina)));
        var form = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write");
        var kept = await worker.FollowAsync(await worker.SendFilesAsync(form, "#words", [.. Answers, ("documentName1", "letter from the housing office"), ("documentName3", "the bench / new\u202E"), ("documentName4", "خط")],
            ("document1", "<script>.png", BroughtDocument.Pdf()), ("document3", "x.exe", TakenPicture.WithWhereItWasTaken()), ("document4", "x", BroughtDocument.Letter())));
        var page = await person.OpenAsync($"/people/{amina.OwnRecord}/happened");
        foreach (var shown in new[] { kept, page }) shown.Page.QuerySelectorAll("main article a[download] bdi").Length.ShouldBe(3);
        var expected = new[] { ("application/pdf", "letter from the housing office.pdf"), ("image/jpeg", "the bench   new.jpg"), ("text/plain; charset=utf-8", "خط.txt") };
        var links = page.Page.QuerySelectorAll("main article a[download]").Select(link => (Href: link.GetAttribute("href")!, Saved: link.GetAttribute("download")!)).ToList();
        foreach (var (type, name) in expected)
        {
            using var answer = await person.Browser.GetAsync(links.Single(link => link.Saved == name).Href);
            (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()).ShouldBe((HttpStatusCode.OK, type));
            answer.Content.Headers.ContentDisposition!.ToString().ShouldStartWith("attachment; ");
            answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(name);
            Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
            Header(answer, "Content-Security-Policy").ShouldBe("default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'");
            Header(answer, "Cache-Control").ShouldBe("no-store, no-cache");
            var content = await answer.Content.ReadAsByteArrayAsync();
            if (type == "application/pdf") content.ShouldBe(BroughtDocument.Pdf());
            if (type.StartsWith("text", StringComparison.Ordinal)) content.ShouldBe(BroughtDocument.Letter());
            TakenPicture.Holds(content, "Exif").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_a_document_is_refused_and_nothing_of_it_is_written()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var worker = new Visitor(await house.BrowserAsync(jo));
        var form = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write");
        foreach (var (given, says) in new (byte[], string)[]
        {
            (BroughtDocument.Html(), "This is a web page"), (BroughtDocument.PdfThatIsAPageToo(), "something else as well"), (BroughtDocument.Zip(), "zip folders cannot be kept"), ([], "This file is empty."),
            (TakenPicture.PngThatSays(65_535, 65_535), "65535 by 65535 points"), ([.. BroughtDocument.Pdf(), .. new byte[11 * 1024 * 1024]], "larger than 10 MB"),
        })
        {
            var refused = await worker.SendFilesAsync(form, "#words", [.. Answers, ("documentName2", "a letter")], ("document2", "photo.png", given));
            (refused.Status, refused.Typed, refused.One("#documentName2").GetAttribute("value")).ShouldBe((422, "We read the letter together.", "a letter"), says);
            refused.One("#document2-error").TextContent.ShouldContain(says);
            refused.One("input[name=kind][value=visit]").HasAttribute("checked").ShouldBeTrue();
            refused.Page.QuerySelectorAll("details[open] > summary").Select(one => one.TextContent).ShouldContain("More documents", "it does not hide what is wrong");
        }
        (await worker.SendFilesAsync(form, "#words", Answers, ("document1", "x.pdf", BroughtDocument.Pdf()))).One("#documentName1-error").TextContent.ShouldContain("Write what this document is.");
        (await worker.PressAsync(form, "#words", [.. Answers, ("documentName1", "a letter")])).One("#document1-error").TextContent.ShouldContain("Choose the document that these words are for");
        var six = Enumerable.Range(1, 6).Select(place => ($"document{Math.Min(place, 5)}", "x.pdf", BroughtDocument.Pdf($"letter {place}"))).ToArray();
        (await worker.SendFilesAsync(form, "#words", [.. Answers, .. Named(5)], six)).One("#document1-error").TextContent.ShouldContain("At most 5 documents");
        var heavy = Enumerable.Range(1, 4).Select(place => ($"document{place}", "x.pdf", new byte[9 * 1024 * 1024])).ToArray();
        (await worker.SendFilesAsync(form, "#words", [.. Answers, .. Named(4)], heavy)).One("#document1-error").TextContent.ShouldContain("larger than 30 MB together");
        (await Given.ReadAsync(jo, amina)).Lines.ShouldBeEmpty();
        (await FilesOfAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_whoever_may_not_write_there_no_document_is_looked_into_and_nothing_lies_anywhere()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var neighbour = await house.Given.CircleMemberAsync("Max", "neighbour");
        await house.Given.ShareAsync(amina, neighbour, Parts.Happened);
        var lies = await house.Database.LookInsideAsync("SELECT COUNT(*) FROM bytes_needed");
        foreach (var other in new[] { neighbour, amina, await house.Given.WorkerAsync("Kit") })
            foreach (var content in new[] { BroughtDocument.Letter(), BroughtDocument.Zip() })
                await Should.ThrowAsync<NotHere>(() => Given.WriteAsync(other, HappenedGiven.Visit(amina) with { Documents = [new("a letter", content, "en")] }));
        (await house.Database.LookInsideAsync("SELECT COUNT(*) FROM bytes_needed"))[0][0].ShouldBe(lies[0][0]);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_note_with_one_document_and_five_stand_beside_one_note()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var worker = new Visitor(await house.BrowserAsync(jo));
        var form = await worker.OpenAsync($"/people/{amina.OwnRecord}/happened/write");
        for (var time = 0; time < 2; time++)
            (await worker.SendFilesAsync(form, "#words", [.. Answers, ("documentName1", "a letter")], ("document1", "x", BroughtDocument.Letter()))).Status.ShouldBe(302);
        (await Given.ReadAsync(amina, amina)).Lines.ShouldHaveSingleItem().Documents.Count.ShouldBe(1);
        (await worker.SendFilesAsync(form, "#words", [.. Answers, ("documentName1", "a letter")], ("document1", "x", BroughtDocument.Pdf()))).Status.ShouldBe(422, "another document is another form");

        var five = await Given.WriteAsync(jo, HappenedGiven.Visit(amina) with { Documents = [.. Enumerable.Range(1, 5).Select(place => new DocumentToGive($"letter {place}", BroughtDocument.Letter(), "en", place))] });
        (await Given.ReadAsync(amina, amina)).Lines.Single(line => line.Now.HappeningId == five).Documents.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_document_is_read_where_its_note_is_and_hidden_as_if_it_had_never_been_given()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var (sana, max, other) = (await house.Given.CircleMemberAsync(), await house.Given.CircleMemberAsync("Max", "neighbour"), await house.Given.WorkerAsync("Kit"));
        await house.Given.ShareAsync(amina, sana, Parts.Happened);
        await house.Given.ShareAsync(amina, max, Parts.Important);
        await house.Given.ShareAsync(amina, other, Parts.Important);
        var readers = new Dictionary<string, HttpClient>();
        foreach (var (who, actor) in new[] { ("amina", amina), ("jo", jo), ("sana", sana), ("max", max), ("other", other) }) readers[who] = await house.BrowserAsync(actor);

        async Task ReadAsync(Guid note, params string[] by)
        {
            var document = (await Given.ReadAsync(jo, amina)).Lines.Single(line => line.Now.HappeningId == note).Documents.Single().FileId;
            foreach (var (who, browser) in readers)
            {
                (await StatusAsync(browser, Address(amina, "happened", document))).ShouldBe(by.Contains(who) ? 200 : 404, who);
                foreach (var part in new[] { "only-me", "important", "documents", "nonsense" }) (await StatusAsync(browser, Address(amina, part, document))).ShouldBe(404, $"{who} by {part}");
            }
            var seen = await house.ProgramAsync(amina);
            (await StatusAsync(seen, $"/api/v1/people/{amina.OwnRecord}/happened/documents/{document}")).ShouldBe(by.Contains("amina") ? 200 : 404);
        }
        var open = await Given.WriteAsync(jo, Beside(HappenedGiven.Visit(amina)));
        await ReadAsync(open, "amina", "jo", "sana");
        var withheld = await Given.WriteAsync(jo, Beside(HappenedGiven.Visit(amina, "Her brother rang.")) with { Withhold = Given.Harm() });
        await ReadAsync(withheld, "jo");
        (await Given.ReadAsync(amina, amina)).Lines.ShouldHaveSingleItem().Documents.Count.ShouldBe(1);
        var corrected = await Given.WriteAsync(jo, Beside(HappenedGiven.Visit(amina, "Her cousin rang.")) with { Corrects = withheld, Because = "the cousin" });
        var line = (await Given.ReadAsync(jo, amina)).Lines.Single(one => one.Now.HappeningId == corrected);
        (line.DocumentsOf(line.Now).Count(), line.DocumentsOf(line.Earlier.Single()).Count()).ShouldBe((1, 1), "each note has its own, and both stand");
        foreach (var document in line.Documents) (await StatusAsync(readers["amina"], Address(amina, "happened", document.FileId))).ShouldBe(404, "a correction of what is kept back is kept back too");
        await house.The<WithholdHappening>().ShowAsync(jo, amina.OwnRecord!.Value, corrected);
        foreach (var document in line.Documents) (await StatusAsync(readers["amina"], Address(amina, "happened", document.FileId))).ShouldBe(200);
        (await house.Database.LookInsideAsync($"SELECT part_bits FROM look WHERE person_id = {house.Database.Literal(amina.OwnRecord!.Value)} AND account_id = {house.Database.Literal(sana.AccountId)}"))
            .Select(row => Convert.ToInt64(row[0], null)).ShouldContain((long)Parts.Happened);
    }

    [Fact]
    public async Task Moved_with_its_note_it_is_read_in_the_right_record_alone_and_lies_there_while_somebody_needs_it()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var bilal = await house.Given.PersonAsync("Bilal");
        await house.Given.SupportAsync(bilal, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        var content = Encoding.UTF8.GetBytes($"Dear Bilal, {Ids.Opaque()}");
        var first = await Given.WriteAsync(jo, HappenedGiven.Visit(amina) with { Documents = [new("a letter", content, "en")] });
        await Given.WriteAsync(jo, Beside(HappenedGiven.Visit(amina)) with { Corrects = first, Because = "tidier" });
        var before = (await Given.ReadAsync(jo, amina)).Lines.Single().Documents;
        await house.The<MoveHappening>().RunAsync(jo, new HappeningToMove(amina.OwnRecord!.Value, first, bilal.OwnRecord));

        var (hers, his, worker) = (await house.BrowserAsync(amina), await house.BrowserAsync(bilal), await house.BrowserAsync(jo));
        foreach (var browser in new[] { hers, worker })
            foreach (var document in before) (await StatusAsync(browser, Address(amina, "happened", document.FileId))).ShouldBe(404);
        var line = (await Given.ReadAsync(bilal, bilal)).Lines.Single();
        (line.DocumentsOf(line.Now).Count(), line.DocumentsOf(line.Earlier.Single()).Single().Name).ShouldBe((1, "a letter"));
        line.Documents.Select(document => document.FileId).ShouldNotContain(before[0].FileId);
        (await house.Database.LookInsideAsync($"SELECT name, sha256 FROM kept_file WHERE person_id = {house.Database.Literal(amina.OwnRecord!.Value)}")).ShouldAllBe(row => (string)row[0]! == "" && row[1] == null, "nothing of somebody else is left in her record");
        await RunJobsAsync();
        (await his.GetByteArrayAsync(Address(bilal, "happened", line.DocumentsOf(line.Earlier.Single()).Single().FileId))).ShouldBe(content);

        // Only taken away it stays like the words of its note: nobody reads it, and nothing is destroyed by one worker alone.
        var alone = await Given.WriteAsync(jo, Beside(HappenedGiven.Visit(amina)));
        var document2 = (await Given.ReadAsync(jo, amina)).Lines.Single().Documents.Single();
        await house.The<MoveHappening>().RunAsync(jo, new HappeningToMove(amina.OwnRecord!.Value, alone, null));
        foreach (var browser in new[] { hers, worker }) (await StatusAsync(browser, Address(amina, "happened", document2.FileId))).ShouldBe(404);
        await RunJobsAsync();
        using var lies = house.The<KeptBytes>().Open(document2.Sha256);
        lies.ShouldNotBeNull();
    }

    [Fact]
    public async Task Programs_are_told_of_each_document_and_are_handed_it()
    {
        var (amina, jo) = await Given.SupportedAsync();
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina) with { Documents = [new("letter from Parks", BroughtDocument.Pdf(), "en")] });
        var program = await house.ProgramAsync(amina);
        using var read = JsonDocument.Parse(await program.GetStringAsync($"/api/v1/people/{amina.OwnRecord}/happened"));
        var told = read.RootElement.GetProperty("happened")[0].GetProperty("now").GetProperty("documents")[0];
        (told.GetProperty("name").GetString(), told.GetProperty("mediaType").GetString(), told.GetProperty("length").GetInt64()).ShouldBe(("letter from Parks", "application/pdf", BroughtDocument.Pdf().Length));
        using var answer = await program.GetAsync($"/api/v1/people/{amina.OwnRecord}/happened/documents/{told.GetProperty("id").GetGuid()}");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(BroughtDocument.Pdf());
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        Header(answer, "Content-Security-Policy").ShouldContain("sandbox");
        (await StatusAsync(program, $"/api/v1/people/{amina.OwnRecord}/happened/documents/{Ids.Opaque()}")).ShouldBe(404);
    }

    [Fact]
    public async Task A_photo_of_the_persons_own_is_never_reached_as_a_document_nor_a_document_picked_as_a_photo()
    {
        var (amina, jo) = await Given.SupportedAsync();
        var photo = await house.The<Alongside.Words.AddPhoto>().RunAsync(amina, new(amina.OwnRecord!.Value, "my dog", "en", TakenPicture.Jpeg()));
        await Given.WriteAsync(jo, HappenedGiven.Visit(amina) with { Documents = [new("a scan", TakenPicture.Jpeg(), "en")] });
        var document = (await Given.ReadAsync(jo, amina)).Lines.Single().Documents.Single().FileId;
        (await StatusAsync(await house.BrowserAsync(jo), Address(amina, "happened", photo))).ShouldBe(404);
        (await StatusAsync(await house.ProgramAsync(amina), $"/api/v1/people/{amina.OwnRecord}/happened/documents/{photo}")).ShouldBe(404);
        (await Should.ThrowAsync<Refused>(() => house.The<Alongside.Words.SayStatement>().RunAsync(amina, new(amina.OwnRecord!.Value, "important", null, "en") { Pictures = [new(Alongside.Words.PictureShelf.CodeOf(document), "important")] }))).Field.ShouldBe("pictures");
        await Should.ThrowAsync<NotHere>(() => house.The<Alongside.Words.TakePhotoAway>().RunAsync(amina, amina.OwnRecord!.Value, document));
    }

    private static HappeningToWrite Beside(HappeningToWrite what) => what with { Documents = [new("a letter", BroughtDocument.Letter(), "en")] };

    private static IEnumerable<(string, string)> Named(int many) => Enumerable.Range(1, many).Select(place => ($"documentName{place}", $"letter {place}"));

    private static string Address(Actor person, string part, Guid document) => $"/people/{person.OwnRecord}/files/{part}/{document}";

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private static async Task<int> StatusAsync(HttpClient client, string address) => (int)(await client.GetAsync(address)).StatusCode;

    private async Task RunJobsAsync()
    {
        house.Time.Move(TimeSpan.FromMinutes(11));
        await house.The<Jobs>().RunDueAsync();
    }

    private async Task<long> FilesOfAsync(Actor person) =>
        Convert.ToInt64((await house.Database.LookInsideAsync($"SELECT count(*) FROM kept_file WHERE person_id = {house.Database.Literal(person.OwnRecord!.Value)}")).Single()[0], null);

    public sealed class On_Sqlite(ServedOnSqlite house) : HappenedDocumentsTests(house), IClassFixture<ServedOnSqlite>;

    public sealed class On_Postgres(ServedOnPostgres house) : HappenedDocumentsTests(house), IClassFixture<ServedOnPostgres>;
}
