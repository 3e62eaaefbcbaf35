namespace Concierge.Bench.Wire;

/// <summary>
/// Marks a piece of audio with its call and number, so that the other end recognizes it: twelve bytes of μ-law, too quiet to count as speech.
/// </summary>
internal static class AudioStamp
{
    /// <summary>The length of a stamp in bytes: 16 characters of base64.</summary>
    public const int Length = 12;

    private const byte First = 0xF5;
    private const byte Second = 0xFA;
    private const int CallNibbles = 3;

    /// <summary>Writes a stamp.</summary>
    public static void Write(Span<byte> audio, int call, int number)
    {
        audio[0] = First;
        audio[1] = Second;
        var value = ((long)number << (4 * CallNibbles)) | (uint)call;
        for (var i = 2; i < Length; i++)
        {
            audio[i] = (byte)(0xF0 | (int)(value & 0x0F));
            value >>= 4;
        }
    }

    /// <summary>Reads a stamp.</summary>
    public static bool TryRead(ReadOnlySpan<byte> audio, out int call, out int number)
    {
        (call, number) = (0, 0);
        if (audio.Length < Length || audio[0] != First || audio[1] != Second)
        {
            return false;
        }

        long value = 0;
        for (var i = Length - 1; i >= 2; i--)
        {
            value = (value << 4) | (uint)(audio[i] & 0x0F);
        }

        call = (int)(value & ((1 << (4 * CallNibbles)) - 1));
        number = (int)(value >> (4 * CallNibbles));
        return true;
    }
}
