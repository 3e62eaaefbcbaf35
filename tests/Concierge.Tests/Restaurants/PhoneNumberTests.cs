using Concierge.Language.Phones;

namespace Concierge.Tests.Restaurants;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("+14155550123", "+14155550123")]
    [InlineData(" +1 (415) 555-0123 ", "+14155550123")]
    [InlineData("tel:+1-415-555-0123", "+14155550123")]
    [InlineData("0049 7531 12345", "+49753112345")]
    [InlineData("+49 (0)7531 / 123 45", "+49753112345")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    public void TryParse_NumberWithCountryCode_ReturnsE164(string text, string e164)
    {
        PhoneNumber.TryParse(text, out var number).ShouldBeTrue();
        number!.E164.ShouldBe(e164);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("call me")]
    [InlineData("415 555 0123")]
    [InlineData("+1415555012")]
    [InlineData("+11155550123")]
    [InlineData("+0123456789")]
    [InlineData("+1234567890123456")]
    [InlineData("+1 415 555 0123 ext 4")]
    [InlineData("911")]
    [InlineData("+1911")]
    public void TryParse_InvalidNumber_IsFalse(string? text) => PhoneNumber.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("911", true)]
    [InlineData("112", true)]
    [InlineData("9-1-1", true)]
    [InlineData("+1 911", true)]
    [InlineData("+44 999", true)]
    [InlineData("11833", true)]
    [InlineData("+14155550123", false)]
    [InlineData("Luigi's", false)]
    public void Emergency_numbers_and_short_codes_are_recognised(string text, bool expected) =>
        PhoneNumber.IsEmergencyOrShort(text).ShouldBe(expected);

    [Theory]
    [InlineData("+19005550123", true)]
    [InlineData("+449098790123", true)]
    [InlineData("+499001234567", true)]
    [InlineData("+14155550123", false)]
    [InlineData("+442079460958", false)]
    public void Premium_rate_ranges_are_recognised(string text, bool expected)
    {
        PhoneNumber.TryParse(text, out var number).ShouldBeTrue();
        number!.IsPremiumRate.ShouldBe(expected);
    }

    [Fact]
    public void Only_the_first_and_the_last_two_digits_show()
    {
        PhoneNumber.TryParse("+14155550155", out var number).ShouldBeTrue();
        number!.Masked.ShouldBe("+1•••••••55");
        number.ToString().ShouldBe("+1•••••••55");
        PhoneNumber.Mask("(415) 555-0123").ShouldBe("+4•••••••23");
        PhoneNumber.Mask("911").ShouldBe("•••");
    }

    [Fact]
    public void The_same_number_written_twice_is_equal()
    {
        PhoneNumber.TryParse("+1 415 555 0123", out var one).ShouldBeTrue();
        PhoneNumber.TryParse("+1-415-555-0123", out var other).ShouldBeTrue();
        one.ShouldBe(other);
    }
}
