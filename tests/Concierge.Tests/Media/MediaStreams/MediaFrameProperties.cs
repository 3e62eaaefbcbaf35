using System.Text;
using Concierge.Media.MediaStreams;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Concierge.Tests.Media.MediaStreams;

/// <summary>Every message that the fast frame reader accepts gives the same result as the JSON reader.</summary>
public sealed class MediaFrameProperties
{
    private const string Message = """{"event":"media","sequenceNumber":"3","media":{"track":"inbound","chunk":"1","timestamp":"40","payload":"fn5+fg=="},"streamSid":"MZ1"}""";

    private static readonly Gen<string> MutatedMessages =
        from at in Gen.Choose(0, Message.Length - 1)
        from length in Gen.Choose(0, 3)
        from inserted in Gen.Elements("", "\"", "\\", "{", "}", ",", ":", "x", "0", " ", "/", "-", "é", "\u0001", "\\u0041", "\"x\":1,")
        select Message.Remove(at, Math.Min(length, Message.Length - at)).Insert(at, inserted);

    private static readonly Gen<string> MessagesWithUnusualValues =
        from number in Gen.Elements("0", "40", "-5", "007", "9223372036854775807", "9223372036854775808", "4x", "")
        from sequence in Gen.Elements("0", "12345678", "", "a")
        from payload in Gen.Elements("fn5+fg==", "", "////", "a", "a\\/b", "é")
        select $$$"""{"event":"media","sequenceNumber":"{{{sequence}}}","media":{"track":"inbound","chunk":"1","timestamp":"{{{number}}}","payload":"{{{payload}}}"},"streamSid":"MZ1"}""";

    [Fact]
    public void A_message_in_Twilios_format_is_read()
    {
        MediaFrameReader.TryRead(Encoding.UTF8.GetBytes(Message), out var payload, out var timestamp).ShouldBeTrue();

        Encoding.UTF8.GetString(payload).ShouldBe("fn5+fg==");
        timestamp.ShouldBe(40);
    }

    [Theory]
    [InlineData("""{"event":"media","media":{"payload":"fn5+fg=="}}""")]
    [InlineData("""{"event":"mark","streamSid":"MZ1","sequenceNumber":"4","mark":{"name":"1-1"}}""")]
    [InlineData("")]
    public void Any_other_message_is_left_to_the_JSON_reader(string message) =>
        MediaFrameReader.TryRead(Encoding.UTF8.GetBytes(message), out _, out _).ShouldBeFalse();

    [Property(MaxTest = 2000)]
    public Property Both_readers_agree() => Prop.ForAll(Gen.OneOf(MutatedMessages, MessagesWithUnusualValues).ToArbitrary(), text =>
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (!MediaFrameReader.TryRead(utf8, out var payload, out var timestamp))
        {
            return true;
        }

        var read = MediaStreamMessage.ReadAny(utf8);
        return read.Kind == MediaStreamMessageKind.Media && read.Payload.SequenceEqual(payload) && read.Timestamp == timestamp;
    });
}
