using System.Globalization;
using System.Text.Json;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class LineFaultTests
{
    private const string WithAction = "<Response><Connect action=\"https://" + TelephoneNetworkFixture.Host + "/stream-ended?call_id=7\"><Stream url=\"wss://" + TelephoneNetworkFixture.Host + "/media\"/></Connect></Response>";

    [Fact]
    public async Task After_a_dropped_stream_the_action_is_requested_and_the_call_continues_on_a_new_stream()
    {
        TestCallee callee = CreateCallee(new LineFaults { DropStreamAfter = TimeSpan.FromSeconds(20) });
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(callee);
        fixture.Customer.OtherTwiml["/stream-ended"] = WithAction;
        (TelephoneCall call, StreamSession first) = await fixture.ConnectAsync(WithAction);

        await first.ReadToEndAsync();
        StreamSession second = await fixture.Customer.NextStreamAsync();
        JsonElement start = await second.NextAsync("start");
        await second.NextAsync("media");

        first.Received.ShouldNotContain(message => message.GetProperty("event").GetString() == "stop");
        ReceivedRequest action = fixture.Customer.To("/stream-ended").ShouldHaveSingleItem();
        action.PublicUrl.ShouldEndWith("?call_id=7");
        action.Fields.Keys.ShouldBe(["CallSid", "AccountSid", "From", "Caller", "To", "Called", "CallStatus", "ApiVersion", "Direction"], ignoreOrder: true);
        action.Fields["CallSid"].ShouldBe(call.Sid);
        action.Fields["CallStatus"].ShouldBe("in-progress");
        start.GetProperty("start").GetProperty("callSid").GetString().ShouldBe(call.Sid);
        second.StreamSid.ShouldNotBe(first.StreamSid);
        call.Status.ShouldBe(TelephoneCallStatus.InProgress);
        call.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Suppressed_silence_is_not_sent_and_the_timestamps_continue()
    {
        TestCallee callee = CreateCallee(new LineFaults { SuppressSilence = true }, frame => frame % 20 < 10 ? (byte)0x90 : (byte)0xFF);
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(callee);
        (_, StreamSession stream) = await fixture.ConnectAsync();

        List<JsonElement> media = [];
        while (media.Count < 40)
        {
            media.Add((await stream.NextAsync("media")).GetProperty("media"));
        }

        media.ShouldAllBe(message => message.GetProperty("payload").GetBytesFromBase64()[0] == 0x90);
        long[] timestamps = [.. media.Select(message => long.Parse(message.GetProperty("timestamp").GetString()!, CultureInfo.InvariantCulture))];
        timestamps.Zip(timestamps.Skip(1), (previous, next) => next - previous).Distinct().Order().ShouldBe([20, 220]);
    }

    [Fact]
    public async Task Without_the_fault_silence_is_sent()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (_, StreamSession stream) = await fixture.ConnectAsync();

        (await stream.NextAsync("media")).GetProperty("media").GetProperty("payload").GetBytesFromBase64()[0].ShouldBe((byte)0xFF);
    }

    private static TestCallee CreateCallee(LineFaults faults, Func<int, byte>? says = null) => new()
    {
        RingResult = new RingResult(RingOutcome.Answered, TimeSpan.FromSeconds(1)) { Faults = faults },
        GetSample = says ?? (_ => 0xFF),
    };
}
