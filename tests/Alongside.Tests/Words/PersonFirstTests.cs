using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>Stigmatising words are noticed in what is written about somebody, and in nothing else.</summary>
public sealed class PersonFirstTests
{
    private static readonly PersonFirst List = new();
    private static readonly Capture View = CaptureTable.Find("workers-view")!;

    [Theory]
    [InlineData("The service user was non-compliant again.", "service user", "non-compliant")]
    [InlineData("She REFUSED her lunch.", "refused")]
    [InlineData("DNA on Tuesday.", "DNA")]
    public void They_are_noticed_with_a_better_one_and_a_reason(string written, params string[] noticed)
    {
        var words = List.Noticed(View, written);
        words.Select(word => word.Word).ShouldBe(noticed, ignoreOrder: true);
        words.ShouldAllBe(word => word.Better.Length > 0 && word.Why.Length > 0);
    }

    [Theory]
    [InlineData("He had a patientia of his own, and a clientele besides.")]
    [InlineData("They took his dna for a test.")]
    [InlineData("")]
    public void Other_words_are_left_alone(string written) => List.Noticed(View, written).ShouldBeEmpty();

    [Theory]
    [InlineData("own")]
    [InlineData("word-for-word")]
    [InlineData("with-help")]
    public void Nobodys_own_words_are_ever_looked_at(string capture) =>
        List.Noticed(CaptureTable.Find(capture)!, "I am an addict and a service user.").ShouldBeEmpty();

    [Fact]
    public void An_installation_adds_its_own() =>
        new PersonFirst("language,word,better,why\nen,inmate,person,Prison is a place.\nbroken line").Noticed(View, "The inmate and the client.")
            .Select(word => word.Word).ShouldBe(["client", "inmate"]);
}
