using System.Text;

namespace Concierge.Voice.Realtime;

/// <summary>Turns an identifier's bytes into a string, and the same bytes the next time into the same string: audio deltas repeat theirs dozens of times.</summary>
internal sealed class RememberedId
{
    private byte[] _utf8 = [];
    private string _text = "";

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.SequenceEqual(_utf8))
        {
            _utf8 = utf8.ToArray();
            _text = Encoding.UTF8.GetString(utf8);
        }

        return _text;
    }
}
