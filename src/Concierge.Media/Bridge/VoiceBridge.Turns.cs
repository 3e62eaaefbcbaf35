namespace Concierge.Media.Bridge;

/// <content>Turn-taking: when the callee's speech is an interruption, and when it is a turn to answer.</content>
internal sealed partial class VoiceBridge
{
    // A shorter sound cannot be a word of greeting.
    private static readonly TimeSpan MinGreetingLength = TimeSpan.FromMilliseconds(250);

    private readonly ITimer _transcriptDeadline;
    private readonly ITimer _stall;
    private readonly PendingTurnRegistry _doubtfulTurns = new();
    private ToneDetector? _tone;
    private ListeningMode _mode;
    private string _lastAgentText = "";
    private bool _calleeSpeaks;
    private long _lastFrame;
    private long? _turnEnded;

    // Handset noise at pick-up must not interrupt the first second of the agent.
    private bool InOpening => _playback.Heard < _options.ProtectedOpening;

    /// <inheritdoc/>
    public async ValueTask OnSpeechStartedAsync(string itemId)
    {
        var interrupts = false;
        lock (_lock)
        {
            _calleeSpeaks = true;
            _turnEnded = null;
            _lastFrame = _timeProvider.GetTimestamp();
            Stop(_openingSilence);
            Stop(_silence);
            Start(_stall, _options.StallTimeout);
            if (_stream is not null && !_farewell && (_playback.IsPlaying || _responses.IsPending))
            {
                interrupts = _guard.IsConfirmed(InOpening);
            }
        }

        _observer.OnCalleeSpeechStarted(itemId);
        if (interrupts)
        {
            await InterruptAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length)
    {
        lock (_lock)
        {
            _calleeSpeaks = false;
            _turnEnded = _timeProvider.GetTimestamp();
            Stop(_stall);
            var suspected = _guard.IsSuspecting;
            _guard.ClearSuspicion();

            // A machine without a tone signals the start of recording by silence.
            if (_mode == ListeningMode.Mute && !_farewell)
            {
                Start(_silence, _options.MachineSilence);
            }

            // A turn that may be noise, echo, music or a last "bye" is answered only if its transcript has words.
            if (suspected || _farewell || _mode != ListeningMode.Conversing || (!_audioSent && length < MinGreetingLength))
            {
                _doubtfulTurns.Add(itemId, suspected);
                Start(_transcriptDeadline, suspected ? _options.EchoTranscriptTimeout : _options.TranscriptTimeout);
                return;
            }

            _silencePrompted = false;
            _responses.Request();
        }

        await RequestResponseIfWantedAsync();
    }

    /// <inheritdoc/>
    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role) => _observer.OnTurnAdded(itemId, previousItemId, role);

    /// <inheritdoc/>
    public async ValueTask OnCalleeTranscriptAsync(string itemId, string text)
    {
        bool doubtful;
        lock (_lock)
        {
            doubtful = _doubtfulTurns.IsPending(itemId);
            if (_doubtfulTurns.IsDropped(itemId))
            {
                return;
            }
        }

        if (!doubtful || IsWorthAnswering(text))
        {
            _observer.OnTurnTranscribed(itemId, VoiceRole.Callee, text);
        }

        if (doubtful)
        {
            await ResolveTurnAsync(itemId, text);
        }
    }

    /// <inheritdoc/>
    public void OnAgentTranscript(string itemId, string text)
    {
        lock (_lock)
        {
            _lastAgentText = text;
        }

        _observer.OnTurnTranscribed(itemId, VoiceRole.Agent, text);
    }

    /// <summary>Stops the agent and ignores further speech: an answering machine speaks.</summary>
    public async ValueTask MuteAsync()
    {
        lock (_lock)
        {
            _mode = ListeningMode.Mute;
            _tone = new ToneDetector();
            _responses.Withdraw();
            Stop(_openingSilence);
            Stop(_silence);
            Stop(_holdDeadline);
            if (!_calleeSpeaks)
            {
                // The greeting, and even the tone, may be over already.
                Start(_silence, _options.MachineSilence);
            }
        }

        await InterruptAsync();
    }

