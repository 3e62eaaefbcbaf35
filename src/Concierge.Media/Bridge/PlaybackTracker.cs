
namespace Concierge.Media.Bridge;

/// <summary>
/// Tracks what the callee can have heard. The model produces audio faster than it is played, and Twilio buffers the difference.
/// For each content part the tracker counts the bytes received, the bytes sent, and the bytes acknowledged by a mark of the
/// current generation. A clear starts a new generation: Twilio also returns the marks of cleared audio, which acknowledge nothing.
/// Not thread-safe.
/// </summary>
internal sealed class PlaybackTracker
{
    /// <summary>G.711 μ-law at 8 kHz: eight bytes per millisecond.</summary>
    public const int BytesPerMillisecond = 8;

    private const int MaxCancelledResponses = 16;

    private readonly int _marginBytes;
    private readonly List<Part> _parts = [];
    private readonly Queue<PendingMark> _marks = new();
    private readonly List<string> _cancelledResponses = [];
    private readonly HashSet<string> _cancelledItems = [];
    private int _generation = 1;
    private long _heardBytes;
    private int _sequence;

    /// <summary>Creates a tracker.</summary>
    /// <param name="margin">The audio that may have been heard after the last acknowledged mark: one chunk.</param>
    public PlaybackTracker(TimeSpan margin) => _marginBytes = (int)margin.TotalMilliseconds * BytesPerMillisecond;

    /// <summary>Whether sent audio has not been acknowledged yet.</summary>
    public bool IsPlaying => _parts.Exists(part => part.Acknowledged < part.Sent);

    /// <summary>Whether all parts are complete and acknowledged.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>The duration of the audio that was sent and not yet acknowledged.</summary>
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

    /// <summary>The duration of agent audio that was acknowledged in this call.</summary>
    public TimeSpan Heard => TimeSpan.FromMilliseconds(_heardBytes / BytesPerMillisecond);

    /// <summary>Whether a response was interrupted: its remaining audio must not be sent to the callee.</summary>
    public bool IsCancelled(string responseId) => _cancelledResponses.Contains(responseId);

    /// <summary>Records audio that arrived from the model.</summary>
    public void RecordReceived(string itemId, int contentIndex, int bytes)
    {
        var part = Find(itemId, contentIndex);
        if (part is null)
        {
            part = new Part(itemId, contentIndex);
            _parts.Add(part);
        }

        part.Received += bytes;
    }

    /// <summary>Records that audio of the most recent part was sent to the callee.</summary>
    /// <returns>The mark to send after it.</returns>
    public PlaybackMark RecordSent(int bytes)
    {
        var part = _parts[^1];
        part.Sent += bytes;
        var mark = new PlaybackMark(_generation, ++_sequence);
        _marks.Enqueue(new PendingMark(mark, part, part.Sent));
        return mark;
    }

    /// <summary>Marks a part as complete: it is removed when all of it is acknowledged.</summary>
    public void MarkComplete(string itemId, int contentIndex)
    {
        if (Find(itemId, contentIndex) is { } part)
        {
            part.IsDone = true;
            RemoveHeardParts();
        }
    }

    /// <summary>Processes a mark that Twilio returned.</summary>
    /// <returns>Whether it acknowledges audio; false for an unknown mark and for a mark of an earlier generation.</returns>
    public bool AcknowledgeMark(PlaybackMark mark)
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
        RemoveHeardParts();
        return true;
    }

    /// <summary>
    /// Stops the playback because the callee speaks: the buffered audio will not be heard. Starts a new generation and marks the
    /// active response as cancelled.
    /// </summary>
    /// <returns>
    /// The truncations in playback order: the part that is playing, at its acknowledged audio plus the margin; the parts queued
    /// behind it, at 0.
    /// </returns>
    public IReadOnlyList<Truncation> Interrupt(string? activeResponseId)
    {
        if (activeResponseId is not null)
        {
            AddCancelled(activeResponseId);
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

            _cancelledItems.Add(part.ItemId);
            beingHeard = false;
        }

        StartGeneration();
        return truncations;
    }

    /// <summary>Processes audio of a cancelled response.</summary>
    /// <returns>
    /// A truncation at 0 for the first audio of an item, because the model assumes that the item was heard; otherwise <see langword="null"/>.
    /// </returns>
    public Truncation? GetLateTruncation(string itemId, int contentIndex) =>
        _cancelledItems.Add(itemId) ? new Truncation(itemId, contentIndex, 0, 0, IsOwned: true) : null;

    /// <summary>Marks a response as cancelled before its first audio arrives.</summary>
    public void MarkCancelled(string responseId) => AddCancelled(responseId);

    /// <summary>Detaches the buffered audio from its lost session: it is still played, but it can no longer be truncated there.</summary>
    public void DetachSession()
    {
        _parts.ForEach(part => part.Detach());
        RemoveHeardParts();
    }

    /// <summary>Starts on a new media stream: the buffered audio and the marks of the old stream are lost.</summary>
    public IReadOnlyList<Truncation> StartStream(string? activeResponseId) => Interrupt(activeResponseId);

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

    private void RemoveHeardParts() => _parts.RemoveAll(part => part.IsDone && part.Acknowledged >= part.Received);

    private void AddCancelled(string responseId)
    {
        if (_cancelledResponses.Count == MaxCancelledResponses)
        {
            _cancelledResponses.RemoveAt(0);
        }

        _cancelledResponses.Add(responseId);
    }

    private void StartGeneration()
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

        /// <summary>Whether the session that created the part still exists.</summary>
        public bool IsOwned { get; private set; } = true;

        public void Detach() => (IsDone, IsOwned) = (true, false);
    }

    private readonly record struct PendingMark(PlaybackMark Mark, Part Part, int SentBytes);
}
