using System.Text;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class StreamMessageReaderTests
{
    [Theory]
    [InlineData("""{"event":"media","streamSid":"MZ1","media":{"payload":"AAH/"}}""")]
    [InlineData("""{"media":{"payload":""},"streamSid":"MZ1","event":"media"}""")]
    [InlineData("""{"event":"mark","streamSid":"MZ1","mark":{"name":"a"}}""")]
    [InlineData("""{"event":"clear","streamSid":"MZ1"}""")]
    public void Media_mark_and_clear_are_accepted_with_fields_in_any_order(string json) =>
        StreamMessageReader.TryRead(Encoding.UTF8.GetBytes(json), "MZ1", out _, out string? problem).ShouldBeTrue(problem);

    [Theory]
    [InlineData("hello", "not valid JSON")]
    [InlineData("""{"event":"clear","streamSid":"MZ1"} {}""", "JSON")]
    [InlineData("""["clear"]""", "not a JSON object")]
    [InlineData("""{"streamSid":"MZ1"}""", "\"event\" is missing")]
    [InlineData("""{"event":"stop","streamSid":"MZ1"}""", "not one that Twilio accepts")]
    [InlineData("""{"event":"clear"}""", "\"streamSid\" of a clear message is missing")]
    [InlineData("""{"event":"clear","streamSid":"MZ2"}""", "not that of this stream")]
    [InlineData("""{"event":"clear","streamSid":7}""", "not a string")]
    [InlineData("""{"event":"clear","streamSid":"MZ1","sequenceNumber":"1"}""", "sequenceNumber")]
    [InlineData("""{"event":"clear","streamSid":"MZ1","mark":{"name":"a"}}""", "no field \"mark\"")]
    [InlineData("""{"event":"media","streamSid":"MZ1"}""", "\"media\" of a media message is missing")]
    [InlineData("""{"event":"media","streamSid":"MZ1","media":{}}""", "media.payload")]
    [InlineData("""{"event":"media","streamSid":"MZ1","media":{"payload":"AAH/","track":"outbound"}}""", "media.track")]
    [InlineData("""{"event":"media","streamSid":"MZ1","media":{"payload":"not base64!"}}""", "not base64")]
    [InlineData("""{"event":"media","streamSid":"MZ1","media":{"payload":"UklGRgAAAABXQVZF"}}""", "WAV header")]
    [InlineData("""{"event":"mark","streamSid":"MZ1","mark":{}}""", "mark.name")]
    [InlineData("""{"event":"mark","streamSid":"MZ1","mark":{"name":3}}""", "not a string")]
    public void Any_other_message_is_refused_with_a_reason(string json, string reason)
    {
        StreamMessageReader.TryRead(Encoding.UTF8.GetBytes(json), "MZ1", out _, out string? problem).ShouldBeFalse();
        problem.ShouldContain(reason);
    }
}
