using System.Buffers;
using System.Buffers.Text;

namespace Concierge.Media.MediaStreams;

/// <summary>Reads a <c>media</c> message as Twilio writes it, field for field in its order. Whatever differs in anything is left to the reader of JSON.</summary>
internal static class MediaFrame
{
    private static readonly SearchValues<byte> Base64Text = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);
    private static readonly SearchValues<byte> SidText = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);

    /// <summary>Reads it.</summary>
    /// <param name="utf8">The message.</param>
    /// <param name="payload">Base64 text; points into the message.</param>
    /// <param name="timestamp">Milliseconds since the stream's start.</param>
    /// <returns>Whether the message is one of that shape.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out ReadOnlySpan<byte> payload, out long timestamp)
    {
        payload = default;
        timestamp = 0;
        return Skip(ref utf8, "{\"event\":\"media\",\"sequenceNumber\":\""u8)
            && Number(ref utf8, out _)
            && Skip(ref utf8, "\",\"media\":{\"track\":\"inbound\",\"chunk\":\""u8)
            && Number(ref utf8, out _)
            && Skip(ref utf8, "\",\"timestamp\":\""u8)
            && Number(ref utf8, out timestamp)
            && Skip(ref utf8, "\",\"payload\":\""u8)
            && Text(ref utf8, Base64Text, out payload)
            && Skip(ref utf8, "\"},\"streamSid\":\""u8)
            && Text(ref utf8, SidText, out _)
            && utf8.SequenceEqual("\"}"u8);
    }

    private static bool Skip(scoped ref ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> literal)
    {
        if (!utf8.StartsWith(literal))
        {
            return false;
        }

        utf8 = utf8[literal.Length..];
        return true;
    }

    private static bool Number(scoped ref ReadOnlySpan<byte> utf8, out long number)
    {
        if (!Utf8Parser.TryParse(utf8, out number, out var length))
        {
            return false;
        }

        utf8 = utf8[length..];
        return true;
    }

    private static bool Text(scoped ref ReadOnlySpan<byte> utf8, SearchValues<byte> allowed, out ReadOnlySpan<byte> text)
    {
        var length = Math.Max(0, utf8.IndexOfAnyExcept(allowed));
        text = utf8[..length];
        utf8 = utf8[length..];
        return length > 0;
    }
}
