namespace Concierge.Media.Bridge;

/// <summary>Keeps what the callee says before the voice session is ready, at most the last five seconds.</summary>
internal sealed class EarlyAudio
{
    private const int MostFrames = 250;

    private readonly Queue<byte[]> _frames = new();

    /// <summary>Keeps a copy of one frame.</summary>
    public void Add(ReadOnlySpan<byte> payload)
    {
        if (_frames.Count == MostFrames)
        {
            _frames.Dequeue();
        }

        _frames.Enqueue(payload.ToArray());
    }

    /// <summary>Hands out everything kept, in order.</summary>
    public List<byte[]> TakeAll()
    {
        List<byte[]> all = [.. _frames];
        _frames.Clear();
        return all;
    }
}
