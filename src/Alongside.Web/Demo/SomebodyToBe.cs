using Alongside.Sharing;

namespace Alongside.Web.Demo;

/// <summary>Somebody to be in the demo: the word for it, the account, as what they act, what one can try as them, and their drawing.</summary>
public sealed record SomebodyToBe(string Who, string Name, string Role, Capacity Capacity, string Says, string Drawing)
{
    public static IReadOnlyList<SomebodyToBe> All { get; } =
    [
        new("person", "Amina", "", Capacity.Self, "You are Amina. The record is yours: say what matters, and see who said what.", "f-amina"),
        new("sister", "Sana", "sister", Capacity.Circle, "You are Sana, Amina’s sister. Amina shares some of it with you.", "f-sana"),
        new("neighbour", "Bill", "neighbour", Capacity.Circle, "You are Bill, a neighbour. Two people let you see what is important to them, and nothing else.", "f-bill"),
        new("worker", "Jo", "support worker", Capacity.Worker, "You are Jo, a support worker. Winston did not come to the door yesterday: is he safe? Amina has shared nothing with you.", "f-jo"),
        new("social-worker", "Ruth", "social worker", Capacity.Worker, "You are Ruth, a social worker. One person said no to a page, and one left you out: see that it does not show.", "f-ruth"),
        new("peer-worker", "Mo", "peer worker", Capacity.Worker, "You are Mo. Davie and Marcus asked for you: write down what happened. You have a page of your own too: change between the two.", "f-mo"),
        new("person-with-carer", "Peigi", "", Capacity.Self, "You are Peigi. Your husband writes beside your words. See what you agree with.", "home"),
        new("carer", "Tommy", "husband", Capacity.Circle, "You are Tommy, Peigi’s husband. Read her page and write beside it, or change to the page that is about you.", "f-tommy"),
        new("coordinator", "Grace", "short breaks coordinator", Capacity.Worker, "You are Grace. You find short breaks: read what a good one is for each, and ask before you change a word.", "f-grace"),
        new("lead", "Kofi", "lead", Capacity.Worker, "You are Kofi. You lead at Riverside Together: who supports whom, what is kept from somebody and why, and somebody who may have been given two pages.", "f-kofi"),
        new("other", "Iain", "", Capacity.Self, "You are Iain. Jo began this page for you, and you took it as yours. You do not agree with all of it.", "f-iain"),
    ];
}
