using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Record;

/// <summary>Somebody, a worker who supports them and may write under a heading, and what that worker suggested.</summary>
internal sealed class DecisionGiven(IServiceProvider services)
{
    public const string Now = "I walk to the shop by myself.", Suggested = "I walk to the shop with somebody.", Decided = "Somebody walks to the shop with her, on the other side of the road.";

    private readonly Given given = new(services);

    private readonly HappenedGiven happened = new(services);

    public async Task<(Actor Amina, Actor Jo, Guid Suggestion, Guid Statement)> SuggestedAsync(string name = "Amina")
    {
        var (amina, jo) = await happened.SupportedAsync(name);
        await given.ShareAsync(amina, jo, Parts.SupportMe);
        var said = await given.SaidAsync(amina, Now, "support-me");
        return (amina, jo, await SuggestAsync(amina, jo, said.StatementId), said.StatementId);
    }

    public Task<Guid> SuggestAsync(Actor amina, Actor jo, Guid statement, string words = Suggested) =>
        The<SuggestWording>().RunAsync(jo, new WordingToSuggest(amina.OwnRecord!.Value, statement, words, "en", "She fell twice.", "Mine", "visit"));

    public Task<Guid> DecideAsync(Actor by, DecisionToWrite what) => The<DecideFor>().RunAsync(by, what);

    /// <summary>Everything that has to be said.</summary>
    public DecisionToWrite Decision(Actor amina, Guid suggestion) => new(amina.OwnRecord!.Value, suggestion)
    {
        Question = "Does somebody walk with her to the shop?",
        SupportTried = "Talked about it in the morning, with pictures. She could not keep the falls in mind.",
        PersonsView = "She wants to go alone, as she always has.",
        Power = "sc-guardian-welfare", Holder = "Tariq, her son", Scope = "Where she lives and her daily care", Evidence = "The order of 3 May, at Norwick House",
        PowerFrom = Today.AddYears(-1), PowerUntil = Today.AddYears(1),
        Consulted = "Sana, her sister: rather not.", Options = "A telephone to carry: she leaves it at home.", Words = Decided, Language = "en",
        DecidedOn = Today, ToObject = "To the sheriff court, or to us", AppealUntil = Today.AddDays(28), ReviewOn = Today.AddMonths(3),
    };

    public DateOnly Today => The<LocalTime>().DayOf(The<Clock>().Now());

    public async Task<DecisionSeen?> ReadAsync(Actor by, Actor person, Guid decision)
    {
        using var record = await The<Gate>().OpenAsync(by, person.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        return await DecisionsReading.OneAsync(record, decision);
    }

    public async Task<StatementNow> WordsAsync(Actor by, Actor person, Guid statement)
    {
        using var record = await The<Gate>().OpenAsync(by, person.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        return (await WordsReading.OneAsync(record, statement)).Now;
    }

    public Task<Guid> ObjectAsync(Actor by, Actor person, Guid decision, string? words = null, AnswerTaken? how = null) =>
        The<ObjectToDecision>().RunAsync(by, person.OwnRecord!.Value, decision, words, "en", how);

    public Task<Guid> AskAdvocateAsync(Actor by, Actor person, Guid objection, string? advocate = "Ailsa of Norwick Advocacy comes on Tuesday.") =>
        The<FollowObjection>().AskAdvocateAsync(by, person.OwnRecord!.Value, objection, advocate);

    public Task<Guid> ReviewAsync(Actor by, Actor person, Guid decision, bool? goesOn, string? found = "She still falls, and still wants to go alone.", DateOnly? until = null) =>
        The<FollowObjection>().ReviewAsync(by, person.OwnRecord!.Value, decision, new ReviewToWrite(goesOn, found, until ?? Today.AddMonths(1), "en"));

    private T The<T>() where T : notnull => services.GetRequiredService<T>();
}
