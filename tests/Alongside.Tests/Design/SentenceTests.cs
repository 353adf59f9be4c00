using Alongside.Basics;
using Alongside.Words;

namespace Alongside.Tests.Design;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("{name} said this. {writer} wrote it down.", "Amina said this. {name} wrote it down.")]
    [InlineData("{writer} and {writer}", "Amina and Amina")]
    [InlineData("No place", "No place")]
    [InlineData("An open { place", "An open { place")]
    public void A_value_is_never_read_as_a_place(string sentence, string filled) => Sentence.Fill(sentence, "Amina", "{name}").ShouldBe(filled);

    [Fact]
    public void A_person_called_like_a_place_changes_no_label() =>
        CaptureTable.Find("word-for-word")!.Label("{writer}", "Sana").ShouldBe("{writer} said this. Sana wrote it down.");

    [Fact]
    public void Numbers_are_filled_in_as_everywhere() => Sentence.Fill("The most is {most}.", 10_000).ShouldBe("The most is 10000.");

    [Theory]
    [InlineData("\u2800")]
    [InlineData("\u3164 \uFFA0 \u115F\u1160")]
    [InlineData("\uFE0F\u034F\u200D\u00AD")]
    [InlineData("\U000E0001\U000E0100\u180B\u17B4")]
    public void What_nobody_can_see_is_blank(string text) => PlainText.IsBlank(text).ShouldBeTrue();

    [Theory]
    [InlineData("\u2764\uFE0F")]
    [InlineData("ا\u064E")]
    [InlineData(".")]
    public void What_somebody_can_see_is_not(string text) => PlainText.IsBlank(text).ShouldBeFalse();
}
