using System.Buffers;
using System.Buffers.Text;

namespace Concierge.Media.MediaStreams;

/// <summary>
/// The fast path for a <c>media</c> message: matches exactly the fields and the order that Twilio writes. The JSON reader handles any other
/// form.
/// </summary>
internal static class MediaFrameReader
{
    private static readonly SearchValues<byte> Base64Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);
    private static readonly SearchValues<byte> SidCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);

    /// <summary>Reads a message.</summary>
    /// <param name="utf8">The message.</param>
    /// <param name="payload">The base64 audio; a span of <paramref name="utf8"/>.</param>
    /// <param name="timestamp">Milliseconds since the start of the stream.</param>
    /// <returns>Whether the message has exactly this form.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out ReadOnlySpan<byte> payload, out long timestamp)
    {
        payload = default;
        timestamp = 0;
        return TrySkip(ref utf8, "{\"event\":\"media\",\"sequenceNumber\":\""u8)
            && TryReadNumber(ref utf8, out _)
            && TrySkip(ref utf8, "\",\"media\":{\"track\":\"inbound\",\"chunk\":\""u8)
            && TryReadNumber(ref utf8, out _)
            && TrySkip(ref utf8, "\",\"timestamp\":\""u8)
            && TryReadNumber(ref utf8, out timestamp)
            && TrySkip(ref utf8, "\",\"payload\":\""u8)
            && TryReadText(ref utf8, Base64Characters, out payload)
            && TrySkip(ref utf8, "\"},\"streamSid\":\""u8)
            && TryReadText(ref utf8, SidCharacters, out _)
            && utf8.SequenceEqual("\"}"u8);
    }

    private static bool TrySkip(scoped ref ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> literal)
    {
        if (!utf8.StartsWith(literal))
        {
            return false;
        }

        utf8 = utf8[literal.Length..];
        return true;
    }

    private static bool TryReadNumber(scoped ref ReadOnlySpan<byte> utf8, out long number)
    {
        if (!Utf8Parser.TryParse(utf8, out number, out var length))
        {
            return false;
        }

        utf8 = utf8[length..];
        return true;
    }

    private static bool TryReadText(scoped ref ReadOnlySpan<byte> utf8, SearchValues<byte> allowed, out ReadOnlySpan<byte> text)
    {
        var length = Math.Max(0, utf8.IndexOfAnyExcept(allowed));
        text = utf8[..length];
        utf8 = utf8[length..];
        return length > 0;
    }
}
