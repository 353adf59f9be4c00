using Alongside.People;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Demo;

/// <summary>
/// Farida: the youngest of the sisters, who uses no words. What Sana saw and Jo saw too is what they understand she tells
/// them; what Jo alone has seen waits for Sana.
/// </summary>
public sealed class Farida(SayStatement say, SeeItToo seeItToo, SayNeed need, GiveShare share)
{
    internal const string Name = "Farida";

    internal async Task LiveAsync(Actor self, Actor sana, Actor jo)
    {
        var record = self.OwnRecord!.Value;
        await share.RunAsync(self, new ShareToGive(record, ViewerKind.Circle, sana.AccountId, Parts.Headings));
        await share.RunAsync(self, new ShareToGive(record, ViewerKind.Worker, jo.AccountId, Parts.Headings) { OrganisationId = jo.OrganisationId });
        await need.RunAsync(self, new NeedToSay(record, NeedKind.Yes, "Farida leans in and hums.", "en"));
        await need.RunAsync(self, new NeedToSay(record, NeedKind.No, "Farida turns her hands over and looks away.", "en"));
        await say.RunAsync(self, new StatementToSay(record, "important", null, "en")
        { Pictures = [new("garden", "important"), new("tea", "important"), new("football", "not-important")] });
        var kettle = await say.RunAsync(sana, new StatementToSay(record, "important", "She turns to the window and hums when the kettle is on.", "en", new CaptureGiven("understood")));
        await seeItToo.RunAsync(jo, new SeenToo(record, kettle.StatementId, kettle.WordingId, "She reached for the blue cup before anybody spoke.", "en"));
        await say.RunAsync(jo, new StatementToSay(record, "behave", "She goes still when two people talk at once.", "en", new CaptureGiven("understood")));
    }
}
