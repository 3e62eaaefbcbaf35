namespace Concierge.Media.Bridge;

/// <summary>Buffers the callee's audio until the voice session is ready; keeps the last five seconds.</summary>
internal sealed class EarlyAudioBuffer
{
    private const int MaxFrames = 250;

    private readonly Queue<byte[]> _frames = new();

    /// <summary>Stores a copy of one frame.</summary>
    public void Add(ReadOnlySpan<byte> payload)
    {
        if (_frames.Count == MaxFrames)
        {
            _frames.Dequeue();
        }

        _frames.Enqueue(payload.ToArray());
    }

    /// <summary>Removes and returns all frames, oldest first.</summary>
    public List<byte[]> TakeAll()
    {
        List<byte[]> frames = [.. _frames];
        _frames.Clear();
        return frames;
    }
}
