using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class StatusCallbackSenderTests
{
    public static TheoryData<RingOutcome, int, string[], string> Rings => new()
    {
        { RingOutcome.Busy, 2, ["initiated", "ringing", "busy"], "486" },
        { RingOutcome.NoAnswer, 2, ["initiated", "ringing", "no-answer"], "487" },
        { RingOutcome.Answered, 90, ["initiated", "ringing", "no-answer"], "487" },
        { RingOutcome.Failed, 1, ["initiated", "failed"], "503" },
        { RingOutcome.Answered, 1, ["initiated", "ringing", "in-progress", "completed"], "200" },
    };

    [Theory]
    [MemberData(nameof(Rings))]
    public async Task The_statuses_of_a_call_are_reported_in_order(RingOutcome kind, int seconds, string[] statuses, string sipResponseCode)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(
            new TestCallee { RingResult = new RingResult(kind, TimeSpan.FromSeconds(seconds)) });
        fixture.Customer.Twiml = "<Response><Pause length=\"3\"/></Response>";

        TelephoneCall call = await fixture.PlaceWithCallbacksAsync(("Timeout", "20"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        ReceivedRequest[] callbacks = fixture.Customer.To("/status");
        callbacks.Select(callback => callback.Fields["CallStatus"]).ShouldBe(statuses);
        callbacks.Select(callback => callback.Fields["SequenceNumber"]).ShouldBe(Enumerable.Range(0, statuses.Length).Select(i => $"{i}"));
        callbacks[^1].Fields["SipResponseCode"].ShouldBe(sipResponseCode);
        int duration = int.Parse(callbacks[^1].Fields["CallDuration"]);
        duration.ShouldBeInRange(statuses[^1] == "completed" ? 3 : 0, statuses[^1] == "completed" ? 60 : 0);
        callbacks[^1].Fields["Duration"].ShouldBe(duration == 0 ? "0" : "1", "started minutes");
        foreach (ReceivedRequest callback in callbacks)
        {
            callback.Signature.ShouldBe(TwilioSignature.Compute(TelephoneNetworkFixture.AuthToken, $"https://{TelephoneNetworkFixture.Host}/status", callback.Fields));
            callback.Fields["CallSid"].ShouldBe(call.Sid);
            callback.Fields["AccountSid"].ShouldBe(TelephoneNetworkFixture.AccountSid);
            callback.Fields["From"].ShouldBe(TelephoneNetworkFixture.From);
            callback.Fields["To"].ShouldBe(TelephoneNetworkFixture.To);
            callback.Fields["Direction"].ShouldBe("outbound-api");
            callback.Fields["ApiVersion"].ShouldBe("2010-04-01");
            callback.Fields["CallbackSource"].ShouldBe("call-progress-events");
            callback.Fields["Timestamp"].ShouldEndWith("+0000");
            callback.ForwardedProto.ShouldBe("https");
        }
    }

    [Fact]
    public async Task Only_completed_is_reported_by_default()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response/>";

        TelephoneCall call = await fixture.PlaceAsync(("StatusCallback", $"https://{TelephoneNetworkFixture.Host}/status"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        fixture.Customer.To("/status").ShouldHaveSingleItem().Fields["CallStatus"].ShouldBe("completed");
    }

    [Fact]
    public async Task With_GET_the_fields_are_in_the_signed_query()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response/>";

        TelephoneCall call = await fixture.PlaceAsync(
            ("StatusCallback", $"https://{TelephoneNetworkFixture.Host}/status?call_id=7"),
            ("StatusCallbackMethod", "GET"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        ReceivedRequest callback = fixture.Customer.To("/status").ShouldHaveSingleItem();
        callback.Method.ShouldBe("GET");
        callback.Fields["call_id"].ShouldBe("7");
        callback.Fields["CallSid"].ShouldBe(call.Sid);
        callback.Signature.ShouldBe(TwilioSignature.Compute(TelephoneNetworkFixture.AuthToken, callback.PublicUrl));
    }

    [Fact]
    public async Task A_call_to_an_unknown_number_fails()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();

        TelephoneCall call = await fixture.PlaceWithCallbacksAsync(("To", "+14155550177"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        call.Status.ShouldBe(TelephoneCallStatus.Failed);
        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(13224);
        fixture.Customer.To("/status")[^1].Fields["SipResponseCode"].ShouldBe("404");
    }

    [Fact]
    public async Task RepeatStatusCallbacks_sends_each_callback_twice()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(
            change: options => options with { RepeatStatusCallbacks = true });
        fixture.Customer.Twiml = "<Response/>";

        await TelephoneNetworkFixture.WaitForEndAsync(await fixture.PlaceAsync(("StatusCallback", $"https://{TelephoneNetworkFixture.Host}/status")));

        fixture.Customer.To("/status").Select(callback => callback.Fields["SequenceNumber"]).ShouldBe(["0", "0"]);
    }
}
