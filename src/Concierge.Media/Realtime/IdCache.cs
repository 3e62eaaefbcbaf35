using System.Text;

namespace Concierge.Media.Realtime;

/// <summary>
/// Caches the strings of recent ids: the events of a response repeat its ids dozens of times, and a cached id is not allocated again.
/// Not thread-safe.
/// </summary>
internal sealed class IdCache
{
    // Enough for a response, its item, the callee's item, and their predecessors and successors.
    private const int Capacity = 8;

    private readonly (byte[] Utf8, string Text)[] _entries = new (byte[], string)[Capacity];
    private int _next;

    /// <summary>Returns the string of an id, from the cache if possible.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        foreach (var (known, text) in _entries)
        {
            if (known is not null && utf8.SequenceEqual(known))
            {
                return text;
            }
        }

        var unknown = Encoding.UTF8.GetString(utf8);
        _entries[_next] = (utf8.ToArray(), unknown);
        _next = (_next + 1) % Capacity;
        return unknown;
    }
}
