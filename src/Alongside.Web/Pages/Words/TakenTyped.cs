using Alongside.Basics;
using Alongside.Web.Design;
using Alongside.Words;

namespace Alongside.Web.Pages.Words;

/// <summary>What a worker types about how they were told an answer; the same questions on every page that takes one down.</summary>
public sealed class TakenTyped
{
    public string? How { get; set; }

    public string? On { get; set; }

    public string? Present { get; set; }

    public string? Interpreter { get; set; }

    public AnswerTaken ToTaken() => new(How, Day.Read(On, "takenBy.on"), TypedWords.Names(Present), string.IsNullOrWhiteSpace(Interpreter) ? null : Interpreter);

    public string?[] All => [How, On, Present, Interpreter];

    public static IReadOnlyList<Choice> Ways(Texts texts) => [.. Routes.Taken.Select(route => new Choice(route.Code, texts[route.Says]))];
}
