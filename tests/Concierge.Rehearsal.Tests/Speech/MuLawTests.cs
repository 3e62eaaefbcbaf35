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
    public void Bytes_stand_for_the_samples_of_g711(byte value, short sample) => MuLaw.Decode(value).ShouldBe(sample);

    [Fact]
    public void Every_byte_survives_a_round_trip()
    {
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            // 0x7F is a second zero, which is sent as the first.
            MuLaw.Encode(MuLaw.Decode((byte)value)).ShouldBe(value == 0x7F ? MuLaw.Silence : (byte)value);
        }
    }

    [Fact]
    public void The_error_of_every_sample_is_within_half_a_step()
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
            var heard = MuLaw.Decode(MuLaw.Encode((short)sample));
            heard.ShouldBeGreaterThanOrEqualTo(last);
            last = heard;
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
