using Concierge.Twilio;

namespace Concierge.Tests.Twilio;

public sealed class TwilioSignatureTests
{
    private const string Token = "12345";
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";

    // The first three expected values are Twilio's published vectors; the others were computed by hand with Twilio's algorithm.
    private static readonly KeyValuePair<string, string>[] Form =
    [
        new("CallSid", "CA1234567890ABCDE"),
        new("Caller", "+14158675309"),
        new("Digits", "1234"),
        new("From", "+14158675309"),
        new("To", "+18005551212"),
    ];

    [Theory]
    [InlineData(Url, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    public void A_webhook_has_Twilios_signature(string url, string expected) =>
        TwilioSignature.Compute(Token, url, Form).ShouldBe(expected);

    [Theory]
    [InlineData("wss://concierge.example.com/media-stream", "RFIuvpFAy58JTbbi3oZG3A1zRXk=")]
    [InlineData("wss://concierge.example.com/media-stream/", "tcGd9SIYVfUmQcPSsw4QEUrO2JE=")]
    public void The_signature_of_a_stream_uses_its_wss_address(string url, string expected) =>
        TwilioSignature.Compute(Token, url, []).ShouldBe(expected);

    [Fact]
    public void Repeated_fields_count_once_for_each_distinct_value() =>
        TwilioSignature.Compute(Token, Url, [new("Sid", "CA123"), new("SidAccount", "AC123"), new("Digits", "5678"), new("Digits", "1234"), new("Digits", "1234")])
            .ShouldBe("IK+Dwps556ElfBT0I3Rgjkr1wJU=");

    [Fact]
    public void A_signature_is_valid_with_and_without_the_default_port()
    {
        var signature = TwilioSignature.Compute(Token, "https://mycompany.com:443/myapp.php?foo=1&bar=2", Form);

        TwilioSignature.IsValid(Token, Url, Form, signature).ShouldBeTrue();
        TwilioSignature.IsValid(Token, "https://mycompany.com:443/myapp.php?foo=1&bar=2", Form, TwilioSignature.Compute(Token, Url, Form)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64 at all!")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B9=")]
    [InlineData("AAAA")]
    public void A_missing_or_wrong_signature_is_invalid(string? signature) =>
        TwilioSignature.IsValid(Token, Url, Form, signature).ShouldBeFalse();

    [Fact]
    public void An_added_field_or_another_token_makes_the_signature_invalid()
    {
        var signature = TwilioSignature.Compute(Token, Url, Form);

        TwilioSignature.IsValid(Token, Url, [.. Form, new("Extra", "1")], signature).ShouldBeFalse();
        TwilioSignature.IsValid("54321", Url, Form, signature).ShouldBeFalse();
    }
}
