using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;

namespace Alongside.Web.Api;

/// <summary>Other words for a statement, as a program suggests them.</summary>
public sealed record NewSuggestion(string? Words, string? Language, string? Reason, string? WhoseIdea, string? AskBy);

/// <summary>What the person said: yes, change, no, later or talk. <c>TakenBy</c> when they said it to whoever sends this.</summary>
public sealed record NewAnswer(string? Answer, string? Words, string? Language, NewTaken? TakenBy);

/// <summary>How an answer reached whoever writes it down: visit, phone, letter or sign.</summary>
public sealed record NewTaken(string? How, string? On, IReadOnlyList<string>? Present, string? Interpreter);

/// <summary>Yes to one wording, by the person or told to whoever sends this.</summary>
public sealed record NewConfirmation(Guid? WordingId, NewTaken? TakenBy);

/// <summary>What a second person saw: the wording they agree with, what they saw beside it, when, who was there, by when to look again.</summary>
public sealed record NewObserver(Guid? WordingId, string? Saw, string? Language, string? On, IReadOnlyList<string>? Present, string? ReviewBy);

/// <summary>The suggestion that now waits for the person.</summary>
public sealed record Suggested(Guid Id);

/// <summary>What others suggest, and what the person says to it.</summary>
internal static class SuggestionsApi
{
    internal static void MapSuggestions(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people/{personId}");
        people.MapPost("/statements/{statementId:guid}/suggestions", SuggestAsync).WithName("SuggestWording").WithSummary("Suggest other words. Nothing changes until the person says so.")
            .Accepts<NewSuggestion>("application/json").Produces<Suggested>(201).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
        people.MapPost("/statements/{statementId:guid}/confirmations", ConfirmAsync).WithName("ConfirmWording").WithSummary("Yes to the very wording that stands.")
            .Accepts<NewConfirmation>("application/json").Produces<Kept>(201).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
        people.MapPost("/suggestions/{suggestionId:guid}/answer", AnswerAsync).WithName("AnswerSuggestion").WithSummary("The person's answer, or one they gave to you.")
            .Accepts<NewAnswer>("application/json").Produces<Kept>(201).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        people.MapPost("/statements/{statementId:guid}/confirmations/undo", UndoYesAsync).WithName("UndoYes").WithSummary("The person overturns a yes to the wording that stands.")
            .Accepts<Nothing>("application/json").Produces<Kept>(201).ProducesProblem(404).ProducesProblem(422);
        people.MapPost("/statements/{statementId:guid}/observers", SeeAsync).WithName("SeeItToo").WithSummary("A second person saw it too, or somebody looked again.")
            .Accepts<NewObserver>("application/json").Produces<Kept>(201).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
        people.MapPost("/suggestions/{suggestionId:guid}/undo", UndoAsync).WithName("UndoAnswer").WithSummary("The person takes their answer back.")
            .Accepts<Nothing>("application/json").Produces<Kept>(201).ProducesProblem(404).ProducesProblem(422);
    }

    /// <summary>A body that says nothing more than the address does.</summary>
    internal sealed record Nothing;

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> SuggestAsync(HttpContext http, Guid personId, Guid statementId, SuggestWording suggest, Gate gate)
    {
        var (body, key) = await ApiBody.ReadAsync<NewSuggestion>(http);
        var id = await suggest.RunAsync(http.Actor()!, new WordingToSuggest(personId, statementId, body.Words, body.Language, body.Reason, body.WhoseIdea, body.AskBy ?? "page")
        { BasedOn = await WordsApi.BasedOnAsync(http, gate, personId, statementId) }, key, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Created($"/api/v1/people/{personId}/statements/{statementId}", new Suggested(id));
    }

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> ConfirmAsync(HttpContext http, Guid personId, Guid statementId, ConfirmWording confirm)
    {
        var (body, key) = await ApiBody.ReadAsync<NewConfirmation>(http);
        return WordsApi.Created(http, personId, await confirm.RunAsync(http.Actor()!,
            new WordingToConfirm(personId, statementId, body.WordingId, Taken(body.TakenBy)), key, http.RequestAborted));
    }

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> AnswerAsync(HttpContext http, Guid personId, Guid suggestionId, AnswerSuggestion answer)
    {
        var (body, key) = await ApiBody.ReadAsync<NewAnswer>(http);
        var kept = await answer.RunAsync(http.Actor()!,
            new AnswerToSuggestion(personId, suggestionId, body.Answer, body.Words, body.Language, Taken(body.TakenBy)), key, http.RequestAborted);
        return WordsApi.Created(http, personId, new StatementSaid(kept.StatementId, kept.WordingId));
    }

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> UndoAsync(HttpContext http, Guid personId, Guid suggestionId, UndoAnswer undo)
    {
        var (_, key) = await ApiBody.ReadAsync<Nothing>(http);
        var kept = await undo.RunAsync(http.Actor()!, personId, suggestionId, key, http.RequestAborted);
        return WordsApi.Created(http, personId, new StatementSaid(kept.StatementId, kept.WordingId));
    }

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> UndoYesAsync(HttpContext http, Guid personId, Guid statementId, UndoYes undo)
    {
        var (_, key) = await ApiBody.ReadAsync<Nothing>(http);
        return WordsApi.Created(http, personId, await undo.RunAsync(http.Actor()!, personId, statementId, key, http.RequestAborted));
    }

    [AboutAPerson(Parts.None)]
    private static async Task<IResult> SeeAsync(HttpContext http, Guid personId, Guid statementId, SeeItToo see)
    {
        var (body, key) = await ApiBody.ReadAsync<NewObserver>(http);
        return WordsApi.Created(http, personId, await see.RunAsync(http.Actor()!, new SeenToo(personId, statementId, body.WordingId, body.Saw, body.Language,
            Day.Read(body.On, "on"), body.Present, Day.Read(body.ReviewBy, "reviewBy")), key, http.RequestAborted));
    }

    private static AnswerTaken? Taken(NewTaken? taken) =>
        taken is null ? null : new AnswerTaken(taken.How, Day.Read(taken.On, "takenBy.on"), taken.Present, taken.Interpreter);
}
