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
    public async Task A_stream_that_Twilio_would_not_open_ends_the_call(string attributes, int code)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = TelephoneNetworkFixture.Connect($"{attributes} statusCallback=\"https://{TelephoneNetworkFixture.Host}/stream-status\"");

        TelephoneCall call = await fixture.PlaceWithCallbacksAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        CallError error = call.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Fatal.ShouldBeTrue();
        fixture.Customer.To("/media").ShouldBeEmpty();
        fixture.Customer.To("/status")[^1].Fields["CallStatus"].ShouldBe("completed");
        ReceivedRequest callback = fixture.Customer.To("/stream-status").ShouldHaveSingleItem();
        callback.Fields["StreamEvent"].ShouldBe("stream-error");
        callback.Fields["StreamError"].ShouldContain(code.ToString());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_handshake_response_other_than_101_is_error_31920(int status)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = TelephoneNetworkFixture.Connect();
        fixture.Customer.HandshakeStatus = status;

        TelephoneCall call = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        CallError error = call.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(31920);
        error.Detail.ShouldContain(status.ToString());
    }

    [Fact]
    public async Task A_stream_to_a_missing_server_is_error_31902()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Network.OpenTunnel("closed.example.com", new Uri("http://127.0.0.1:1"));
        fixture.Customer.Twiml = TelephoneNetworkFixture.Connect("url=\"wss://closed.example.com/media\"");

        TelephoneCall call = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(31902);
    }

    [Fact]
    public async Task A_handshake_without_a_response_is_error_31901()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(
            change: options => options with { StreamConnectTimeout = TimeSpan.FromSeconds(10) });
        using RawServer server = new(_ => null);

        (await fixture.CallRawServerAsync(server)).Errors.ShouldHaveSingleItem().Code.ShouldBe(31901);
    }

    [Fact]
    public async Task A_handshake_response_that_is_not_HTTP_is_error_31924()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        using RawServer server = new(_ => "hello there\r\n\r\n"u8.ToArray());

        (await fixture.CallRawServerAsync(server)).Errors.ShouldHaveSingleItem().Code.ShouldBe(31924);
    }

    [Theory]
    [InlineData(new byte[] { 0x83, 0x00 }, "an unknown opcode")]
    [InlineData(new byte[] { 0x09, 0x00 }, "a fragmented control frame")]
    [InlineData(new byte[] { 0x81, 0x80, 1, 2, 3, 4 }, "a masked frame from the server")]
    public async Task A_frame_that_violates_the_protocol_is_error_31924(byte[] frame, string why)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        using RawServer server = new(request => [.. RawServer.SwitchingProtocols(request), .. frame]);

        (await fixture.CallRawServerAsync(server)).Errors.ShouldHaveSingleItem(why).Code.ShouldBe(31924);
    }

    [Theory]
    [InlineData("""not json""")]
    [InlineData("""{"event":"hello","streamSid":"SID"}""")]
    [InlineData("""{"event":"media","streamSid":"SID","media":{"payload":"AAAA"},"sequenceNumber":"1"}""")]
    [InlineData("""{"event":"mark","streamSid":"SID"}""")]
    [InlineData("""{"event":"clear","streamSid":"MZ00000000000000000000000000000000"}""")]
    public async Task An_invalid_message_ends_the_call_with_error_31951(string message)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        await stream.SendAsync(message);
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(31951);
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
        JsonElement shown = await TelephoneNetworkFixture.ReadJsonAsync(await fixture.Http.GetAsync("/rehearsal/calls"));
        JsonElement shownCall = shown.GetProperty("calls")[0];
        shownCall.GetProperty("errors")[0].GetProperty("code").GetInt32().ShouldBe(31951);
        shownCall.GetProperty("to").GetString().ShouldBe("**********23");
    }

    [Fact]
    public async Task A_binary_frame_ends_the_call_with_error_31950()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

        await stream.SendAsync(Encoding.UTF8.GetBytes($$"""{"event":"clear","streamSid":"{{stream.StreamSid}}"}"""), WebSocketMessageType.Binary);
        await stream.ReadToEndAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(31950);
    }

    [Fact]
    public async Task Without_strict_mode_an_invalid_message_is_a_warning_once_per_stream()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(change: options => options with { Strict = false });
        (TelephoneCall call, StreamSession stream) = await fixture.ConnectAsync();

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
