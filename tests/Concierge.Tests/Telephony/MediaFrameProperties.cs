using System.Text;
using Concierge.Media.MediaStreams;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Concierge.Tests.Telephony;

/// <summary>Whatever the quick reader of frames takes, the reader of JSON reads in the same way.</summary>
public sealed class MediaFrameProperties
{
    private const string Message = """{"event":"media","sequenceNumber":"3","media":{"track":"inbound","chunk":"1","timestamp":"40","payload":"fn5+fg=="},"streamSid":"MZ1"}""";

    private static readonly Gen<string> Changed =
        from at in Gen.Choose(0, Message.Length - 1)
        from length in Gen.Choose(0, 3)
        from put in Gen.Elements("", "\"", "\\", "{", "}", ",", ":", "x", "0", " ", "/", "-", "é", "\u0001", "\\u0041", "\"x\":1,")
        select Message.Remove(at, Math.Min(length, Message.Length - at)).Insert(at, put);

    private static readonly Gen<string> Numbers =
        from number in Gen.Elements("0", "40", "-5", "007", "9223372036854775807", "9223372036854775808", "4x", "")
        from sequence in Gen.Elements("0", "12345678", "", "a")
        from payload in Gen.Elements("fn5+fg==", "", "////", "a", "a\\/b", "é")
        select $$$"""{"event":"media","sequenceNumber":"{{{sequence}}}","media":{"track":"inbound","chunk":"1","timestamp":"{{{number}}}","payload":"{{{payload}}}"},"streamSid":"MZ1"}""";

    [Fact]
    public void A_message_as_Twilio_writes_it_is_taken()
    {
        MediaFrameReader.TryRead(Encoding.UTF8.GetBytes(Message), out var payload, out var timestamp).ShouldBeTrue();

        Encoding.UTF8.GetString(payload).ShouldBe("fn5+fg==");
        timestamp.ShouldBe(40);
    }

    [Theory]
    [InlineData("""{"event":"media","media":{"payload":"fn5+fg=="}}""")]
    [InlineData("""{"event":"mark","streamSid":"MZ1","sequenceNumber":"4","mark":{"name":"1-1"}}""")]
    [InlineData("")]
    public void Any_other_is_left_to_the_reader_of_JSON(string message) =>
        MediaFrameReader.TryRead(Encoding.UTF8.GetBytes(message), out _, out _).ShouldBeFalse();

    [Property(MaxTest = 2000)]
    public Property Both_readers_agree() => Prop.ForAll(Gen.OneOf(Changed, Numbers).ToArbitrary(), text =>
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
