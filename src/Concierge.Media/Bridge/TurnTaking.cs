namespace Concierge.Media.Bridge;

/// <summary>
/// Follows the callee's turns: when their speech interrupts the agent, when a turn is over, and which turns are answered. A turn that may be
/// noise, echo, music or a last "bye" waits for its transcript. Not thread-safe.
/// </summary>
/// <remarks>
/// Silent → speech started → Speaking → speech stopped → answered, or Doubtful → transcript or deadline → answered, ignored or dropped.
/// A doubtful turn may wait while the next one is spoken.
/// </remarks>
internal sealed class TurnTaking : IAsyncDisposable
{
    // A shorter sound cannot be a word of greeting.
    private static readonly TimeSpan MinGreetingLength = TimeSpan.FromMilliseconds(250);

    private readonly VoiceBridgeOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly InterruptionGuard _guard;
    private readonly PendingTurnRegistry _doubtful = new();
    private readonly Deadline _transcripts;
    private readonly Deadline _stall;
    private string _lastAgentText = "";
    private long _lastFrame;
    private long? _turnEnded;

    /// <param name="options">The timings.</param>
    /// <param name="guard">Tells the callee's speech from echo and noise; it also learns the audio that is sent.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="onTranscriptsDue">Called when transcripts may be overdue: ask <see cref="TakeOverdueTurns"/>.</param>
    /// <param name="onStallDue">Called when the callee's audio may have stopped during speech: ask <see cref="TakeStall"/>.</param>
    public TurnTaking(VoiceBridgeOptions options, InterruptionGuard guard, TimeProvider timeProvider, Action onTranscriptsDue, Action onStallDue)
    {
        _options = options;
        _guard = guard;
        _timeProvider = timeProvider;
        _transcripts = new Deadline(timeProvider, onTranscriptsDue);
        _stall = new Deadline(timeProvider, onStallDue);
    }

    /// <summary>Whether the callee is speaking.</summary>
    public bool IsCalleeSpeaking { get; private set; }

    /// <summary>Whether a turn waits for its transcript.</summary>
    public bool HasDoubtfulTurns => _doubtful.Any;

    /// <summary>Whether speech was detected that is not yet confirmed as the callee's: each frame counts.</summary>
    public bool IsSuspecting => _guard.IsSuspecting;

    /// <summary>Records that a frame of the callee arrived.</summary>
    public void RecordFrame() => _lastFrame = _timeProvider.GetTimestamp();

    /// <summary>Evaluates a frame of the callee while the agent speaks, is about to speak, or speech is suspected.</summary>
    /// <param name="payload">Base64 of μ-law.</param>
    /// <param name="isPlaying">Whether the callee hears the agent.</param>
    /// <param name="inOpening">Whether the agent has been heard for less than the protected opening.</param>
    /// <returns>Whether suspected speech is now confirmed as the callee's.</returns>
    public bool EvaluateFrame(ReadOnlySpan<byte> payload, bool isPlaying, bool inOpening) => _guard.EvaluateFrame(payload, isPlaying, inOpening);

    /// <summary>Ends the suspicion: the agent was interrupted.</summary>
    public void OnInterrupted() => _guard.ClearSuspicion();

    /// <summary>Handles the begin of speech.</summary>
    /// <param name="canInterrupt">Whether the agent speaks, or is about to, and may be interrupted.</param>
    /// <param name="inOpening">Whether the agent has been heard for less than the protected opening.</param>
    /// <returns>Whether the callee interrupts the agent. Otherwise a later frame may confirm it.</returns>
    public bool OnSpeechStarted(bool canInterrupt, bool inOpening)
    {
        IsCalleeSpeaking = true;
        _turnEnded = null;
        RecordFrame();
        _stall.Start(_options.StallTimeout);
        return canInterrupt && _guard.IsConfirmed(inOpening);
    }

