using System.Buffers.Text;

namespace Concierge.Media.Bridge;

/// <summary>
/// Marks a point in the agent's audio: its playback generation and its sequence number. After a clear, marks of the old generation may still return;
/// they are ignored.
/// </summary>
internal readonly record struct PlaybackMark(int Generation, int Sequence)
{
    /// <summary>The maximum length of a name in bytes.</summary>
    public const int MaxTextLength = 24;

    /// <summary>Writes the name: <c>generation-sequence</c>.</summary>
    /// <returns>The number of bytes written.</returns>
    public int Format(Span<byte> utf8)
    {
        Utf8Formatter.TryFormat(Generation, utf8, out var first);
        utf8[first] = (byte)'-';
        Utf8Formatter.TryFormat(Sequence, utf8[(first + 1)..], out var second);
        return first + 1 + second;
    }

    /// <summary>Parses a name.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out PlaybackMark mark)
    {
        mark = default;
        if (!Utf8Parser.TryParse(utf8, out int generation, out var read)
            || read >= utf8.Length
            || utf8[read] != '-'
            || !Utf8Parser.TryParse(utf8[(read + 1)..], out int sequence, out var rest)
            || read + 1 + rest != utf8.Length)
        {
            return false;
        }

        mark = new PlaybackMark(generation, sequence);
        return true;
    }
}
