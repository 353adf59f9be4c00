using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Demo;

/// <summary>
/// Iain: Jo began his page, and he took it as his. He does not agree with what she thinks, asks why she looked, and has not
/// answered what she suggests. Wen, whose page she began too, does not know of it yet.
/// </summary>
public sealed class Iain(
    BeginForSomebody begin, BegunReading begun, ClaimRecord claim, SayStatement say, MarkWords mark, SuggestWording suggest, KeepDraft drafts, GiveShare share, AskWhy why, Gate gate)
{
    internal const string Name = "Iain";

    internal async Task LiveAsync(Actor jo)
    {
        await begin.RunAsync(jo, new RecordToBeginFor("Wen", "social-care", "You asked the council for help at home, and they asked us."));
        var page = await begin.RunAsync(jo, new RecordToBeginFor(Name, "wish", "You asked me to write down what helps you."));
        var account = await claim.RunAsync(null, (await claim.PrintAsync(jo, page)).Code);
        var self = new Actor(account, Capacity.Self, (await begun.OneAsync(jo, page))!.PersonId, Name: Name);
        var record = self.OwnRecord!.Value;
        await share.RunAsync(self, new ShareToGive(record, ViewerKind.Worker, jo.AccountId, Parts.Headings) { OrganisationId = jo.OrganisationId });
        await say.RunAsync(self, new StatementToSay(record, "who-i-am", "I drove the number 7 bus for thirty years.", "en"));
        var mornings = await say.RunAsync(self, new StatementToSay(record, "support-me", "Not before ten.", "en"));
        var view = await say.RunAsync(jo, new StatementToSay(record, "behave", "Long visits seem to tire him. Two short ones go better.", "en", new CaptureGiven("workers-view")));
        await mark.RunAsync(self, record, view.StatementId, MarkKind.Disagrees, "It is the stairs that tire me.", "en");
        await suggest.RunAsync(jo, new WordingToSuggest(record, mornings.StatementId, "Not before ten. Ring twice, then wait.", "en",
            "You told me on Tuesday that you do not hear it the first time.", "Iain’s", "page"));
        await drafts.RunAsync(jo, new DraftToKeep(record, "write-down/important", "important", null, new Dictionary<string, string?> { ["words"] = "He sings when" }));
        using (var opened = await gate.OpenAsync(jo, record, new Opening(Parts.Headings))) await opened.Looked;
        await why.RunAsync(self, new WhyToAsk(record, jo.OrganisationId!.Value, jo.AccountId, "What did you need to know?", "en"));
    }
}
