using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>μ-law audio as base64 text.</summary>
internal static class Audio
{
    /// <summary>Creates audio of the given length from one repeated μ-law value. The value lets a test recognize the audio later.</summary>
    public static byte[] Create(int milliseconds, byte value = 0x7F)
    {
        var audio = new byte[milliseconds * 8];
        Array.Fill(audio, value);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(audio));
    }

    /// <summary>The same audio as a string.</summary>
    public static string CreateText(int milliseconds, byte value = 0x7F) => Encoding.ASCII.GetString(Create(milliseconds, value));

    /// <summary>Finds the μ-law sample with the given level in decibels relative to full scale.</summary>
    public static byte EncodeLevel(double decibels) =>
        (byte)Enumerable.Range(0, 256).MinBy(code => Math.Abs(Math.Abs(SoundLevel.DecodeSample((byte)code)) - Math.Pow(10, decibels / 20)));

    /// <summary>Encodes samples from -1 to 1 as frames of 20 ms.</summary>
    public static IEnumerable<byte[]> CreateFrames(IEnumerable<double> samples) =>
        samples.Select(Encode).Chunk(160).Where(frame => frame.Length == 160).Select(frame => Encoding.ASCII.GetBytes(Convert.ToBase64String(frame)));

    private static byte Encode(double sample)
    {
        const int Bias = 0x84;
        var magnitude = Math.Min((int)(Math.Abs(sample) * 32768), 32635) + Bias;
        var exponent = Math.Max(0, (int)Math.Log2(magnitude) - 7);
        var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte)~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa);
    }
}
