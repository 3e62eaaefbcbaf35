using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls;

/// <summary>The turns of a call, which become events when their text is known, and how quickly the agent answers. Thread-safe.</summary>
internal sealed class CallTurnLog
{
    private readonly Lock _lock;
    private readonly CallTimeline _timeline;
    private readonly Action<CallEvent> _append;
    private readonly Transcript _transcript = new();
    private readonly List<TimeSpan> _reactions = [];

    /// <summary>Creates the log of a call.</summary>
    /// <param name="callLock">The call's lock, so that turns and the call's other state change together.</param>
    /// <param name="timeline">The time since the answer.</param>
    /// <param name="append">Appends an event to the call.</param>
    public CallTurnLog(Lock callLock, CallTimeline timeline, Action<CallEvent> append)
    {
        _lock = callLock;
        _timeline = timeline;
        _append = append;
    }

    /// <summary>The turns whose text is known and was heard, in order.</summary>
    public IReadOnlyList<TranscriptTurn> Transcript
    {
        get
        {
            lock (_lock)
            {
                return _transcript.GetTurns();
            }
        }
    }

    /// <summary>The reaction times: from the end of the callee's speech to the agent's first audio.</summary>
    public IReadOnlyList<TimeSpan> ReactionTimes
    {
        get
        {
            lock (_lock)
            {
                return _reactions.ToArray();
            }
        }
    }

    /// <summary>How often the callee interrupted the agent.</summary>
    public int Interruptions { get; private set; }

    /// <summary>Whether a turn of the callee has no transcription yet.</summary>
    public bool HasPendingTranscription
    {
        get
        {
            lock (_lock)
            {
                return _transcript.HasPendingTranscription;
            }
        }
    }

    /// <summary>Whether the callee has begun a turn that is not over.</summary>
    public bool HasBegunTurn
    {
        get
        {
            lock (_lock)
            {
                return _transcript.HasBegunTurn;
            }
        }
    }

    /// <summary>Records that the callee begins a turn.</summary>
    public void Begin(string itemId)
    {
        lock (_lock)
        {
            _transcript.Begin(itemId, _timeline.SinceAnswer);
        }
    }

    /// <summary>Adds a turn at its place.</summary>
    public void Add(string itemId, string? previousItemId, Speaker speaker)
    {
        lock (_lock)
        {
            _transcript.Add(itemId, previousItemId, speaker, _timeline.SinceAnswer);
        }
    }

    /// <summary>Sets the text of a turn.</summary>
    public void SetText(string itemId, Speaker speaker, string text)
    {
        lock (_lock)
        {
            _transcript.SetText(itemId, speaker, text, _timeline.SinceAnswer);
            AppendNewTurns();
        }
    }

    /// <summary>Removes a turn that was noise.</summary>
    public void Remove(string itemId)
    {
        lock (_lock)
        {
            _transcript.Remove(itemId);
            AppendNewTurns();
        }
    }

    /// <summary>Records that the callee interrupted a turn of the agent.</summary>
    /// <param name="itemId">The id of the voice model's item.</param>
    /// <param name="share">The share that the callee can have heard, 0 to 1.</param>
    public void Interrupt(string itemId, double share)
    {
        lock (_lock)
        {
            Interruptions++;
            _transcript.Interrupt(itemId, share);
            AppendNewTurns();
        }
    }

    /// <summary>Records how long the agent took to answer.</summary>
    public void RecordReactionTime(TimeSpan delay)
    {
        lock (_lock)
        {
            _reactions.Add(delay);
        }
    }

    /// <summary>Restores the turns of a snapshot, whose events exist already.</summary>
    /// <param name="turns">The turns.</param>
    /// <param name="interruptions">How often the callee interrupted the agent.</param>
    public void Restore(IReadOnlyList<TranscriptTurn> turns, int interruptions)
    {
        _transcript.Restore(turns);
        Interruptions = interruptions;
    }

    private void AppendNewTurns()
    {
        foreach (var turn in _transcript.TakeNewTurns())
        {
            _append(new CallEvent { Kind = CallEventKind.Turn, Turn = turn });
        }
    }
}
