using Concierge.Contracts;
namespace Concierge.Calls.Results;

/// <summary>
/// The conversation in its own order. A turn takes its place when the voice model's conversation gets its item; the
/// words come later, and the callee's often after the agent's answer to them. Not safe for two threads at once.
/// </summary>
internal sealed class Transcript
{
    private readonly LinkedList<Entry> _entries = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byItem = [];
    private readonly Dictionary<string, TimeSpan> _began = [];

    /// <summary>Whether the callee spoke and the words are not known yet.</summary>
    public bool HasUnknownWords => _entries.Any(entry => entry is { Speaker: Speaker.Restaurant, Text: null });

    /// <summary>Notes when a turn began that takes its place only when it is over.</summary>
    public void Begin(string itemId, TimeSpan at) => _began.TryAdd(itemId, at);

    /// <summary>Gives a turn its place.</summary>
    /// <param name="itemId">The voice model's item.</param>
    /// <param name="previousItemId">The item it follows; <see langword="null"/> or unknown: it comes last. A turn of the callee comes before what the agent began to say after it had begun.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="at">When, from the answer of the call.</param>
    public void Add(string itemId, string? previousItemId, Speaker speaker, TimeSpan at)
    {
        if (_byItem.ContainsKey(itemId))
        {
            return;
        }

        var entry = new Entry(speaker, _began.Remove(itemId, out var began) ? began : at);
        var place = previousItemId is not null && _byItem.TryGetValue(previousItemId, out var previous) ? previous : _entries.Last;

        // The callee's item comes when the turn is over. Whatever the agent began to say after the callee had begun is no
        // part of what the callee answered.
        while (speaker == Speaker.Restaurant && place is { Value: { Speaker: Speaker.Agent, IsTold: false } } && place.Value.At > entry.At)
        {
            place = place.Previous;
        }

        _byItem[itemId] = place is null ? _entries.AddFirst(entry) : _entries.AddAfter(place, entry);
    }

    /// <summary>Gives a turn its words; empty when they could not be understood.</summary>
    public void Speak(string itemId, Speaker speaker, string text, TimeSpan at)
    {
        Add(itemId, previousItemId: null, speaker, at);
        _byItem[itemId].Value.Text = text;
    }

    /// <summary>Puts back a conversation that was held before this one began to be kept.</summary>
    public void Restore(IReadOnlyList<TranscriptTurn> turns)
    {
        foreach (var turn in turns)
        {
            _entries.AddLast(new Entry(turn.Speaker, turn.At) { Text = turn.Text, WasCut = turn.Interrupted, IsTold = true });
        }
    }

    /// <summary>Takes a turn back: it was noise.</summary>
    public void Remove(string itemId)
    {
        if (_byItem.Remove(itemId, out var node))
        {
            _entries.Remove(node);
        }
    }

    /// <summary>Notes that a turn was cut short.</summary>
    /// <param name="itemId">The voice model's item.</param>
    /// <param name="share">How much can have been heard, 0 to 1.</param>
    public void Interrupt(string itemId, double share)
    {
        if (_byItem.TryGetValue(itemId, out var node))
        {
            node.Value.HeardShare = Math.Clamp(share, 0, 1);
            node.Value.IsTold = false;
        }
    }

    /// <summary>The turns whose words are known and were heard, numbered from 1.</summary>
    public IReadOnlyList<TranscriptTurn> Turns()
    {
        List<TranscriptTurn> turns = [];
        foreach (var entry in _entries.Where(entry => entry.HeardText.Length > 0))
        {
            turns.Add(entry.ToTurn(turns.Count + 1));
        }

        return turns;
    }

    /// <summary>
    /// The turns that nobody was told of yet, in the order of the conversation. A turn whose words are missing holds back
    /// those after it, until the callee is heard again later on: then its words were lost.
    /// </summary>
    public IReadOnlyList<TranscriptTurn> TakeUntold()
    {
        List<TranscriptTurn>? untold = null;
        var lastKnown = LastKnown();
        var beforeLastKnown = lastKnown is not null;
        var number = 0;
        for (var node = _entries.First; node is not null; node = node.Next)
        {
            var entry = node.Value;
            beforeLastKnown &= !ReferenceEquals(node, lastKnown);
            if (entry.Text is null && !beforeLastKnown)
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
                (untold ??= []).Add(entry.ToTurn(number));
            }
        }

        return untold ?? (IReadOnlyList<TranscriptTurn>)[];
    }

    private LinkedListNode<Entry>? LastKnown()
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

        public string HeardText => _heard ??= _text is null ? "" : _heardShare >= 1 ? _text : FirstWords(_text, _heardShare);

        public TranscriptTurn ToTurn(int number) => new(number, Speaker, HeardText, At, WasCut || HeardShare < 1);

        private static string FirstWords(string text, double share)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var heard = (int)Math.Floor(words.Length * share);
            return heard == 0 ? "" : string.Join(' ', words.Take(heard)) + " …";
        }
    }
}
