using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class TwilioSignatureTests
{
    private static readonly KeyValuePair<string, string>[] Form =
    [
        new("To", "+18005551212"), new("CallSid", "CA1234567890ABCDE"), new("Digits", "1234"), new("Caller", "+14158675309"), new("From", "+14158675309"),
    ];

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    public void A_form_has_the_published_signature(string url, string expected) =>
        TwilioSignature.Compute("12345", url, Form).ShouldBe(expected);

    [Theory]
    [InlineData("wss://concierge.example.com/media-stream", "RFIuvpFAy58JTbbi3oZG3A1zRXk=")]
    [InlineData("wss://concierge.example.com/media-stream/", "tcGd9SIYVfUmQcPSsw4QEUrO2JE=")]
    public void The_signature_of_a_stream_uses_only_its_url(string url, string expected) =>
        TwilioSignature.Compute("12345", url).ShouldBe(expected);

    [Fact]
    public void Repeated_fields_count_once_for_each_value_in_order() =>
        TwilioSignature.Compute(
            "12345",
            "https://mycompany.com/myapp.php?foo=1&bar=2",
            [new("Sid", "CA123"), new("SidAccount", "AC123"), new("Digits", "5678"), new("Digits", "1234"), new("Digits", "1234")])
            .ShouldBe("IK+Dwps556ElfBT0I3Rgjkr1wJU=");
}
