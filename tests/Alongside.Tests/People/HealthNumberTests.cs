using Alongside.Basics;
using Alongside.People;

namespace Alongside.Tests.People;

/// <summary>The numbers by which health services know somebody: a slip of the finger is found, and a number is taken however it is written.</summary>
public sealed class HealthNumberTests
{
    [Theory]
    [InlineData("943 476 5919", "9434765919")]
    [InlineData(" 943-476-5919 ", "9434765919")]
    [InlineData("۹۴۳۴۷۶۵۹۱۹", "9434765919")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_NHS_number_is_taken_however_it_is_written(string? written, string? kept) => HealthNumber.Nhs(written, "words").ShouldBe(kept);

    [Theory]
    [InlineData("943 476 5918", "One digit of this NHS number cannot be right")]
    [InlineData("934 476 5919", "One digit of this NHS number cannot be right")]
    // Its proof would be a ten, which no digit is.
    [InlineData("900 000 0050", "One digit of this NHS number cannot be right")]
    [InlineData("943 476 591", "An NHS number has 10 digits")]
    [InlineData("943 476 59199", "An NHS number has 10 digits")]
    [InlineData("943 476 591x", "Write only the digits")]
    public void A_wrong_NHS_number_is_refused_with_what_is_wrong(string written, string sentence)
    {
        var refused = Should.Throw<Refused>(() => HealthNumber.Nhs(written, "words"));
        (refused.Field, refused.Sentence[..sentence.Length]).ShouldBe(("words", sentence));
    }

    [Theory]
    [InlineData("030567 0018", null)]
    [InlineData("310267 0003", "A CHI number begins with the day")]
    [InlineData("030567 0019", "One digit of this CHI number")]
    [InlineData("030567 001", "A CHI number has 10 digits")]
    public void A_CHI_number_begins_with_a_day_and_proves_itself(string written, string? sentence)
    {
        if (sentence is null) HealthNumber.Chi(written, "words").ShouldBe("0305670018");
        else Should.Throw<Refused>(() => HealthNumber.Chi(written, "words")).Sentence.ShouldStartWith(sentence);
    }

    [Fact]
    public void They_are_shown_in_the_groups_they_have_on_letters()
    {
        HealthNumber.InGroups(DetailKind.NhsNumber, "9434765919").ShouldBe("943 476 5919");
        HealthNumber.InGroups(DetailKind.ChiNumber, "0305670018").ShouldBe("030567 0018");
    }
}
