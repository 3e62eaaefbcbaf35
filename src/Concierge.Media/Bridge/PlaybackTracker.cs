using Concierge.Media.MediaStreams;

namespace Concierge.Media.Bridge;

/// <summary>
/// Knows what the callee can have heard. The model speaks faster than it is played and Twilio buffers the difference,
/// so per content part it keeps the bytes received, the bytes sent, and the bytes that came back acknowledged by a
/// mark of the current generation. A clear starts a new generation: marks that come back because of it, or after it,
/// say nothing about hearing. Not safe for two threads at once.
/// </summary>
internal sealed class PlaybackTracker
{
    /// <summary>G.711 μ-law at 8 kHz: eight bytes a millisecond.</summary>
    public const int BytesPerMillisecond = 8;

    private const int RememberedResponses = 16;

    private readonly int _marginBytes;
    private readonly List<Part> _parts = [];
    private readonly Queue<PendingMark> _marks = new();
    private readonly List<string> _deadResponses = [];
    private readonly HashSet<string> _deadItems = [];
    private int _generation = 1;
    private long _heardBytes;
    private int _sequence;

    /// <summary>Creates a tracker.</summary>
    /// <param name="margin">What may have been heard beyond the last acknowledged mark: one chunk.</param>
    public PlaybackTracker(TimeSpan margin) => _marginBytes = (int)margin.TotalMilliseconds * BytesPerMillisecond;

    /// <summary>Whether something was sent that has not been heard to its end.</summary>
    public bool IsPlaying => _parts.Exists(part => part.Acknowledged < part.Sent);

    /// <summary>Whether everything that arrived, complete, was heard.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>How long it takes to play what was sent and not yet acknowledged.</summary>
    public TimeSpan Unheard
    {
        get
        {
            var bytes = 0;
            foreach (var part in _parts)
            {
                bytes += part.Sent - part.Acknowledged;
            }

            return TimeSpan.FromMilliseconds(bytes / BytesPerMillisecond);
        }
    }

    /// <summary>How much of the agent the callee has certainly heard in this call.</summary>
    public TimeSpan Heard => TimeSpan.FromMilliseconds(_heardBytes / BytesPerMillisecond);

    /// <summary>Whether a response was interrupted: none of its audio may reach the telephone any more.</summary>
    public bool IsDead(string responseId) => _deadResponses.Contains(responseId);

    /// <summary>Counts audio that arrived from the model.</summary>
    public void Received(string itemId, int contentIndex, int bytes)
    {
        var part = Find(itemId, contentIndex);
        if (part is null)
        {
            part = new Part(itemId, contentIndex);
            _parts.Add(part);
        }

        part.Received += bytes;
    }

    /// <summary>Counts audio of the part received last that was sent to the telephone.</summary>
    /// <returns>The mark to send after it.</returns>
    public PlaybackMark Sent(int bytes)
    {
        var part = _parts[^1];
        part.Sent += bytes;
        var mark = new PlaybackMark(_generation, ++_sequence);
        _marks.Enqueue(new PendingMark(mark, part, part.Sent));
        return mark;
    }

    /// <summary>Notes that a part is complete: it leaves the table once it has been heard.</summary>
    public void Done(string itemId, int contentIndex)
    {
        if (Find(itemId, contentIndex) is { } part)
        {
            part.IsDone = true;
            DropHeard();
        }
    }

    /// <summary>Takes a mark that came back.</summary>
    /// <returns>Whether it says that audio was heard; not so for a mark of an earlier generation or an unknown one.</returns>
    public bool Returned(PlaybackMark mark)
    {
        if (mark.Generation != _generation || !IsPending(mark))
        {
            return false;
        }

        PendingMark reached;
        do
        {
            reached = _marks.Dequeue();
            _heardBytes += Math.Max(0, reached.SentBytes - reached.Part.Acknowledged);
            reached.Part.Acknowledged = Math.Max(reached.Part.Acknowledged, reached.SentBytes);
        }
        while (reached.Mark != mark);
        DropHeard();
        return true;
    }

    /// <summary>
    /// The callee speaks: nothing of what is buffered will be heard. Starts a new generation, and declares the active
    /// response dead.
    /// </summary>
    /// <returns>What to truncate, in the order it was to be played: the part being heard at what was acknowledged plus the margin, those queued behind it at 0.</returns>
    public IReadOnlyList<Truncation> Interrupt(string? activeResponseId)
    {
        if (activeResponseId is not null)
        {
            Kill(activeResponseId);
        }

        List<Truncation> truncations = [];
        var beingHeard = true;
        foreach (var part in _parts)
        {
            var heard = beingHeard ? Math.Min(part.Sent, part.Acknowledged + _marginBytes) : 0;
            if (!part.IsDone || heard < part.Received)
            {
                truncations.Add(new Truncation(part.ItemId, part.ContentIndex, heard / BytesPerMillisecond, part.Received / BytesPerMillisecond, part.IsOwned));
            }

            _deadItems.Add(part.ItemId);
            beingHeard = false;
        }

        Forget();
        return truncations;
    }

    /// <summary>Audio of a dead response arrived.</summary>
    /// <returns>A truncation at 0 when the item is seen for the first time: the model believes that it was said. Otherwise <see langword="null"/>.</returns>
    public Truncation? LateAudio(string itemId, int contentIndex) =>
        _deadItems.Add(itemId) ? new Truncation(itemId, contentIndex, 0, 0, IsOwned: true) : null;

    /// <summary>Declares a response dead before any of its audio came.</summary>
    public void Abandon(string responseId) => Kill(responseId);

    /// <summary>The session that made the audio is gone: what is buffered is still heard, but there is nobody to truncate it at.</summary>
    public void Disown()
    {
        _parts.ForEach(part => part.Complete());
        DropHeard();
    }

    /// <summary>A new stream carries the call: what was buffered on the old one is gone, and its marks will not come back.</summary>
    public IReadOnlyList<Truncation> NewStream(string? activeResponseId) => Interrupt(activeResponseId);

    private bool IsPending(PlaybackMark mark)
    {
        foreach (var pending in _marks)
        {
            if (pending.Mark == mark)
            {
                return true;
            }
        }

        return false;
    }

    private Part? Find(string itemId, int contentIndex)
    {
        for (var at = _parts.Count - 1; at >= 0; at--)
        {
            if (_parts[at].ContentIndex == contentIndex && _parts[at].ItemId == itemId)
            {
                return _parts[at];
            }
        }

        return null;
    }

    private void DropHeard() => _parts.RemoveAll(part => part.IsDone && part.Acknowledged >= part.Received);

    private void Kill(string responseId)
    {
        if (_deadResponses.Count == RememberedResponses)
        {
            _deadResponses.RemoveAt(0);
        }

        _deadResponses.Add(responseId);
    }

    private void Forget()
    {
        _generation++;
        _parts.Clear();
        _marks.Clear();
    }

    private sealed class Part(string itemId, int contentIndex)
    {
        public string ItemId { get; } = itemId;

        public int ContentIndex { get; } = contentIndex;

        public int Received { get; set; }

        public int Sent { get; set; }

        public int Acknowledged { get; set; }

        public bool IsDone { get; set; }

        /// <summary>Whether the session that made it is still there.</summary>
        public bool IsOwned { get; private set; } = true;

        public void Complete() => (IsDone, IsOwned) = (true, false);
    }

    private readonly record struct PendingMark(PlaybackMark Mark, Part Part, int SentBytes);
}
