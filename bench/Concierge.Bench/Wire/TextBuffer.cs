using System.Buffers.Text;

namespace Concierge.Bench.Wire;

/// <summary>Builds a message in a reused buffer.</summary>
internal sealed class TextBuffer
{
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>The text so far.</summary>
    public ReadOnlySpan<byte> Text => _bytes.AsSpan(0, _length);

    /// <summary>Removes the text.</summary>
    public TextBuffer Clear()
    {
        _length = 0;
        return this;
    }

    /// <summary>Appends text.</summary>
    public TextBuffer Add(ReadOnlySpan<byte> utf8)
    {
        if (_bytes.Length < _length + utf8.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + utf8.Length));
        }

        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
        return this;
    }

    /// <summary>Appends a number.</summary>
    public TextBuffer Add(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out var written);
        return Add(digits[..written]);
    }

    /// <summary>Appends bytes as base64.</summary>
    public TextBuffer AddBase64(ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, text, out _, out var written);
        return Add(text[..written]);
    }
}
