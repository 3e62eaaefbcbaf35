using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class TwimlFetchTests
{
    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task TwiML_is_fetched_once_answered_with_a_signature_over_the_public_url(string method)
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = "<Response/>";

        TelephoneCall call = await rehearsal.PlaceAsync(("Url", $"https://{TelephoneNetworkFixture.Host}/twiml?call_id=abc-123"), ("Method", method));
        await TelephoneNetworkFixture.EndOf(call);

        ReceivedRequest fetch = rehearsal.Customer.To("/twiml").ShouldHaveSingleItem();
        fetch.Method.ShouldBe(method);
        fetch.PublicUrl.ShouldStartWith($"https://{TelephoneNetworkFixture.Host}/twiml?call_id=abc-123");
        fetch.Signature.ShouldBe(TwilioSignature.Compute(TelephoneNetworkFixture.AuthToken, fetch.PublicUrl, method == "POST" ? fetch.Fields : null));
        fetch.Fields["CallSid"].ShouldBe(call.Sid);
        fetch.Fields["CallStatus"].ShouldBe("in-progress");
        fetch.Fields["Direction"].ShouldBe("outbound-api");
    }

    [Theory]
    [InlineData("text/xml", 404, "<Response/>", 11200)]
    [InlineData("text/xml", 302, "<Response/>", 11200)]
    [InlineData("text/plain", 200, "<Response/>", 12300)]
    [InlineData("text/xml", 200, "\n<?xml version=\"1.0\"?><Response/>", 12100)]
    [InlineData("application/xml", 200, "<Response><Say>Fish & chips</Say></Response>", 12100)]
    [InlineData("text/xml", 200, "<Response><Dance/></Response>", 12200)]
    public async Task TwiML_that_is_not_in_order_ends_the_call(string type, int status, string twiml, int code)
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.ContentType = type;
        rehearsal.Customer.StatusCode = status;
        rehearsal.Customer.Twiml = twiml;

        TelephoneCall call = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.EndOf(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
    }

    [Fact]
    public async Task A_host_without_a_tunnel_cannot_be_reached()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();

        TelephoneCall call = await rehearsal.PlaceAsync(("Url", "https://elsewhere.example.com/twiml"));
        await TelephoneNetworkFixture.EndOf(call);

        CallError error = call.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(11200);
        error.Detail.ShouldBe("no tunnel leads to elsewhere.example.com");
    }

    [Fact]
    public async Task The_fallback_is_asked_when_the_first_document_is_bad()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.StatusCode = 500;
        rehearsal.Customer.OtherTwiml["/fallback"] = "<Response><Play digits=\"3\"/></Response>";

        TelephoneCall call = await rehearsal.PlaceAsync(("FallbackUrl", $"https://{TelephoneNetworkFixture.Host}/fallback"));
        await TelephoneNetworkFixture.EndOf(call);

        rehearsal.Callee.Keys.ShouldBe(['3']);
        rehearsal.Customer.To("/fallback").ShouldHaveSingleItem().Fields["ErrorCode"].ShouldBe("11200");
        call.Errors.ShouldHaveSingleItem().Fatal.ShouldBeFalse();
    }

    [Fact]
    public async Task Redirect_Pause_Say_and_Hangup_are_carried_out_in_order()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = "<Response><Say>Good evening</Say><Pause/><Play digits=\"1\"/><Redirect>/second</Redirect><Play digits=\"9\"/></Response>";
        rehearsal.Customer.OtherTwiml["/second"] = "<Response><Play digits=\"2\"/><Hangup/><Play digits=\"9\"/></Response>";

        await TelephoneNetworkFixture.EndOf(await rehearsal.PlaceAsync());

        rehearsal.Callee.Keys.ShouldBe(['1', '2']);
    }

    [Fact]
    public async Task Say_is_heard_by_the_callee_to_its_end()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync(change: options => options with { SynthesizeSpeech = text => [.. Enumerable.Repeat((short)text.Length, 8000)] });
        rehearsal.Customer.Twiml = "<Response><Say>Goodbye.</Say><Play digits=\"1\"/><Hangup/></Response>";

        await TelephoneNetworkFixture.EndOf(await rehearsal.PlaceAsync());

        byte[] spoken = new byte[1];
        MuLaw.Encode([8], spoken);
        byte[] heard = rehearsal.Callee.Heard;
        heard.Count(sample => sample == spoken[0]).ShouldBe(8000);
        (Array.LastIndexOf(heard, spoken[0]) - Array.IndexOf(heard, spoken[0])).ShouldBe(7999);
        rehearsal.Callee.Keys.ShouldBe(['1']);
    }

    [Fact]
    public async Task SendDigits_are_dialled_before_the_TwiML_and_Twiml_may_be_given_inline()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();

        TelephoneCall call = await rehearsal.PlaceAsync(("Url", "(absent)"), ("Twiml", "<Response><Play digits=\"2\"/></Response>"), ("SendDigits", "ww1"));
        await TelephoneNetworkFixture.EndOf(call);

        rehearsal.Callee.Keys.ShouldBe(['1', '2']);
        rehearsal.Customer.Requests.ShouldBeEmpty();
    }
}
