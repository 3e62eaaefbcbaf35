using Concierge.Contracts;
namespace Concierge.Calls.Results;

/// <summary>
/// The turns of a conversation in order. A turn gets its place when the voice model's conversation gets its item. The
/// text follows later, and the callee's text often after the agent's answer to it. Not thread-safe.
/// </summary>
internal sealed class Transcript
{
    private readonly LinkedList<Entry> _entries = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byItem = [];
    private readonly Dictionary<string, TimeSpan> _began = [];

    /// <summary>Whether a turn of the callee has no text yet.</summary>
    public bool HasPendingTranscription => _entries.Any(entry => entry is { Speaker: Speaker.Restaurant, Text: null });

    /// <summary>Whether a turn has begun that has no place yet.</summary>
    public bool HasBegunTurn => _began.Count > 0;

    /// <summary>Records the start of a turn that gets its place only when it is over.</summary>
    public void Begin(string itemId, TimeSpan at) => _began.TryAdd(itemId, at);

    /// <summary>Adds a turn at its place.</summary>
    /// <param name="itemId">The id of the voice model's item.</param>
    /// <param name="previousItemId">
    /// The item it follows. If <see langword="null"/> or unknown, the turn comes last. A turn of the callee comes before turns of the agent
    /// that began after it.
    /// </param>
    /// <param name="speaker">The speaker.</param>
    /// <param name="at">The time since the call was answered.</param>
    public void Add(string itemId, string? previousItemId, Speaker speaker, TimeSpan at)
    {
        if (_byItem.ContainsKey(itemId))
        {
            return;
        }

        var entry = new Entry(speaker, _began.Remove(itemId, out var began) ? began : at);
        var place = previousItemId is not null && _byItem.TryGetValue(previousItemId, out var previous) ? previous : _entries.Last;

        // The callee's item arrives when the turn is over. A turn of the agent that began after the callee's turn
        // is not what the callee answered.
        while (speaker == Speaker.Restaurant && place is { Value: { Speaker: Speaker.Agent, IsTold: false } } && place.Value.At > entry.At)
        {
            place = place.Previous;
        }

        _byItem[itemId] = place is null ? _entries.AddFirst(entry) : _entries.AddAfter(place, entry);
    }

    /// <summary>Sets the text of a turn; empty when it could not be understood.</summary>
    public void SetText(string itemId, Speaker speaker, string text, TimeSpan at)
    {
        Add(itemId, previousItemId: null, speaker, at);
        _byItem[itemId].Value.Text = text;
    }

    /// <summary>Restores the turns of a snapshot.</summary>
    public void Restore(IReadOnlyList<TranscriptTurn> turns)
    {
        foreach (var turn in turns)
        {
            _entries.AddLast(new Entry(turn.Speaker, turn.At) { Text = turn.Text, WasCut = turn.Interrupted, IsTold = true });
        }
    }

    /// <summary>Removes a turn that was noise.</summary>
    public void Remove(string itemId)
    {
        if (_byItem.Remove(itemId, out var node))
        {
            _entries.Remove(node);
        }
    }

    /// <summary>Records that a turn was interrupted.</summary>
    /// <param name="itemId">The id of the voice model's item.</param>
    /// <param name="share">The share that the other side can have heard, 0 to 1.</param>
    public void Interrupt(string itemId, double share)
    {
        if (_byItem.TryGetValue(itemId, out var node))
        {
            node.Value.HeardShare = Math.Clamp(share, 0, 1);
            node.Value.IsTold = false;
        }
    }

    /// <summary>Returns the turns whose text is known and was heard, numbered from 1.</summary>
    public IReadOnlyList<TranscriptTurn> GetTurns()
    {
        List<TranscriptTurn> turns = [];
        foreach (var entry in _entries.Where(entry => entry.HeardText.Length > 0))
        {
            turns.Add(entry.ToTurn(turns.Count + 1));
        }

        return turns;
    }

    /// <summary>
    /// Takes the turns that have not been reported yet, in order. A turn without text holds back the turns
    /// after it until a later turn of the callee has text: then its transcription was lost.
    /// </summary>
    public IReadOnlyList<TranscriptTurn> TakeNewTurns()
    {
        List<TranscriptTurn>? newTurns = null;
        var lastTranscribed = FindLastTranscribed();
        var isBeforeLast = lastTranscribed is not null;
        var number = 0;
        for (var node = _entries.First; node is not null; node = node.Next)
        {
            var entry = node.Value;
            isBeforeLast &= !ReferenceEquals(node, lastTranscribed);
            if (entry.Text is null && !isBeforeLast)
            {
                break;
            }

            if (entry.HeardText.Length == 0)
            {
                continue;
            }

            number++;
            if (!entry.IsTold)
            {
                entry.IsTold = true;
                (newTurns ??= []).Add(entry.ToTurn(number));
            }
        }

        return newTurns ?? (IReadOnlyList<TranscriptTurn>)[];
    }

    private LinkedListNode<Entry>? FindLastTranscribed()
    {
        var node = _entries.Last;
        while (node is not null and not { Value: { Speaker: Speaker.Restaurant, Text: not null } })
        {
            node = node.Previous;
        }

        return node;
    }

    private sealed class Entry(Speaker speaker, TimeSpan at)
    {
        private string? _text;
        private string? _heard;
        private double _heardShare = 1;

        public Speaker Speaker { get; } = speaker;

        public TimeSpan At { get; } = at;

        public string? Text
        {
            get => _text;
            set
            {
                _text = value;
                _heard = null;
            }
        }

        public double HeardShare
        {
            get => _heardShare;
            set
            {
                _heardShare = value;
                _heard = null;
            }
        }

        public bool WasCut { get; init; }

        public bool IsTold { get; set; }

        public string HeardText => _heard ??= _text is null ? "" : _heardShare >= 1 ? _text : TakeFirstWords(_text, _heardShare);

        public TranscriptTurn ToTurn(int number) => new(number, Speaker, HeardText, At, WasCut || HeardShare < 1);

        private static string TakeFirstWords(string text, double share)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var heard = (int)Math.Floor(words.Length * share);
            return heard == 0 ? "" : string.Join(' ', words.Take(heard)) + " …";
        }
    }
}
