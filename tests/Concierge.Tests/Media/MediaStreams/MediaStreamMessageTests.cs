using System.Text;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;

namespace Concierge.Tests.Media.MediaStreams;

public sealed class MediaStreamMessageTests
{
    private const string StartMessage = """
        {"event":"start","sequenceNumber":"1","start":{"accountSid":"AC1","streamSid":"MZ1","callSid":"CA1","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},"customParameters":{"call_id":"abc","secret":"s3"}},"streamSid":"MZ1"}
        """;

    [Fact]
    public void A_media_message_has_a_payload_and_a_timestamp()
    {
        var message = MediaStreamMessage.Read("""{"event":"media","sequenceNumber":"3","media":{"track":"inbound","chunk":"1","timestamp":"40","payload":"fn5+fg=="},"streamSid":"MZ1"}"""u8);

        message.Kind.ShouldBe(MediaStreamMessageKind.Media);
        Encoding.UTF8.GetString(message.Payload).ShouldBe("fn5+fg==");
        message.Timestamp.ShouldBe(40);
    }

    [Fact]
    public void A_numeric_timestamp_and_escaped_slashes_are_read()
    {
        var message = MediaStreamMessage.Read("""{"media":{"timestamp":60,"payload":"\/\/\/\/"},"event":"media"}"""u8);

        message.Timestamp.ShouldBe(60);
        Encoding.UTF8.GetString(message.Payload).ShouldBe("////");
    }

    [Theory]
    [InlineData("""{"event":"connected","protocol":"Call","version":"1.0.0"}""", "Connected")]
    [InlineData("""{"event":"stop","sequenceNumber":"9","streamSid":"MZ1","stop":{"accountSid":"AC1","callSid":"CA1"}}""", "Stop")]
    [InlineData("""{"event":"dtmf","streamSid":"MZ1","sequenceNumber":"5","dtmf":{"track":"inbound_track","digit":"1"}}""", "Dtmf")]
    [InlineData("""{"event":"something-new","x":{"deep":{"event":"stop"}}}""", "Unknown")]
    [InlineData("""{"event":"media","media":{}}""", "Invalid")]
    [InlineData("""{"event":"media"}""", "Invalid")]
    [InlineData("""{"event":7}""", "Invalid")]
    [InlineData("{", "Invalid")]
    [InlineData("", "Invalid")]
    [InlineData("[1,2]", "Invalid")]
    [InlineData("null", "Invalid")]
    public void Each_message_kind_is_recognized(string text, string kind) =>
        MediaStreamMessage.Read(Encoding.UTF8.GetBytes(text)).Kind.ToString().ShouldBe(kind);

    [Fact]
    public void A_mark_name_has_a_generation_and_a_number()
    {
        var message = MediaStreamMessage.Read("""{"event":"mark","sequenceNumber":"4","streamSid":"MZ1","mark":{"name":"3-17"}}"""u8);

        PlaybackMark.TryParse(message.MarkName, out var mark).ShouldBeTrue();
        mark.ShouldBe(new PlaybackMark(3, 17));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("3-")]
    [InlineData("-3")]
    [InlineData("3-4x")]
    public void A_foreign_mark_name_is_not_parsed(string name) =>
        PlaybackMark.TryParse(Encoding.UTF8.GetBytes(name), out _).ShouldBeFalse();

    [Fact]
    public void The_start_message_has_the_stream_the_call_and_the_parameters()
    {
        var start = MediaStreamStart.Read(Encoding.UTF8.GetBytes(StartMessage));

        start.ShouldNotBeNull();
        start.StreamSid.ShouldBe("MZ1");
        start.CallSid.ShouldBe("CA1");
        start.CustomParameters["secret"].ShouldBe("s3");
    }

    [Theory]
    [InlineData("""{"event":"start"}""")]
    [InlineData("""{"event":"start","start":{"streamSid":"MZ1"}}""")]
    [InlineData("""{"event":"start","start":{"streamSid":"M\"Z","callSid":"CA1"}}""")]
    [InlineData("""{"event":"start","start":{"streamSid":"MZ1","callSid":"CA1","mediaFormat":{"encoding":"audio/l16"}}}""")]
    public void An_unusable_start_message_is_refused(string text) =>
        MediaStreamStart.Read(Encoding.UTF8.GetBytes(text)).ShouldBeNull();
}