    private async ValueTask InterruptAsync()
    {
        IReadOnlyList<Truncation> truncations;
        IAudioSink? stream;
        IVoiceSession? session;
        string? cancelled = null;
        lock (_lock)
        {
            stream = _stream;
            session = _session;
            var playing = _playback.IsPlaying;
            var active = _responses.Active;
            if (active is not null && !_playback.IsCancelled(active))
            {
                cancelled = active;
            }

            truncations = _playback.Interrupt(cancelled);
            _responses.Abandon();
            _guard.ClearSuspicion();
            _guard.ClearSentAudio();
            if (playing)
            {
                stream?.Clear();
            }
        }

        // Send the clear before notifying the observer: the callee must not hear the agent any longer than necessary.
        var clearing = stream?.FlushAsync() ?? ValueTask.CompletedTask;
        NotifyInterrupted(truncations);
        await clearing;
        if (cancelled is not null && session is not null)
        {
            await session.CancelResponseAsync(cancelled);
        }

        await TruncateAsync(truncations);
    }

    private async ValueTask OnTranscriptTimeoutAsync()
    {
        IReadOnlyList<string> overdue;
        lock (_lock)
        {
            overdue = _doubtfulTurns.PendingItemIds;
        }

        // In a conversation a turn without a transcript is answered ("sorry?"); on hold, to a machine or after a goodbye it is not.
        foreach (var itemId in overdue)
        {
            await ResolveTurnAsync(itemId, text: null);
        }
    }

    private async ValueTask ResolveTurnAsync(string itemId, string? text)
    {
        IVoiceSession? session;
        bool isDropped;
        lock (_lock)
        {
            if (_closed || !_doubtfulTurns.TryRemove(itemId, out var suspected))
            {
                return;
            }

            if (!_doubtfulTurns.Any)
            {
                Stop(_transcriptDeadline);
            }

            session = _session;
            var isAnswered = text is null ? _mode == ListeningMode.Conversing && !_farewell && !suspected : IsWorthAnswering(text);
            isDropped = !isAnswered && (text is not null || suspected);
            if (isDropped)
            {
                _doubtfulTurns.MarkDropped(itemId);
            }

            if (isAnswered && _mode != ListeningMode.Mute && !(_farewell && (text is null || FarewellClassifier.IsGoodbye(text))))
            {
                _farewell = false;
                _lastLine = null;
                _silencePrompted = false;
                _responses.Request();
            }
            else if (!_audioSent && _mode == ListeningMode.Conversing)
            {
                Start(_openingSilence, _options.OpeningSilence);
            }

            UpdateFarewellTimer();
            UpdateSilenceTimer();
        }

        if (isDropped)
        {
            _observer.OnTurnDropped(itemId);
            if (session is not null)
            {
                await session.DeleteItemAsync(itemId);
            }
        }

        await RequestResponseIfWantedAsync();
    }

    private bool IsWorthAnswering(string text) => text.Length > 0 && !FarewellClassifier.IsEcho(text, _lastAgentText);

    // The network stopped sending in the middle of speech: without silence the model would never detect the end of the turn.
    private async ValueTask OnStallTimeoutAsync()
    {
        IVoiceSession? session;
        lock (_lock)
        {
            var idle = _timeProvider.GetElapsedTime(_lastFrame);
            session = _session;
            if (!_calleeSpeaks || session is null || _closed)
            {
                return;
            }

            if (idle < _options.StallTimeout)
            {
                Start(_stall, _options.StallTimeout - idle);
                return;
            }

            _timeline.RecordInsertedSilence(CalleeTimeline.MaxSilentFrames);
        }

        await SendSilenceAsync(session, CalleeTimeline.MaxSilentFrames);
    }

    /// <summary>Ends the turn that the callee has begun, when no more audio comes: without silence the model would never detect its end.</summary>
    /// <returns>Whether a turn had begun; its transcript follows.</returns>
    public bool TryEndCalleeTurn()
    {
        IVoiceSession? session;
        lock (_lock)
        {
            session = _session;
            if (!_calleeSpeaks || session is null || _closed)
            {
                return false;
            }

            Stop(_stall);
        }

        // A connection that takes nothing more must not hold up the end of the call.
        _ = SendSilenceAsync(session, CalleeTimeline.MaxSilentFrames).AsTask();
        return true;
    }

    private void AbandonTurn()
    {
        _calleeSpeaks = false;
        _doubtfulTurns.Clear();
        _guard.ClearSuspicion();
        Stop(_stall);
        Stop(_transcriptDeadline);
    }

    private TimeSpan? TakeReactionTime()
    {
        var ended = _turnEnded;
        _turnEnded = null;
        return ended is { } at ? _timeProvider.GetElapsedTime(at) : null;
    }

    private void NotifyInterrupted(IReadOnlyList<Truncation> truncations)
    {
        foreach (var truncation in truncations)
        {
            _observer.OnTurnInterrupted(truncation.ItemId, truncation.HeardShare);
        }
    }
}
