using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class TwimlParserTests
{
    private const string Stream = "<Stream url=\"wss://h/m\"/>";

    [Fact]
    public void A_stream_with_parameters_is_parsed()
    {
        TwimlVerb verb = TwimlParser.Parse("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Connect action="/after"><Stream url="wss://h/m" name="n"><Parameter name="call_id" value="Luigi&apos;s &amp; co"/></Stream></Connect></Response>
            """).ShouldHaveSingleItem();
        TwimlVerb.Connect connect = verb.ShouldBeOfType<TwimlVerb.Connect>();
        connect.Action.ShouldBe("/after");
        connect.Stream.Url.ShouldBe("wss://h/m");
        connect.Stream.Parameters.ShouldBe([new("call_id", "Luigi's & co")]);
    }

    [Theory]
    [InlineData(" <?xml version=\"1.0\"?><Response/>", 12100)]
    [InlineData("<Response><Say>Fish & chips</Say></Response>", 12100)]
    [InlineData("<Response>", 12100)]
    [InlineData("", 12100)]
    [InlineData("<!DOCTYPE x><Response/>", 12100)]
    [InlineData("<response/>", 12100)]
    [InlineData("<Response><Dance/></Response>", 12200)]
    [InlineData("<Response>hello</Response>", 12200)]
    [InlineData("<Response><Hangup now=\"1\"/></Response>", 12200)]
    [InlineData("<Response><Connect/></Response>", 12200)]
    [InlineData("<Response><Connect>" + Stream + Stream + "</Connect></Response>", 12200)]
    [InlineData("<Response><Connect method=\"PUT\">" + Stream + "</Connect></Response>", 12200)]
    [InlineData("<Response><Connect><Stream uri=\"wss://h/m\"/></Connect></Response>", 12200)]
    [InlineData("<Response><Connect><Stream url=\"wss://h/m\"><Param name=\"a\" value=\"b\"/></Stream></Connect></Response>", 12200)]
    [InlineData("<Response><Connect><Stream url=\"wss://h/m\"><Parameter name=\"a\"/></Stream></Connect></Response>", 12200)]
    [InlineData("<Response><Pause length=\"soon\"/></Response>", 12200)]
    [InlineData("<Response><Play digits=\"12x\"/></Response>", 12200)]
    public void TwiML_that_Twilio_would_not_run_is_refused(string twiml, int code) =>
        Should.Throw<CallErrorException>(() => TwimlParser.Parse(twiml)).Error.Code.ShouldBe(code);

    [Theory]
    [InlineData(499, true)]
    [InlineData(500, false)]
    public void A_parameter_with_500_or_more_characters_is_refused(int length, bool accepted)
    {
        string twiml = $"<Response><Connect><Stream url=\"wss://h/m\"><Parameter name=\"abc\" value=\"{new string('x', length - 3)}\"/></Stream></Connect></Response>";
        if (accepted)
        {
            TwimlParser.Parse(twiml).Count.ShouldBe(1);
        }
        else
        {
            Should.Throw<CallErrorException>(() => TwimlParser.Parse(twiml)).Error.Code.ShouldBe(12200);
        }
    }

    [Fact]
    public void A_document_over_64_kB_is_refused() =>
        Should.Throw<CallErrorException>(() => TwimlParser.Parse($"<Response><Say>{new string('x', 65536)}</Say></Response>")).Error.Code.ShouldBe(11750);

    [Fact]
    public void The_error_detail_quotes_nothing_of_the_document() =>
        Should.Throw<CallErrorException>(() => TwimlParser.Parse("<Response><Say>Smith & +14155550123</Say></Response>")).Error.Detail.ShouldNotContain("Smith");
}
