using System.Globalization;
using System.Text.Json;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class MediaStreamTests
{
    [Fact]
    public async Task The_stream_opens_with_Twilios_messages_and_signature()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = TelephoneNetworkFixture.Connect(inside: "<Parameter name=\"call_id\" value=\"abc-123\"/><Parameter name=\"restaurant\" value=\"Luigi&apos;s\"/>");
        TelephoneCall call = await fixture.PlaceAsync();
        StreamSession stream = await fixture.Customer.NextStreamAsync();

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
        (GetTimestamp(second) - GetTimestamp(first)).ShouldBe(20);
        ReceivedRequest handshake = fixture.Customer.To("/media").ShouldHaveSingleItem();
        handshake.PublicUrl.ShouldBe($"wss://{TelephoneNetworkFixture.Host}/media");
        handshake.Signature.ShouldBe(TwilioSignature.Compute(TelephoneNetworkFixture.AuthToken, $"wss://{TelephoneNetworkFixture.Host}/media"));
    }

    [Fact]
    public async Task Frames_are_numbered_without_gaps()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (_, StreamSession stream) = await fixture.ConnectAsync();
        for (int i = 0; i < 200; i++)
        {
            await stream.NextAsync("media");
        }

        stream.Received.Where(message => message.GetProperty("event").GetString() == "media")
            .Select(message => int.Parse(message.GetProperty("media").GetProperty("chunk").GetString()!, CultureInfo.InvariantCulture))
            .ShouldBe(Enumerable.Range(1, 200));
    }

    [Fact]
    public async Task Audio_is_carried_unchanged_in_both_directions()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(new TestCallee { GetSample = frame => (byte)frame });
        (_, StreamSession stream) = await fixture.ConnectAsync();
        byte[] sound = [.. Enumerable.Range(0, 1600).Select(i => (byte)((i * 7 % 250) + 1))];
        foreach (byte[] piece in sound.Chunk(333))
        {
            await stream.SendMediaAsync(piece);
        }

        await stream.SendMarkAsync("end");
        JsonElement mark = await stream.NextAsync("mark");

        mark.GetProperty("mark").GetProperty("name").GetString().ShouldBe("end");
        // A piece that a busy machine sends late leaves silence before it.
        fixture.Callee.ReceivedAudio.Where(sample => sample != 0xFF).ShouldBe(sound);
        byte[] received =
        [
            .. stream.Received.Where(message => message.GetProperty("event").GetString() == "media")
                .Select(message => message.GetProperty("media").GetProperty("payload").GetBytesFromBase64()[0]),
        ];
        received.Zip(received.Skip(1), (before, after) => (byte)(after - before)).ShouldAllBe(step => step == 1);
        fixture.Callee.Overlapped.ShouldBeFalse();
    }

    [Fact]
    public async Task A_mark_returns_only_after_the_audio_before_it_was_played()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (_, StreamSession stream) = await fixture.ConnectAsync();
        await stream.SendMarkAsync("nothing before it");
        await stream.NextAsync("mark");
        int before = CountMedia(stream);

        await stream.SendMediaAsync(new byte[8000]);
        await stream.SendMarkAsync("after a second");
        await stream.NextAsync("mark");

        // One second is 50 frames. More frames pass while the message is in transit.
        (CountMedia(stream) - before).ShouldBeGreaterThanOrEqualTo(50);
        fixture.Callee.ReceivedAudio.Count(sample => sample == 0).ShouldBe(8000);
    }

    [Fact]
    public async Task Clear_returns_every_mark_at_once_and_drops_the_remaining_audio()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (_, StreamSession stream) = await fixture.ConnectAsync();
        await stream.SendMediaAsync(new byte[800_000 / 4]);
        await stream.SendMarkAsync("one");
        await stream.SendMediaAsync(new byte[800]);
        await stream.SendMarkAsync("two");
        await TelephoneNetworkFixture.UntilAsync(() => fixture.Callee.ReceivedAudio.Contains((byte)0));

        await stream.SendClearAsync();
        string?[] names = [Name(await stream.NextAsync("mark")), Name(await stream.NextAsync("mark"))];
        for (int i = 0; i < 20; i++)
        {
            await stream.NextAsync("media");
        }

        names.ShouldBe(["one", "two"]);
        fixture.Callee.ReceivedAudio[^160..].ShouldAllBe(sample => sample == 0xFF);
        fixture.Callee.ReceivedAudio.Count(sample => sample == 0).ShouldBeLessThan(200_000);

        static string? Name(JsonElement mark) => mark.GetProperty("mark").GetProperty("name").GetString();
    }

    [Fact]
    public async Task Keys_of_the_callee_are_sent_as_dtmf_messages()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        call.PressKey('5');

        JsonElement dtmf = await stream.NextAsync("dtmf");
        dtmf.GetProperty("dtmf").ToString().ShouldBe("""{"track":"inbound_track","digit":"5"}""");
        dtmf.GetProperty("sequenceNumber").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_callee_who_hangs_up_causes_stop_and_completes_the_call()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        fixture.Callee.HasHungUp = true;
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        JsonElement stop = stream.Received[^1];
        stop.GetProperty("event").GetString().ShouldBe("stop");
        stop.GetProperty("stop").ToString().ShouldBe($$"""{"accountSid":"{{TelephoneNetworkFixture.AccountSid}}","callSid":"{{call.Sid}}"}""");
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        call.Errors.ShouldBeEmpty();
        fixture.Customer.To("/status")[^1].Fields["CallStatus"].ShouldBe("completed");
    }

    [Fact]
    public async Task A_server_that_closes_the_stream_hangs_up_without_stop_when_no_verb_follows()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        await stream.CloseAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        stream.Received.ShouldNotContain(message => message.GetProperty("event").GetString() == "stop");
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        call.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_closes_the_stream_continues_with_the_next_verbs()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync(TelephoneNetworkFixture.Connect(after: "<Play digits=\"42\"/>"));

        await stream.CloseAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        fixture.Callee.Keys.ShouldBe(['4', '2']);
    }

    [Fact]
    public async Task A_server_that_closes_the_stream_causes_a_request_of_the_action()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.OtherTwiml["/after"] = "<Response><Play digits=\"7\"/></Response>";
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync(
            $"<Response><Connect action=\"/after\"><Stream url=\"wss://{TelephoneNetworkFixture.Host}/media\"/></Connect><Play digits=\"9\"/></Response>");

        await stream.CloseAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        fixture.Callee.Keys.ShouldBe(['7']);
        fixture.Customer.To("/after").ShouldHaveSingleItem().Fields["CallSid"].ShouldBe(call.Sid);
    }

    [Fact]
    public async Task An_aborted_connection_of_the_server_ends_the_call_with_error_31921()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        stream.CutConnection();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(31921);
    }

    [Fact]
    public async Task A_dropped_stream_ends_without_stop()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        call.DropMediaStream();
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        stream.Received.ShouldNotContain(message => message.GetProperty("event").GetString() == "stop");
    }

    [Fact]
    public async Task The_streams_status_callback_reports_its_start_and_end()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync(
            TelephoneNetworkFixture.Connect($"url=\"wss://{TelephoneNetworkFixture.Host}/media\" name=\"concierge\" statusCallback=\"https://{TelephoneNetworkFixture.Host}/stream-status\""));
        await stream.CloseAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        ReceivedRequest[] callbacks = fixture.Customer.To("/stream-status");
        callbacks.Select(callback => callback.Fields["StreamEvent"]).ShouldBe(["stream-started", "stream-stopped"]);
        callbacks[0].Fields["StreamSid"].ShouldBe(stream.StreamSid);
        callbacks[0].Fields["StreamName"].ShouldBe("concierge");
        callbacks[0].Fields["CallSid"].ShouldBe(call.Sid);
    }

    [Fact]
    public async Task A_tap_receives_both_sides_and_is_disposed()
    {
        TestTap tap = new();
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(
            new TestCallee { GetSample = _ => 0x11 }, options => options with { CreateAudioObserver = _ => tap });
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();
        await stream.SendMediaAsync(new byte[320]);
        await stream.SendMarkAsync("end");
        await stream.NextAsync("mark");
        await stream.CloseAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        tap.Caller.ShouldBe(fixture.Callee.ReceivedAudio);
        tap.Callee.ShouldAllBe(sample => sample == 0x11);
        tap.Disposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Disposing_the_network_ends_every_call()
    {
        TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        await fixture.Network.DisposeAsync().AsTask().WaitAsync(TelephoneNetworkFixture.Timeout);

        call.Ended.IsCompletedSuccessfully.ShouldBeTrue();
        fixture.Callee.Disposed.ShouldBeTrue();
        await stream.ReadToEndAsync();
        await fixture.DisposeAsync();
    }

    private static int GetTimestamp(JsonElement media) =>
        int.Parse(media.GetProperty("media").GetProperty("timestamp").GetString()!, CultureInfo.InvariantCulture);

    private static int CountMedia(StreamSession stream) => stream.Received.Count(message => message.GetProperty("event").GetString() == "media");

    private sealed class TestTap : ICallAudioObserver
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