    /// <summary>Handles the end of speech.</summary>
    /// <returns>Whether the turn is to be answered now; otherwise its transcript decides.</returns>
    public bool OnSpeechStopped(string itemId, TimeSpan length, in LineState line)
    {
        IsCalleeSpeaking = false;
        _turnEnded = _timeProvider.GetTimestamp();
        _stall.Stop();
        var isSuspected = _guard.IsSuspecting;
        _guard.ClearSuspicion();
        if (!isSuspected && !line.IsLeaving && line.Mode == ListeningMode.Conversing && (line.HasAgentSpoken || length >= MinGreetingLength))
        {
            return true;
        }

        _doubtful.Add(itemId, isSuspected);
        _transcripts.Start(isSuspected ? _options.EchoTranscriptTimeout : _options.TranscriptTimeout);
        return false;
    }

    /// <summary>Records the agent's words: the callee's next words may be their echo.</summary>
    public void RecordAgentText(string text) => _lastAgentText = text;

    /// <summary>Reads the transcript of a turn of the callee.</summary>
    public TranscriptUse ReadTranscript(string itemId, string text)
    {
        if (_doubtful.IsDropped(itemId))
        {
            return default;
        }

        var isDoubtful = _doubtful.IsPending(itemId);
        return new TranscriptUse(!isDoubtful || IsWorthAnswering(text), isDoubtful);
    }

    /// <summary>Decides on a turn that waited for its transcript.</summary>
    /// <param name="itemId">The turn.</param>
    /// <param name="text">Its transcript; <see langword="null"/> if it did not arrive in time.</param>
    /// <param name="line">The line.</param>
    public TurnDecision Decide(string itemId, string? text, in LineState line)
    {
        if (!_doubtful.TryRemove(itemId, out var isSuspected))
        {
            return TurnDecision.None;
        }

        if (!_doubtful.Any)
        {
            _transcripts.Stop();
        }

        // In a conversation a turn without a transcript is answered ("sorry?"); on hold, to a machine or after a goodbye it is not.
        var isSpeech = text is null ? line.Mode == ListeningMode.Conversing && !line.IsLeaving && !isSuspected : IsWorthAnswering(text);
        if (!isSpeech && (text is not null || isSuspected))
        {
            _doubtful.MarkDropped(itemId);
            return TurnDecision.Dropped;
        }

        var isGoodbye = line.IsLeaving && (text is null || FarewellClassifier.IsGoodbye(text));
        return isSpeech && line.Mode != ListeningMode.Mute && !isGoodbye ? TurnDecision.Answered : TurnDecision.Ignored;
    }

    /// <summary>Takes the turns whose transcripts are overdue; empty if none is.</summary>
    public IReadOnlyList<string> TakeOverdueTurns() => _transcripts.TryTake() ? _doubtful.PendingItemIds : [];

    /// <summary>
    /// Decides whether the callee's audio has stopped in the middle of speech. Silence must then be added, because without it the model would
    /// never detect the end of the turn.
    /// </summary>
    public bool TakeStall()
    {
        if (!_stall.TryTake() || !IsCalleeSpeaking)
        {
            return false;
        }

        var idle = _timeProvider.GetElapsedTime(_lastFrame);
        if (idle < _options.StallTimeout)
        {
            _stall.Start(_options.StallTimeout - idle);
            return false;
        }

        return true;
    }

    /// <summary>Ends the wait for more audio of the turn that has begun: no more comes.</summary>
    /// <returns>Whether a turn has begun.</returns>
    public bool TryEndTurn()
    {
        if (IsCalleeSpeaking)
        {
            _stall.Stop();
        }

        return IsCalleeSpeaking;
    }

    /// <summary>Abandons the turns of a lost session: neither their ends nor their transcripts will come.</summary>
    public void Abandon()
    {
        IsCalleeSpeaking = false;
        _doubtful.Clear();
        _guard.ClearSuspicion();
        _stall.Stop();
        _transcripts.Stop();
    }

    /// <summary>Takes the time from the end of the callee's last turn to now; <see langword="null"/> if it was taken or a new turn has begun.</summary>
    public TimeSpan? TakeReactionTime()
    {
        var ended = _turnEnded;
        _turnEnded = null;
        return ended is { } at ? _timeProvider.GetElapsedTime(at) : null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transcripts.DisposeAsync();
        await _stall.DisposeAsync();
    }

    private bool IsWorthAnswering(string text) => text.Length > 0 && !FarewellClassifier.IsEcho(text, _lastAgentText);
}
