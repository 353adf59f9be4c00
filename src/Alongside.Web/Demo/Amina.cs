using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Demo;

/// <summary>Amina: a gardener who had a tea shop, and a stroke. Invented, like everybody in the demo.</summary>
internal static class Amina
{
    internal const string Name = "Amina";

    internal static async Task SpeakAsync(Actor self, Actor sana, SayStatement say, RewordStatement reword, SuggestWording suggest)
    {
        Task<StatementSaid> SayAsync(string heading, string words, string language = "en") =>
            say.RunAsync(self, new StatementToSay(self.OwnRecord!.Value, heading, words, language));

        await SayAsync("who-i-am", "I am a gardener. I had a tea shop for 22 years. People say I am funny. It is true.");
        var garden = await SayAsync("important", "My garden.");
        await reword.RunAsync(self, new StatementToReword(self.OwnRecord!.Value, garden.StatementId, "My garden, every day. Even in the rain.", "en"));
        await SayAsync("important", "جمعے کی نماز، اپنی سہیلیوں کے ساتھ۔", "ur");
        await SayAsync("support-me", "Give me time to answer. Some days words do not come.");
        await SayAsync("behave", "Talk to me, not over me. Do not finish my sentence. Laugh with me.");
        await say.RunAsync(sana, new StatementToSay(self.OwnRecord!.Value, "who-i-am", "After the stroke I am still the same person.", "en",
            new CaptureGiven("word-for-word")));
        await suggest.RunAsync(sana, new WordingToSuggest(self.OwnRecord!.Value, garden.StatementId, "My garden, every day. Even in the rain. With a flask of tea.", "en",
            "You never go out without it, and a new worker would not know.", "Sana’s", "page"));
    }
}
