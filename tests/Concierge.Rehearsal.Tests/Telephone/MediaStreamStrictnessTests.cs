using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class MediaStreamStrictnessTests
{
    private const string Wss = $"wss://{TelephoneNetworkFixture.Host}";

    [Theory]
    [InlineData($"url=\"{Wss}/media?token=1\"", 31920)]
    [InlineData($"url=\"ws://{TelephoneNetworkFixture.Host}/media\"", 31922)]
    [InlineData($"url=\"https://{TelephoneNetworkFixture.Host}/media\"", 31922)]
    [InlineData("url=\"/media\"", 31923)]
    [InlineData("name=\"no url\"", 31923)]
    [InlineData("url=\"wss://nowhere.example.com/media\"", 31902)]
    [InlineData($"url=\"{Wss}/media\" track=\"both_tracks\"", 31941)]
    public async Task A_stream_Twilio_would_not_open_ends_the_call(string attributes, int code)
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = TelephoneNetworkFixture.Connect($"{attributes} statusCallback=\"https://{TelephoneNetworkFixture.Host}/stream-status\"");

        TelephoneCall call = await rehearsal.PlaceWithCallbacksAsync();
        await TelephoneNetworkFixture.EndOf(call);

        CallError error = call.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Fatal.ShouldBeTrue();
        rehearsal.Customer.To("/media").ShouldBeEmpty();
        rehearsal.Customer.To("/status")[^1].Fields["CallStatus"].ShouldBe("completed");
        ReceivedRequest told = rehearsal.Customer.To("/stream-status").ShouldHaveSingleItem();
        told.Fields["StreamEvent"].ShouldBe("stream-error");
        told.Fields["StreamError"].ShouldContain(code.ToString());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_handshake_answered_other_than_101_is_31920(int status)
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = TelephoneNetworkFixture.Connect();
        rehearsal.Customer.HandshakeStatus = status;

        TelephoneCall call = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.EndOf(call);

        CallError error = call.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(31920);
        error.Detail.ShouldContain(status.ToString());
    }

    [Fact]
    public async Task A_server_that_is_not_there_refuses_the_stream()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Network.OpenTunnel("closed.example.com", new Uri("http://127.0.0.1:1"));
        rehearsal.Customer.Twiml = TelephoneNetworkFixture.Connect("url=\"wss://closed.example.com/media\"");

        TelephoneCall call = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.EndOf(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(31902);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_the_handshake_is_31901()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync(change: options => options with { StreamConnectTimeout = TimeSpan.FromSeconds(10) });
        using RawServer server = new(_ => null);

        (await rehearsal.CallRawServerAsync(server)).Errors.ShouldHaveSingleItem().Code.ShouldBe(31901);
    }

    [Fact]
    public async Task A_handshake_that_is_not_HTTP_is_31924()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        using RawServer server = new(_ => "hello there\r\n\r\n"u8.ToArray());

        (await rehearsal.CallRawServerAsync(server)).Errors.ShouldHaveSingleItem().Code.ShouldBe(31924);
    }

    [Theory]
    [InlineData(new byte[] { 0x83, 0x00 }, "an unknown opcode")]
    [InlineData(new byte[] { 0x09, 0x00 }, "a fragmented control frame")]
    [InlineData(new byte[] { 0x81, 0x80, 1, 2, 3, 4 }, "a masked frame from the server")]
    public async Task A_frame_against_the_protocol_is_31924(byte[] frame, string why)
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        using RawServer server = new(request => [.. RawServer.SwitchingProtocols(request), .. frame]);

        (await rehearsal.CallRawServerAsync(server)).Errors.ShouldHaveSingleItem(why).Code.ShouldBe(31924);
    }

    [Theory]
    [InlineData("""not json""")]
    [InlineData("""{"event":"hello","streamSid":"SID"}""")]
    [InlineData("""{"event":"media","streamSid":"SID","media":{"payload":"AAAA"},"sequenceNumber":"1"}""")]
    [InlineData("""{"event":"mark","streamSid":"SID"}""")]
    [InlineData("""{"event":"clear","streamSid":"MZ00000000000000000000000000000000"}""")]
    public async Task A_message_that_Twilio_warns_of_ends_the_call_with_31951(string message)
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        await stream.SendAsync(message);
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.EndOf(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(31951);
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        JsonElement shown = await TelephoneNetworkFixture.JsonAsync(await rehearsal.Http.GetAsync("/rehearsal/calls"));
        JsonElement shownCall = shown.GetProperty("calls")[0];
        shownCall.GetProperty("errors")[0].GetProperty("code").GetInt32().ShouldBe(31951);
        shownCall.GetProperty("to").GetString().ShouldBe("**********23");
    }

    [Fact]
    public async Task A_binary_frame_ends_the_call_with_31950()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        await stream.SendAsync(Encoding.UTF8.GetBytes($$"""{"event":"clear","streamSid":"{{stream.StreamSid}}"}"""), WebSocketMessageType.Binary);
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.EndOf(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(31950);
    }

    [Fact]
    public async Task As_lenient_as_Twilio_it_warns_once_per_stream_and_goes_on()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync(change: options => options with { Strict = false });
        (TelephoneCall call, StreamSession stream) = await rehearsal.ConnectAsync();

        await stream.SendAsync("nonsense");
        await stream.SendAsync("more of it");
        await stream.SendMarkAsync("still here");
        await stream.NextAsync("mark");

        CallError warning = call.Errors.ShouldHaveSingleItem();
        warning.Code.ShouldBe(31951);
        warning.Fatal.ShouldBeFalse();
        call.Status.ShouldBe(TelephoneCallStatus.InProgress);
    }
}
