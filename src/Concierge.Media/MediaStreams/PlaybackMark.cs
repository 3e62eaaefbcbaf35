using System.Buffers.Text;

namespace Concierge.Media.MediaStreams;

/// <summary>The name of a mark: which generation of playback it belongs to, and its place in it. After a clear, marks of the old generation still come back and mean nothing.</summary>
internal readonly record struct PlaybackMark(int Generation, int Sequence)
{
    /// <summary>The most bytes a name takes.</summary>
    public const int LongestText = 24;

    /// <summary>Writes the name: <c>generation-sequence</c>.</summary>
    /// <returns>The number of bytes written.</returns>
    public int Format(Span<byte> utf8)
    {
        Utf8Formatter.TryFormat(Generation, utf8, out var first);
        utf8[first] = (byte)'-';
        Utf8Formatter.TryFormat(Sequence, utf8[(first + 1)..], out var second);
        return first + 1 + second;
    }

    /// <summary>Reads a name.</summary>
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
