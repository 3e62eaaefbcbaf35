using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.Speech;

public sealed class MuLawTests
{
    [Theory]
    [InlineData(0xFF, 0)]
    [InlineData(0x7F, 0)]
    [InlineData(0x80, 32124)]
    [InlineData(0x00, -32124)]
    [InlineData(0xFE, 8)]
    [InlineData(0x7E, -8)]
    [InlineData(0xEF, 132)]
    [InlineData(0xCE, 988)]
    public void Decode_Byte_GivesTheSampleOfG711(byte value, short sample) => MuLaw.Decode(value).ShouldBe(sample);

    [Fact]
    public void Encode_DecodedByte_GivesTheSameByte()
    {
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            // 0x7F also means zero. Zero is always encoded as 0xFF.
            MuLaw.Encode(MuLaw.Decode((byte)value)).ShouldBe(value == 0x7F ? MuLaw.Silence : (byte)value);
        }
    }

    [Fact]
    public void Encode_AnySample_HasAnErrorOfAtMostHalfAStep()
    {
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
        {
            var magnitude = Math.Min(Math.Abs(sample), 32635) + 132;
            var halfStep = 1 << (int.Log2(magnitude) - 5);
            var error = Math.Abs(MuLaw.Decode(MuLaw.Encode((short)sample)) - Math.Clamp(sample, -32635, 32635));
            error.ShouldBeLessThanOrEqualTo(halfStep);
        }
    }

    [Fact]
    public void Decode_IsMonotonic()
    {
        var last = short.MinValue;
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
        {
            var decoded = MuLaw.Decode(MuLaw.Encode((short)sample));
            decoded.ShouldBeGreaterThanOrEqualTo(last);
            last = decoded;
        }
    }

    [Fact]
    public void Encode_Span_EqualsSingleSamples()
    {
        short[] samples = [0, 1, -1, 1000, -1000, short.MaxValue, short.MinValue];
        var bytes = new byte[8];
        MuLaw.Encode(samples, bytes);
        bytes.Take(7).ShouldBe(samples.Select(MuLaw.Encode));
        var decoded = new short[8];
        MuLaw.Decode(bytes, decoded);
        decoded.ShouldBe(bytes.Select(MuLaw.Decode));
        Should.Throw<ArgumentException>(() => MuLaw.Decode(bytes, new short[7]));
    }
}
