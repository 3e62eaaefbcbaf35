using System.Text;

namespace Concierge.Media.Realtime;

/// <summary>Turns an identifier's bytes into a string, and the same bytes a while later into the same string: a response's events repeat its ids dozens of times. Not safe for two threads at once.</summary>
internal sealed class RememberedIds
{
    // A response, its item, the callee's item, and those before and after them.
    private const int Most = 8;

    private readonly (byte[] Utf8, string Text)[] _known = new (byte[], string)[Most];
    private int _next;

    /// <summary>The string.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        foreach (var (known, text) in _known)
        {
            if (known is not null && utf8.SequenceEqual(known))
            {
                return text;
            }
        }

        var unknown = Encoding.UTF8.GetString(utf8);
        _known[_next] = (utf8.ToArray(), unknown);
        _next = (_next + 1) % Most;
        return unknown;
    }
}
