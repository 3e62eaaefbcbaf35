namespace Concierge.Rehearsal.Speech;

/// <summary>G.711 μ-law: 8 bits for each 8 kHz sample, in the bit order and with the inversion of the wire format.</summary>
public static class MuLaw
{
    /// <summary>The byte for silence.</summary>
    public const byte Silence = 0xFF;

    private const int Bias = 0x84;
    private const int MaxMagnitude = 32635;

    private static readonly short[] Decoded = CreateDecodingTable();
    private static readonly byte[] Encoded = CreateEncodingTable();

    /// <summary>Decodes a byte to a 16-bit sample: -32124 to 32124.</summary>
    public static short Decode(byte value) => Decoded[value];

    /// <summary>Encodes a 16-bit sample to the nearest byte.</summary>
    public static byte Encode(short sample) => Encoded[(ushort)sample];

    /// <summary>Decodes all of <paramref name="source"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <paramref name="source"/>.</exception>
    public static void Decode(ReadOnlySpan<byte> source, Span<short> destination)
    {
        EnsureCapacity(source.Length, destination);
        for (var i = 0; i < source.Length; i++)
        {
            destination[i] = Decoded[source[i]];
        }
    }

    /// <summary>Encodes all of <paramref name="source"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <paramref name="source"/>.</exception>
    public static void Encode(ReadOnlySpan<short> source, Span<byte> destination)
    {
        EnsureCapacity(source.Length, destination);
        for (var i = 0; i < source.Length; i++)
        {
            destination[i] = Encoded[(ushort)source[i]];
        }
    }

    private static void EnsureCapacity<T>(int needed, Span<T> destination)
    {
        if (destination.Length < needed)
        {
            throw new ArgumentException($"The destination holds {destination.Length} samples; {needed} are needed.", nameof(destination));
        }
    }

    private static short[] CreateDecodingTable()
    {
        var table = new short[256];
        for (var i = 0; i < table.Length; i++)
        {
            var bits = ~i & 0xFF;
            var magnitude = ((((bits & 0x0F) << 3) + Bias) << ((bits >> 4) & 7)) - Bias;
            table[i] = (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
        }

        return table;
    }

    private static byte[] CreateEncodingTable()
    {
        var table = new byte[1 << 16];
        for (var i = 0; i < table.Length; i++)
        {
            var sample = (int)(short)i;
            var sign = sample < 0 ? 0x80 : 0;
            var magnitude = Math.Min(Math.Abs(sample), MaxMagnitude) + Bias;
            var exponent = int.Log2(magnitude) - 7;
            var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
            table[i] = (byte)~(sign | (exponent << 4) | mantissa);
        }

        return table;
    }
}
