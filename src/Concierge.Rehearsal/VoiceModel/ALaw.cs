namespace Concierge.Rehearsal.VoiceModel;

/// <summary>G.711 A-law, the Realtime API's <c>audio/pcma</c>. The rehearsal's telephone network uses only μ-law.</summary>
internal static class ALaw
{
    private static readonly short[] Decoded = [.. Enumerable.Range(0, 256).Select(value => DecodeBits((byte)value))];

    public static short Decode(byte value) => Decoded[value];

    public static byte Encode(short sample)
    {
        var sign = sample >= 0 ? 0x80 : 0;
        var magnitude = Math.Min(sample >= 0 ? sample : ~sample, 32767) >> 3;
        var exponent = magnitude < 32 ? 0 : int.Log2(magnitude) - 4;
        var mantissa = exponent == 0 ? magnitude >> 1 : magnitude >> exponent;
        return (byte)((sign | (exponent << 4) | (mantissa & 0x0F)) ^ 0x55);
    }

    private static short DecodeBits(byte value)
    {
        var bits = value ^ 0x55;
        var exponent = (bits >> 4) & 7;
        var magnitude = ((bits & 0x0F) << 4) + 8;
        if (exponent > 0)
        {
            magnitude = (magnitude + 0x100) << (exponent - 1);
        }

        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
