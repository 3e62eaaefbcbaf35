using System.Globalization;
using System.Text.Json;
using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class MediaStreamTests
{
    [Fact]
    public async Task The_stream_opens_as_Twilio_opens_it()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = TelephoneNetworkFixture.Connect(inside: "<Parameter name=\"call_id\" value=\"abc-123\"/><Parameter name=\"restaurant\" value=\"Luigi&apos;s\"/>");
        TelephoneCall call = await rehearsal.PlaceAsync();
        StreamSession stream = await rehearsal.Customer.NextStreamAsync();

        JsonElement connected = (await stream.NextAsync())!.Value;
        JsonElement start = (await stream.NextAsync())!.Value;
        JsonElement first = await stream.NextAsync("media");
        JsonElement second = await stream.NextAsync("media");

        connected.ToString().ShouldBe("""{"event":"connected","protocol":"Call","version":"1.0.0"}""");
        stream.StreamSid.ShouldMatch("^MZ[0-9a-f]{32}$");
        start.ToString().ShouldBe(
            $$$"""{"event":"start","sequenceNumber":"1","start":{"accountSid":"{{{TelephoneNetworkFixture.AccountSid}}}","streamSid":"{{{stream.StreamSid}}}","callSid":"{{{call.Sid}}}","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},"customParameters":{"call_id":"abc-123","restaurant":"Luigi\u0027s"}},"streamSid":"{{{stream.StreamSid}}}"}""");
        first.GetProperty("sequenceNumber").GetString().ShouldBe("2");
        first.GetProperty("media").GetProperty("track").GetString().ShouldBe("inbound");
        first.GetProperty("media").GetProperty("chunk").GetString().ShouldBe("1");
        first.GetProperty("media").GetProperty("payload").GetString()!.Length.ShouldBe(216);
        second.GetProperty("media").GetProperty("chunk").GetString().ShouldBe("2");
        (Timestamp(second) - Timestamp(first)).ShouldBe(20);
        ReceivedRequest handshake = rehearsal.Customer.To("/media").ShouldHaveSingleItem();
        handshake.PublicUrl.ShouldBe($"wss://{TelephoneNetworkFixture.Host}/media");
        handshake.Signature.ShouldBe(TwilioSignature.Compute(TelephoneNetworkFixture.AuthToken, $"wss://{TelephoneNetworkFixture.Host}/media"));
    }

    [Fact]
    public async Task Frames_keep_the_pace_of_the_clock_without_drifting()
    {
        using RehearsalClock clock = new(20);
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync(clock: clock);
        (_, StreamSession stream) = await rehearsal.ConnectAsync();
        long start = clock.GetTimestamp();
        for (int i = 0; i < 1000; i++)
        {
            await stream.NextAsync("media");
        }

        // 1000 frames are 20 s; some may have been on their way at the start, and some more at the end.
        clock.GetElapsedTime(start).TotalSeconds.ShouldBeInRange(19, 22);
        stream.Received.Where(message => message.GetProperty("event").GetString() == "media")
            .Select(message => int.Parse(message.GetProperty("media").GetProperty("chunk").GetString()!, CultureInfo.InvariantCulture))
            .ShouldBe(Enumerable.Range(1, 1000));
    }

    [Fact]
    public async Task What_the_callee_says_arrives_and_what_is_sent_is_heard_byte_for_byte()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync(new TestCallee { Says = frame => (byte)frame });
        (_, StreamSession stream) = await rehearsal.ConnectAsync();
        byte[] sound = [.. Enumerable.Range(0, 1600).Select(i => (byte)((i * 7 % 250) + 1))];
        foreach (byte[] piece in sound.Chunk(333))
        {
            await stream.SendMediaAsync(piece);
        }

        await stream.SendMarkAsync("end");
        JsonElement mark = await stream.NextAsync("mark");

        mark.GetProperty("mark").GetProperty("name").GetString().ShouldBe("end");
        byte[] heard = rehearsal.Callee.Heard;
        int from = Array.FindIndex(heard, sample => sample != 0xFF);
        heard[from..(from + 1600)].ShouldBe(sound);
        byte[] said = [.. stream.Received.Where(message => message.GetProperty("event").GetString() == "media").Select(message => message.GetProperty("media").GetProperty("payload").GetBytesFromBase64()[0])];
        said.Zip(said.Skip(1), (before, after) => (byte)(after - before)).ShouldAllBe(step => step == 1);
        rehearsal.Callee.Overlapped.ShouldBeFalse();
    }

    [Fact]
    public async Task A_mark_comes_back_when_its_sound_has_been_played_and_not_before()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (_, StreamSession stream) = await rehearsal.ConnectAsync();
        await stream.SendMarkAsync("nothing before it");
        await stream.NextAsync("mark");
        int before = Media(stream);

        await stream.SendMediaAsync(new byte[8000]);
        await stream.SendMarkAsync("after a second");
        await stream.NextAsync("mark");

        // One second is 50 frames; how many more depends on how long the message was under way.
        (Media(stream) - before).ShouldBeGreaterThanOrEqualTo(50);
        rehearsal.Callee.Heard.Count(sample => sample == 0).ShouldBe(8000);
    }

    [Fact]
    public async Task Clear_brings_every_mark_back_at_once_and_silences_the_rest()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (_, StreamSession stream) = await rehearsal.ConnectAsync();
        await stream.SendMediaAsync(new byte[800_000 / 4]);
        await stream.SendMarkAsync("one");
        await stream.SendMediaAsync(new byte[800]);
        await stream.SendMarkAsync("two");
        await TelephoneNetworkFixture.UntilAsync(() => rehearsal.Callee.Heard.Contains((byte)0));

        await stream.SendClearAsync();
        string?[] names = [Name(await stream.NextAsync("mark")), Name(await stream.NextAsync("mark"))];
        for (int i = 0; i < 20; i++)
        {
            await stream.NextAsync("media");
        }

        names.ShouldBe(["one", "two"]);
        rehearsal.Callee.Heard[^160..].ShouldAllBe(sample => sample == 0xFF);
        rehearsal.Callee.Heard.Count(sample => sample == 0).ShouldBeLessThan(200_000);

        static string? Name(JsonElement mark) => mark.GetProperty("mark").GetProperty("name").GetString();
    }

    [Fact]
    public async Task Keys_the_callee_presses_arrive_as_dtmf()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        call.PressKey('5');

        JsonElement dtmf = await stream.NextAsync("dtmf");
        dtmf.GetProperty("dtmf").ToString().ShouldBe("""{"track":"inbound_track","digit":"5"}""");
        dtmf.GetProperty("sequenceNumber").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task The_callee_hanging_up_sends_stop_and_completes_the_call()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        rehearsal.Callee.HasHungUp = true;
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.EndOf(call);

        JsonElement stop = stream.Received[^1];
        stop.GetProperty("event").GetString().ShouldBe("stop");
        stop.GetProperty("stop").ToString().ShouldBe($$"""{"accountSid":"{{TelephoneNetworkFixture.AccountSid}}","callSid":"{{call.Sid}}"}""");
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        call.Errors.ShouldBeEmpty();
        rehearsal.Customer.To("/status")[^1].Fields["CallStatus"].ShouldBe("completed");
    }

    [Fact]
    public async Task The_server_closing_hangs_up_without_stop_when_no_verb_follows()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        await stream.CloseAsync();
        await TelephoneNetworkFixture.EndOf(call);

        stream.Received.ShouldNotContain(message => message.GetProperty("event").GetString() == "stop");
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        call.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_server_closing_runs_the_verbs_that_follow()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync(TelephoneNetworkFixture.Connect(after: "<Play digits=\"42\"/>"));

        await stream.CloseAsync();
        await TelephoneNetworkFixture.EndOf(call);

        rehearsal.Callee.Keys.ShouldBe(['4', '2']);
    }

    [Fact]
    public async Task The_server_closing_requests_the_action_when_there_is_one()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.OtherTwiml["/after"] = "<Response><Play digits=\"7\"/></Response>";
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync(
            $"<Response><Connect action=\"/after\"><Stream url=\"wss://{TelephoneNetworkFixture.Host}/media\"/></Connect><Play digits=\"9\"/></Response>");

        await stream.CloseAsync();
        await TelephoneNetworkFixture.EndOf(call);

        rehearsal.Callee.Keys.ShouldBe(['7']);
        rehearsal.Customer.To("/after").ShouldHaveSingleItem().Fields["CallSid"].ShouldBe(call.Sid);
    }

    [Fact]
    public async Task A_server_that_vanishes_ends_the_call_too()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        stream.Vanish();
        await TelephoneNetworkFixture.EndOf(call);

        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(31921);
    }

    [Fact]
    public async Task A_dropped_connection_reaches_the_server_without_stop()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        call.DropMediaStream();
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.EndOf(call);

        stream.Received.ShouldNotContain(message => message.GetProperty("event").GetString() == "stop");
    }

    [Fact]
    public async Task The_streams_own_callback_tells_of_its_start_and_end()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync(
            TelephoneNetworkFixture.Connect($"url=\"wss://{TelephoneNetworkFixture.Host}/media\" name=\"concierge\" statusCallback=\"https://{TelephoneNetworkFixture.Host}/stream-status\""));
        await stream.CloseAsync();
        await TelephoneNetworkFixture.EndOf(call);

        ReceivedRequest[] callbacks = rehearsal.Customer.To("/stream-status");
        callbacks.Select(callback => callback.Fields["StreamEvent"]).ShouldBe(["stream-started", "stream-stopped"]);
        callbacks[0].Fields["StreamSid"].ShouldBe(stream.StreamSid);
        callbacks[0].Fields["StreamName"].ShouldBe("concierge");
        callbacks[0].Fields["CallSid"].ShouldBe(call.Sid);
    }

    [Fact]
    public async Task A_tap_hears_both_sides_and_is_let_go()
    {
        TestTap tap = new();
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync(new TestCallee { Says = _ => 0x11 }, options => options with { CreateTap = _ => tap });
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();
        await stream.SendMediaAsync(new byte[320]);
        await stream.SendMarkAsync("end");
        await stream.NextAsync("mark");
        await stream.CloseAsync();
        await TelephoneNetworkFixture.EndOf(call);

        tap.Caller.ShouldBe(rehearsal.Callee.Heard);
        tap.Callee.ShouldAllBe(sample => sample == 0x11);
        tap.Disposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Disposing_the_network_ends_every_call()
    {
        TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        await rehearsal.Network.DisposeAsync().AsTask().WaitAsync(TelephoneNetworkFixture.Timeout);

        call.Ended.IsCompletedSuccessfully.ShouldBeTrue();
        rehearsal.Callee.Disposed.ShouldBeTrue();
        await stream.ReadToEndAsync();
        await rehearsal.DisposeAsync();
    }

    private static int Timestamp(JsonElement media) => int.Parse(media.GetProperty("media").GetProperty("timestamp").GetString()!, CultureInfo.InvariantCulture);

    private static int Media(StreamSession stream) => stream.Received.Count(message => message.GetProperty("event").GetString() == "media");

    private sealed class TestTap : ICallTap
    {
        public List<byte> Caller { get; } = [];

        public List<byte> Callee { get; } = [];

        public bool Disposed { get; private set; }

        public void OnFrame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee)
        {
            Caller.AddRange(caller);
            Callee.AddRange(callee);
        }

        public void Dispose() => Disposed = true;
    }
}
