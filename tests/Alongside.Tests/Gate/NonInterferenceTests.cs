using System.Text;
using System.Text.RegularExpressions;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Alongside.Tests.TheGate;

/// <summary>Two houses that differ only in what is hidden: in one it is there, in the other it was never written.</summary>
public abstract class TwoWorlds<THouse> : IAsyncLifetime where THouse : ServedHouse, new()
{
    public ServedHouse Hidden { get; } = new THouse();

    public ServedHouse Never { get; } = new THouse();

    public async ValueTask InitializeAsync()
    {
        await Hidden.InitializeAsync();
        await Never.InitializeAsync();
        await new HiddenTown(Never).MakeAsync(withHidden: false);
        await new HiddenTown(Hidden).MakeAsync(withHidden: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Hidden.DisposeAsync();
        await Never.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class WorldsOnSqlite : TwoWorlds<ServedOnSqlite>;

public sealed class WorldsOnPostgres : TwoWorlds<ServedOnPostgres>;

/// <summary>Nobody can tell what is hidden from what was never written: from no page, no endpoint, no header, no length.</summary>
public abstract partial class NonInterferenceTests(ServedHouse hidden, ServedHouse never)
{
    private static readonly string[] FileParts = ["who-i-am", "behave", "only-me", "happened", "nonsense"];

    public static TheoryData<string> Viewers => [.. HiddenTown.Viewers.Keys];

    [Theory]
    [MemberData(nameof(Viewers))]
    public Task Every_GET_answers_the_same_bytes_whether_it_is_hidden_or_was_never_written(string viewer) =>
        SameBytesAsync(viewer, HiddenTown.Viewers[viewer], hidden, never);

    internal static async Task SameBytesAsync(string viewer, Actor? actor, ServedHouse hidden, ServedHouse never)
    {
        var (here, there) = (await ClientsAsync(hidden, actor), await ClientsAsync(never, actor));
        foreach (var address in Endpoints(hidden).SelectMany(Addresses).Distinct())
        {
            var isApi = address.StartsWith("/api/", StringComparison.Ordinal);
            var answer = await ReadAsync(isApi ? here.Program : here.Browser, address, hidden);
            answer.ShouldBe(await ReadAsync(isApi ? there.Program : there.Browser, address, never), $"{viewer} can tell by {address}");
        }
    }

    [Fact]
    public async Task The_two_worlds_do_differ_for_the_person()
    {
        var record = $"/api/v1/people/{HiddenTown.Amina.OwnRecord}";
        var (here, there) = (await ClientsAsync(hidden, HiddenTown.Amina), await ClientsAsync(never, HiddenTown.Amina));
        foreach (var address in new[] { record, $"{record}/statements/{HiddenTown.Garden}/wordings" })
            (await ReadAsync(here.Program, address)).ShouldNotBe(await ReadAsync(there.Program, address));
        // In both, for where she is signed in is one of the pages that must be the same.
        var (sister, _) = (await ClientsAsync(hidden, HiddenTown.Viewers["sister"]), await ClientsAsync(never, HiddenTown.Viewers["sister"]));
        (await ReadAsync(sister.Program, record)).ShouldContain(HiddenTown.Words(HiddenTown.Garden));
    }

    [Fact]
    public async Task Whoever_leads_is_shown_in_both_worlds_whom_they_answer_for_and_who_has_them()
    {
        foreach (var house in new[] { hidden, never })
        {
            var (_, lead) = await ClientsAsync(house, HiddenTown.Lead);
            foreach (var address in new[] { "/organisation/people", $"/people/{HiddenTown.Amina.OwnRecord}/supporters", "/told", "/questions" })
                (await ReadAsync(lead, address)).ShouldContain("Amina", Case.Sensitive, address);
            foreach (var address in HiddenTown.Works.Take(2).Select(id => $"/organisation/workers/{id}").Concat(HiddenTown.Supports.Take(2).Select(id => $"/people/{HiddenTown.Amina.OwnRecord}/supporters/{id}/end")))
                (await ReadAsync(lead, address)).ShouldStartWith("200", Case.Sensitive, address);
        }
    }

    [Fact]
    public void Both_worlds_have_the_same_endpoints() =>
        Endpoints(hidden).Select(endpoint => endpoint.RoutePattern.RawText).ShouldBe(Endpoints(never).Select(endpoint => endpoint.RoutePattern.RawText));

    [Fact]
    public void A_new_endpoint_that_this_test_cannot_call_is_noticed() =>
        Should.Throw<InvalidOperationException>(() => Addresses("/api/v1/people/{personId}/likes", isFile: false));

    internal static List<RouteEndpoint> Endpoints(ServedHouse house) =>
        [.. ((IEndpointRouteBuilder)house.App).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET"))];

    internal static IEnumerable<string> Addresses(RouteEndpoint endpoint) =>
        OfPictures(endpoint.RoutePattern.RawText!.Trim('/')) ?? OfOrganisations(endpoint.RoutePattern.RawText!.Trim('/')) ?? OfOwnWork(endpoint.RoutePattern.RawText!.Trim('/'))
        ?? Addresses(endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null);

    private static IEnumerable<string>? OfOrganisations(string pattern) => pattern switch
    {
        "organisation" => ["/organisation", "/organisation?page-number=2"],
        "organisation/people" => ["/organisation/people", $"/organisation/people?of={HiddenTown.Hillside}"],
        "join-work/{code?}" => ["/join-work", "/join-work?done=joined", "/join-work/" + HiddenTown.Code, "/join-work/0000-0000-0000-0002"],
        "organisation/workers/{workId:guid}" => HiddenTown.Works.Select(id => $"/organisation/workers/{id}"),
        "organisation/workers/{workId:guid}/end" => HiddenTown.Works.Select(id => $"/organisation/workers/{id}/end"),
        "organisation/teams" or "organisation/times" or "organisation/takes-on" or "organisation/invite" or "organisation/close" => ["/" + pattern],
        "told" => ["/told", "/told?page-number=2"],
        "told/alike" => ["/told/alike"],
        "told/bring-in/{id:guid?}" => ["/told/bring-in", "/told/bring-in/" + HiddenTown.Hillside],
        "told/{begunId:guid}" => HiddenTown.Begun.Select(id => $"/told/{id}"),
        "people/{personId:guid}/supporters" => People("/people", "/supporters"),
        "people/{personId:guid}/supporters/give" => People("/people", "/supporters/give"),
        "people/{personId:guid}/supporters/{supportId:guid}/end" => HiddenTown.Records.SelectMany(person => HiddenTown.Supports.Select(id => $"/people/{person}/supporters/{id}/end")),
        _ => null,
    };

    /// <summary>How each endpoint is called. A new one needs a line here, which says what it is asked in the two worlds.</summary>
    private static IEnumerable<string> Addresses(string pattern, bool isFile) => pattern.Trim('/') switch
    {
        "" => ["/"],
        "display" or "language" or "help" => ["/" + pattern.Trim('/')],
        "demo" => ["/demo"],
        "sign-in" or "switch" or "sessions" or "sessions/programs" or "coming-in" => ["/" + pattern.Trim('/')],
        "sign-in/code" => ["/sign-in/code", "/sign-in/code?asked=true"],
        "sign-in/{link}" => ["/sign-in/nonsense"],
        // It ends the key, and whoever asks on would be nobody: Organisations/LeavingTests.
        "leave" => [],
        "error/{status:int?}" => ["/error", "/error/404", "/error/413"],
        "health/live" or "health/ready" or "api/v1/me" => ["/" + pattern.Trim('/')],
        "openapi/{documentName}.json" => ["/openapi/v1.json", "/openapi/v2.json"],
        "people" => ["/people", "/people?after=nonsense", "/people?after=" + HiddenTown.AfterTheFirstName, "/people?show=waiting", "/people?show=again"],
        "api/v1/people" => ["/api/v1/people", "/api/v1/people?size=1", "/api/v1/people?q=a", "/api/v1/people?after=" + HiddenTown.AfterTheFirstName],
        "people/{personId:guid}/to-know" => People("/people", "/to-know"),
        "people/{personId:guid}" => [.. People("/people"), .. People("/people", "?as=about-me"), .. People("/people", "?begun=true")],
        "people/{personId:guid}/sharing" => [.. People("/people", "/sharing"), .. People("/people", "/sharing?done=taken")],
        "people/{personId:guid}/sharing/invite" => People("/people", "/sharing/invite"),
        "people/{personId:guid}/sharing/with" => People("/people", "/sharing/with"),
        "join/{code?}" => ["/join", "/join?done=true", "/join/" + HiddenTown.Code, "/join/0000-0000-0000-0002"],
        "people/{personId:guid}/sharing/{shareId:guid}/take-back" => Shares("/take-back"),
        "people/{personId:guid}/sharing/{shareId:guid}/again" => [.. Shares("/again"), .. Shares("/again?change=true")],
        "people/{personId:guid}/say/{heading?}" => [.. People("/people", "/say"), .. People("/people", "/say/behave")],
        "people/{personId:guid}/pictures/{of}" => [.. People("/people", "/pictures/behave"), .. People("/people", "/pictures/important"), .. HiddenTown.Statements.SelectMany(id => People("/people", $"/pictures/{id}"))],
        "people/{personId:guid}/print" => [.. People("/people", "/print"), .. People("/people", "/print?size=large"), .. People("/people", "/print?as=about-me")],
        "people/{personId:guid}/taken-away" => People("/people", "/taken-away"),
        "people/{personId:guid}/write-down/{heading}" => [.. People("/people", "/write-down/behave"), .. People("/people", "/write-down/important")],
        "people/{personId:guid}/communication" => [.. People("/people", "/communication"), .. People("/people", "/communication?common=1")],
        "people/{personId:guid}/circle" => [.. People("/people", "/circle"), .. People("/people", "/circle?page-number=2"), .. HiddenTown.Members.SelectMany(id => People("/people", $"/circle?done=out&who={id}"))],
        "people/{personId:guid}/circle/member/{memberId:guid?}" => [.. People("/people", "/circle/member"), .. HiddenTown.Members.SelectMany(id => People("/people", $"/circle/member/{id}"))],
        "api/v1/people/{personId}/circle" => People("/api/v1/people", "/circle"),
        "people/{personId:guid}/looked" => [.. People("/people", "/looked"), .. People("/people", "/looked?of=circle")],
        "people/{personId:guid}/looked/why" => People("/people", $"/looked/why?of={HiddenTown.Hillside}"),
        "api/v1/people/{personId}/looked" => People("/api/v1/people", "/looked"),
        "begin" or "claim" or "pages" or "people/begin" => ["/" + pattern.Trim('/')],
        "people/{personId:guid}/begun" => People("/people", "/begun"),
        "people/{personId:guid}/details" => People("/people", "/details"),
        "people/{personId:guid}/end" => People("/people", "/end"),
        "people/{personId:guid}/ended" => People("/people", "/ended"),
        "people/{personId:guid}/suggestions" => People("/people", "/suggestions"),
        "people/{personId:guid}/suggestions/{suggestionId:guid}" => HiddenTown.Records.SelectMany(person => HiddenTown.Suggestions.Select(id => $"/people/{person}/suggestions/{id}")),
        "people/{personId:guid}/statements/{statementId:guid}/suggest" => Statements("/people", "/suggest"),
        "people/{personId:guid}/statements/{statementId:guid}/seen" => Statements("/people", "/seen"),
        "people/{personId:guid}/statements/{statementId:guid}/anew" => Statements("/people", "/anew"),
        "people/{personId:guid}/statements/{statementId:guid}/slip" => [.. Statements("/people", "/slip"), .. HiddenTown.Suggestions.SelectMany(id => Statements("/people", $"/slip?suggestion={id}"))],
        "waiting" => ["/waiting", "/waiting?page-number=2"],
        "people/{personId:guid}/statements/{statementId:guid}/yes" => Statements("/people", "/yes"),
        "people/{personId:guid}/statements/{statementId:guid}" => [.. Statements("/people"), .. Statements("/people", "?kept=true")],
        "people/{personId:guid}/statements/{statementId:guid}/change" => Statements("/people", "/change"),
        "api/v1/people/{personId}/shares" => People("/api/v1/people", "/shares"),
        "api/v1/people/{personId}" => People("/api/v1/people"),
        "api/v1/people/{personId}/statements/{statementId:guid}" => Statements("/api/v1/people"),
        "api/v1/people/{personId}/statements/{statementId:guid}/wordings" => Statements("/api/v1/people", "/wordings"),
        var file when isFile => ["/" + file],
        _ => throw new InvalidOperationException($"A new endpoint, {pattern}: say here how it is called in the two worlds."),
    };

    private static IEnumerable<string>? OfPictures(string pattern) => pattern switch
    {
        "people/{personId:guid}/photos" => [.. People("/people", "/photos"), .. People("/people", "/photos?of=important&done=added")],
        "people/{personId:guid}/files/{part}/{fileId:guid}" => HiddenTown.Files.SelectMany(file => FileParts.SelectMany(part => People("/people", $"/files/{part}/{file}"))),
        "about-pictures" or "pictures/{print}" => ["/about-pictures", "/pictures/nonsense"],
        _ => null,
    };

    private static IEnumerable<string> People(string under, string rest = "") =>
        HiddenTown.Records.Select(person => $"{under}/{person}{rest}");

    private static IEnumerable<string> Statements(string under, string rest = "") =>
        HiddenTown.Records.SelectMany(person => HiddenTown.Statements.Select(statement => $"{under}/{person}/statements/{statement}{rest}"));

    /// <summary>The same for what organisations write, and what they are asked.</summary>
    private static IEnumerable<string>? OfOwnWork(string pattern) => pattern switch
    {
        "people/{personId:guid}/happened" => [.. People("/people", "/happened"), .. People("/people", "/happened?kind=visit")],
        "people/{personId:guid}/happened/write/{corrects:guid?}" => [.. People("/people", "/happened/write"), .. Happenings("/people", "/happened/write/{0}")],
        "people/{personId:guid}/happened/{happeningId:guid}" => Happenings("/people", "/happened/{0}"),
        "people/{personId:guid}/happened/{happeningId:guid}/wrong" => Happenings("/people", "/happened/{0}/wrong"),
        "people/{personId:guid}/suggestions/{suggestionId:guid}/decide" => HiddenTown.Records.SelectMany(person => HiddenTown.Suggestions.Select(id => $"/people/{person}/suggestions/{id}/decide")),
        "people/{personId:guid}/decisions" => People("/people", "/decisions"),
        "people/{personId:guid}/decisions/{decisionId:guid}" => HiddenTown.Records.SelectMany(person => HiddenTown.Decisions.Select(id => $"/people/{person}/decisions/{id}")),
        "objections" => ["/objections", "/objections?page-number=2"],
        "checks" => ["/checks", "/checks?mine=true"],
        "questions" => ["/questions", "/questions?page-number=2"],
        "questions/{questionId:guid}" => HiddenTown.Questions.Select(id => $"/questions/{id}"),
        "kept-back" => ["/kept-back", "/kept-back?page-number=2"],
        "afterwards" => ["/" + pattern],
        "api/v1/people/{personId}/happened/documents/{documentId:guid}" => HiddenTown.Files.SelectMany(file => People("/api/v1/people", $"/happened/documents/{file}")),
        "api/v1/people/{personId}/happened" => People("/api/v1/people", "/happened"),
        _ => null,
    };

    private static IEnumerable<string> Happenings(string under, string rest) =>
        HiddenTown.Records.SelectMany(person => HiddenTown.Happenings.Select(id => $"{under}/{person}{rest.Replace("{0}", id.ToString(), StringComparison.Ordinal)}"));

    private static IEnumerable<string> Shares(string rest) =>
        HiddenTown.Records.SelectMany(person => HiddenTown.Shares.Select(share => $"/people/{person}/sharing/{share}{rest}"));

    internal static async Task<(HttpClient Program, HttpClient Browser)> ClientsAsync(ServedHouse house, Actor? actor) =>
        actor is null ? (house.Browser(), house.Browser()) : (await house.ProgramAsync(actor), await house.BrowserAsync(actor));

    internal static async Task<string> ReadAsync(HttpClient client, string address, ServedHouse? house = null, string? after = null)
    {
        // Each house seals the place in a list with keys of its own.
        var place = house?.The<SealedCursor>().Seal(after ?? HiddenTown.AfterTheFirstName) ?? "";
        using var answer = await client.GetAsync(address.Replace(HiddenTown.AfterTheFirstName, place, StringComparison.Ordinal));
        // A fault of ours is the same everywhere, and would prove nothing.
        if (!address.StartsWith("/error", StringComparison.Ordinal)) ((int)answer.StatusCode).ShouldBeLessThan(500, address);
        return await ShownAsync(answer, place);
    }

    /// <summary>Everything an answer tells: its status, its headers, its bytes.</summary>
    internal static async Task<string> ShownAsync(HttpResponseMessage answer, string place = "")
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        // Byte for byte: Latin-1 has a letter for each.
        var body = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{OfThisRequest().Replace(place.Length > 0 ? body.Replace(place, "(the place)", StringComparison.Ordinal) : body, "(made anew for each request)")}";
    }

    /// <summary>What is made from chance for each showing of a page: the tokens of its form, and the number of a fault of ours.</summary>
    [GeneratedRegex("""(?<=<input name="__RequestVerificationToken" type="hidden" value=")[^"]+|(?<=name="(?:key|session|after)" value=")[^"]+|(?<=href="/people\?(?:after|find)=)[^"]+|(?<="next":")[^"]+|(?<=<bdi class="code" dir="ltr">)[^<]+""")]
    private static partial Regex OfThisRequest();

    public sealed class On_Sqlite(WorldsOnSqlite worlds) : NonInterferenceTests(worlds.Hidden, worlds.Never), IClassFixture<WorldsOnSqlite>;

    public sealed class On_Postgres(WorldsOnPostgres worlds) : NonInterferenceTests(worlds.Hidden, worlds.Never), IClassFixture<WorldsOnPostgres>;
}
