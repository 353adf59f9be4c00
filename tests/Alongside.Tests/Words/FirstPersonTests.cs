using Alongside.Words;

namespace Alongside.Tests.Words;

/// <summary>A view is never dressed up as the person speaking.</summary>
public sealed class FirstPersonTests
{
    [Theory]
    [InlineData("I like tea")]
    [InlineData("Then I'm tired")]
    [InlineData("He is tired. I’ve seen it.")]
    [InlineData("my garden is important")]
    [InlineData("Leave this to me.")]
    [InlineData("It is mine!")]
    [InlineData("i like tea")]
    [InlineData("In the morning i am slow")]
    [InlineData("-I like tea\n-I hate noise")]
    [InlineData("I.like tea")]
    [InlineData("Im happy")]
    [InlineData("5\" pipe. I like 6\" pipe")]
    [InlineData("Ｉ like tea")]
    [InlineData("m\u200By garden")]
    [InlineData("مجھے چائے پسند ہے")]
    [InlineData("یہ میرا باغ ہے")]
    public void Words_in_the_first_person_are_noticed(string words) => FirstPerson.Speaks(words).ShouldBeTrue();

    [Theory]
    [InlineData("She likes tea in her garden.")]
    [InlineData("She said “I like tea, and my garden”.")]
    [InlineData("He said \"leave me alone\" twice.")]
    [InlineData("Mimi met him at the mint; they time it.")]
    [InlineData("mama i tata; mynd i siop; Im Garten; i.e. tea; I.e. tea; I.T. support; (i) tea, (ii) milk")]
    [InlineData("Support-me is a heading. A mystic, a myth.")]
    [InlineData("وہ باغ میں بیٹھتی ہے")]
    [InlineData("")]
    public void What_is_said_of_somebody_is_not(string words) => FirstPerson.Speaks(words).ShouldBeFalse();
}
