using System.Text.Json;
using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class UpdateCallTests
{
    [Theory]
    [InlineData("canceled")]
    [InlineData("completed")]
    public async Task A_ringing_call_can_be_canceled(string status)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(
            new TestCallee { RingResult = new RingResult(RingOutcome.Answered, TimeSpan.FromMinutes(5)) });
        TelephoneCall call = await fixture.PlaceWithCallbacksAsync(("Timeout", "600"));
        await TelephoneNetworkFixture.UntilAsync(() => call.Status == TelephoneCallStatus.Ringing);

        JsonElement shown = await TelephoneNetworkFixture.ReadJsonAsync(await fixture.UpdateAsync(call, ("Status", status)));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        shown.GetProperty("status").GetString().ShouldBe("canceled");
        fixture.Customer.To("/status").Select(callback => callback.Fields["CallStatus"]).ShouldBe(["initiated", "ringing", "canceled"]);
        fixture.Customer.To("/twiml").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answered_call_ignores_canceled_and_is_hung_up_by_completed()
    {
        using RehearsalClock clock = new(20);
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(clock: clock);
        TelephoneCall call = await fixture.PlaceWithCallbacksAsync();
        await TelephoneNetworkFixture.UntilAsync(() => call.Status == TelephoneCallStatus.InProgress);
        long answeredAt = clock.GetTimestamp();
        await TelephoneNetworkFixture.UntilAsync(() => clock.GetElapsedTime(answeredAt) > TimeSpan.FromSeconds(1));

        (await TelephoneNetworkFixture.ReadJsonAsync(await fixture.UpdateAsync(call, ("Status", "canceled")))).GetProperty("status").GetString().ShouldBe("in-progress");
        (await TelephoneNetworkFixture.ReadJsonAsync(await fixture.UpdateAsync(call, ("Status", "completed")))).GetProperty("status").GetString().ShouldBe("completed");
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        fixture.Callee.Disposed.ShouldBeTrue();
        (await fixture.FetchAsync(call)).GetProperty("duration").GetString().ShouldNotBe("0");
    }

    [Fact]
    public async Task An_ended_call_cannot_be_updated()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response/>";
        TelephoneCall call = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        HttpResponseMessage response = await fixture.UpdateAsync(call, ("Status", "completed"));

        ((int)response.StatusCode).ShouldBe(400);
        (await TelephoneNetworkFixture.ReadJsonAsync(response)).GetProperty("code").GetInt32().ShouldBe(21220);
    }

    [Theory]
    [InlineData("Status", "busy")]
    [InlineData("TimeLimit", "0")]
    [InlineData("Timeout", "10")]
    [InlineData("Url", "nowhere")]
    public async Task An_invalid_update_is_refused_and_the_call_continues(string name, string value)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        TelephoneCall call = await fixture.PlaceAsync();

        ((int)(await fixture.UpdateAsync(call, (name, value))).StatusCode).ShouldBe(400);
        call.Status.IsTerminal().ShouldBeFalse();
    }

    [Fact]
    public async Task The_time_limit_ends_the_call_and_sends_stop()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync(null, ("TimeLimit", "40"));

        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        stream.Received[^1].GetProperty("event").GetString().ShouldBe("stop");
        fixture.Customer.To("/status")[^1].Fields["CallStatus"].ShouldBe("completed");
        int.Parse(fixture.Customer.To("/status")[^1].Fields["CallDuration"]).ShouldBeInRange(40, 100);
    }

    [Fact]
    public async Task The_time_limit_can_be_shortened_during_the_call()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        TelephoneCall call = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.UntilAsync(() => call.Status == TelephoneCallStatus.InProgress);

        await fixture.UpdateAsync(call, ("TimeLimit", "20"));

        await TelephoneNetworkFixture.WaitForEndAsync(call);
        call.Status.ShouldBe(TelephoneCallStatus.Completed);

        // The limit counts from the answer. The TwiML alone would keep the call for 600 seconds.
        call.Duration.ShouldBeInRange(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(300));
    }

    [Fact]
    public async Task New_TwiML_stops_the_stream_and_is_run()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        await fixture.UpdateAsync(call, ("Twiml", "<Response><Play digits=\"1w#\"/><Hangup/></Response>"));
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        stream.Received[^1].GetProperty("event").GetString().ShouldBe("stop");
        fixture.Callee.Keys.ShouldBe(['1', '#']);
        call.Errors.ShouldBeEmpty();
    }
}
