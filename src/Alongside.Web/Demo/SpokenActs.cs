using Alongside.Words;

namespace Alongside.Web.Demo;

/// <summary>What is said in a life in the demo: by the person, and beside them by others, each through the use case that people use.</summary>
public sealed class SpokenActs(
    SayStatement say, RewordStatement reword, ConfirmWording confirm, KeepStatement keep, MarkWords mark, SeeItToo seeItToo, SuggestWording suggest, AnswerSuggestion answer, KeepDraft drafts, AddPhoto photos)
{
    /// <summary>Null: it is not something said.</summary>
    internal Task? Of(Life life, Act act) => act switch
    {
        { Says: not null } or { Picks: not null } => SayAsync(life, act),
        { Changes: { } words } => ChangeAsync(life, act, words),
        { Confirms: { } words } => ConfirmAsync(life, act, words),
        { Suggests: not null } => SuggestAsync(life, act),
        { Answers: { } suggestion } => AnswerAsync(life, act, suggestion),
        { Disagrees: { } words } => mark.RunAsync(life.Self, life.Person, life.Said[words].StatementId, MarkKind.Disagrees, act.Because, act.In),
        { ForcedToSay: { } words } => mark.RunAsync(life.Self, life.Person, life.Said[words].StatementId, MarkKind.MadeToSay, act.Because, act.In),
        { SeesToo: { } words } => SeeAsync(life, act, words),
        { Keeps: { } words } => keep.RunAsync(life.Self, life.Person, life.Said[words].StatementId, Keeping.ForMe),
        { Drafts: not null } => DraftAsync(life, act),
        { Photo: { } photo } => PhotoAsync(life, act, photo),
        _ => null,
    };

    private async Task SayAsync(Life life, Act act)
    {
        var given = act.Picks?.SelectMany(pile => pile.Value.Select(code => new PictureGiven(life.Photos.TryGetValue(code, out var photo) ? PictureShelf.CodeOf(photo) : code, pile.Key))).ToList();
        var said = await say.RunAsync(life.By(act), new StatementToSay(life.Person, act.Under, act.Says, act.In, act.How is null ? null : new CaptureGiven(act.How, Present: act.Present))
        {
            Pictures = given, ForMe = act.ForMe,
        });
        if (act.As is { } name) life.Said[name] = said;
    }

    private async Task ChangeAsync(Life life, Act act, string words) =>
        life.Said[words] = await reword.RunAsync(life.By(act), new StatementToReword(life.Person, life.Said[words].StatementId, act.To, act.In));

    private async Task ConfirmAsync(Life life, Act act, string words) =>
        life.Said[words] = await confirm.RunAsync(life.By(act), new WordingToConfirm(life.Person, life.Said[words].StatementId, life.Said[words].WordingId, Taken(act)));

    private async Task SuggestAsync(Life life, Act act)
    {
        var suggestion = await suggest.RunAsync(life.By(act), new WordingToSuggest(life.Person, life.Said[act.Of!].StatementId, act.Suggests, act.In, act.Because, act.Idea, act.AskBy));
        if (act.As is { } name) life.Suggested[name] = suggestion;
    }

    private Task<Answered> AnswerAsync(Life life, Act act, string suggestion) =>
        answer.RunAsync(life.By(act), new AnswerToSuggestion(life.Person, life.Suggested[suggestion], act.Answer, act.Words, act.In, Taken(act)));

    private async Task SeeAsync(Life life, Act act, string words) =>
        life.Said[words] = await seeItToo.RunAsync(life.By(act), new SeenToo(life.Person, life.Said[words].StatementId, life.Said[words].WordingId, act.Saw, act.In));

    private Task DraftAsync(Life life, Act act) =>
        drafts.RunAsync(life.By(act), new DraftToKeep(life.Person, $"{(act.By is null ? "say" : "write-down")}/{act.Under}", act.Under, null, new Dictionary<string, string?> { ["words"] = act.Drafts }));

    private async Task PhotoAsync(Life life, Act act, string photo) =>
        life.Photos[act.As!] = await photos.RunAsync(life.Self, new PhotoToAdd(life.Person, act.Word, act.In, TownFiles.Photo(photo)));

    private static AnswerTaken? Taken(Act act) => act.Route is { } how ? new AnswerTaken(how) : null;
}
