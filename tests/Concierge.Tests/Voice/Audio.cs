using System.Text;

namespace Concierge.Tests.Voice;

/// <summary>μ-law audio as base64 text.</summary>
internal static class Audio
{
    /// <summary>So many milliseconds of one value, by which it is known again.</summary>
    public static byte[] Of(int milliseconds, byte value = 0x7F)
    {
        var audio = new byte[milliseconds * 8];
        Array.Fill(audio, value);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(audio));
    }

    /// <summary>The same as text.</summary>
    public static string Text(int milliseconds, byte value = 0x7F) => Encoding.ASCII.GetString(Of(milliseconds, value));
}
