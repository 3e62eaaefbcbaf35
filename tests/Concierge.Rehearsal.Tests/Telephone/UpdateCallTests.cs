using System.Text.Json;
using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class UpdateCallTests
{
    [Theory]
    [InlineData("canceled")]
    [InlineData("completed")]
    public async Task A_ringing_call_can_be_given_up(string status)
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync(new TestCallee { RingResult = new RingResult(RingKind.Answered, TimeSpan.FromMinutes(5)) });
        TelephoneCall call = await rehearsal.PlaceWithCallbacksAsync(("Timeout", "600"));
        await TelephoneNetworkFixture.UntilAsync(() => call.Status == TelephoneCallStatus.Ringing);

        JsonElement shown = await TelephoneNetworkFixture.JsonAsync(await rehearsal.UpdateAsync(call, ("Status", status)));
        await TelephoneNetworkFixture.EndOf(call);

        shown.GetProperty("status").GetString().ShouldBe("canceled");
        rehearsal.Customer.To("/status").Select(callback => callback.Fields["CallStatus"]).ShouldBe(["initiated", "ringing", "canceled"]);
        rehearsal.Customer.To("/twiml").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answered_call_is_hung_up_by_completed_and_left_alone_by_canceled()
    {
        using RehearsalClock clock = new(20);
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync(clock: clock);
        TelephoneCall call = await rehearsal.PlaceWithCallbacksAsync();
        await TelephoneNetworkFixture.UntilAsync(() => call.Status == TelephoneCallStatus.InProgress);
        long answered = clock.GetTimestamp();
        await TelephoneNetworkFixture.UntilAsync(() => clock.GetElapsedTime(answered) > TimeSpan.FromSeconds(1));

        (await TelephoneNetworkFixture.JsonAsync(await rehearsal.UpdateAsync(call, ("Status", "canceled")))).GetProperty("status").GetString().ShouldBe("in-progress");
        (await TelephoneNetworkFixture.JsonAsync(await rehearsal.UpdateAsync(call, ("Status", "completed")))).GetProperty("status").GetString().ShouldBe("completed");
        await TelephoneNetworkFixture.EndOf(call);

        rehearsal.Callee.Disposed.ShouldBeTrue();
        (await rehearsal.FetchAsync(call)).GetProperty("duration").GetString().ShouldNotBe("0");
    }

    [Fact]
    public async Task A_call_that_is_over_cannot_be_changed()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = "<Response/>";
        TelephoneCall call = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.EndOf(call);

        HttpResponseMessage response = await rehearsal.UpdateAsync(call, ("Status", "completed"));

        ((int)response.StatusCode).ShouldBe(400);
        (await TelephoneNetworkFixture.JsonAsync(response)).GetProperty("code").GetInt32().ShouldBe(21220);
    }

    [Theory]
    [InlineData("Status", "busy")]
    [InlineData("TimeLimit", "0")]
    [InlineData("Timeout", "10")]
    [InlineData("Url", "nowhere")]
    public async Task A_bad_update_is_refused_and_changes_nothing(string name, string value)
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        TelephoneCall call = await rehearsal.PlaceAsync();

        ((int)(await rehearsal.UpdateAsync(call, (name, value))).StatusCode).ShouldBe(400);
        call.Status.IsTerminal().ShouldBeFalse();
    }

    [Fact]
    public async Task The_time_limit_ends_a_call_and_tells_the_stream()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync(null, ("TimeLimit", "40"));

        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.EndOf(call);

        stream.Received[^1].GetProperty("event").GetString().ShouldBe("stop");
        rehearsal.Customer.To("/status")[^1].Fields["CallStatus"].ShouldBe("completed");
        int.Parse(rehearsal.Customer.To("/status")[^1].Fields["CallDuration"]).ShouldBeInRange(40, 100);
    }

    [Fact]
    public async Task The_time_limit_can_be_shortened_while_the_call_lasts()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        TelephoneCall call = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.UntilAsync(() => call.Status == TelephoneCallStatus.InProgress);

        await rehearsal.UpdateAsync(call, ("TimeLimit", "5"));

        await TelephoneNetworkFixture.EndOf(call);
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
    }

    [Fact]
    public async Task New_TwiML_stops_the_stream_and_takes_its_place()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        await rehearsal.UpdateAsync(call, ("Twiml", "<Response><Play digits=\"1w#\"/><Hangup/></Response>"));
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.EndOf(call);

        stream.Received[^1].GetProperty("event").GetString().ShouldBe("stop");
        rehearsal.Callee.Keys.ShouldBe(['1', '#']);
        call.Errors.ShouldBeEmpty();
    }
}
