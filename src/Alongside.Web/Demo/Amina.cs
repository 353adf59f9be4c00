using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Demo;

/// <summary>
/// Amina: a gardener who had a tea shop, and a stroke. Invented, like everybody in the demo. She is asked something, has begun
/// to say something, and is asked whether what a neighbour sees goes on.
/// </summary>
public sealed class Amina(
    SayStatement say, RewordStatement reword, SuggestWording suggest, KeepDraft drafts, SayNeed need, GiveShare share, Gate gate, LocalTime local, Clock clock)
{
    internal const string Name = "Amina";

    private const int DaysLeftForBill = 20;

    internal async Task LiveAsync(Actor self, Actor sana, Actor bill)
    {
        var record = self.OwnRecord!.Value;
        await share.RunAsync(self, new ShareToGive(record, ViewerKind.Circle, sana.AccountId, Parts.WhoIAm | Parts.Important));
        await share.RunAsync(self, new ShareToGive(record, ViewerKind.Circle, bill.AccountId, Parts.Important) { Until = local.DayOf(clock.Now()).AddDays(DaysLeftForBill) });
        var garden = await SpeakAsync(self, sana);
        await suggest.RunAsync(sana, new WordingToSuggest(record, garden, "My garden, every day. Even in the rain. With a flask of tea.", "en",
            "You never go out without it, and a new worker would not know.", "Sana’s", "page"));
        await drafts.RunAsync(self, new DraftToKeep(record, "say/support-me", "support-me", null, new Dictionary<string, string?> { ["words"] = "Sit on my left side, becau" }));
        foreach (var (kind, words) in new[]
        {
            (NeedKind.Need, "Speak Urdu or slow English. Give me time."), (NeedKind.Yes, "I nod, or touch your hand."), (NeedKind.No, "I push the cup away, or look down."),
            (NeedKind.NotToRaise, "The house on Mill Street"),
        })
            await need.RunAsync(self, new NeedToSay(record, kind, words, "en"));
        using var looked = await gate.OpenAsync(sana, record, new Opening(Parts.WhoIAm | Parts.Important));
        await looked.Looked;
    }

    /// <summary>The statement about her garden.</summary>
    private async Task<Guid> SpeakAsync(Actor self, Actor sana)
    {
        var record = self.OwnRecord!.Value;
        Task<StatementSaid> SayAsync(string heading, string words, string language = "en") => say.RunAsync(self, new StatementToSay(record, heading, words, language));

        await SayAsync("who-i-am", "I am a gardener. I had a tea shop for 22 years. People say I am funny. It is true.");
        var garden = await SayAsync("important", "My garden.");
        await reword.RunAsync(self, new StatementToReword(record, garden.StatementId, "My garden, every day. Even in the rain.", "en"));
        await SayAsync("important", "جمعے کی نماز، اپنی سہیلیوں کے ساتھ۔", "ur");
        await SayAsync("support-me", "Give me time to answer. Some days words do not come.");
        await SayAsync("behave", "Talk to me, not over me. Do not finish my sentence. Laugh with me.");
        await say.RunAsync(sana, new StatementToSay(record, "who-i-am", "After the stroke I am still the same person.", "en", new CaptureGiven("word-for-word")));
        return garden.StatementId;
    }
}
