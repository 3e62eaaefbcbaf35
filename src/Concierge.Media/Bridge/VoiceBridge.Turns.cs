using Concierge.Media.MediaStreams;
namespace Concierge.Media.Bridge;

/// <content>Turn-taking: when the callee's speech is an interruption, and when it is a turn to answer.</content>
internal sealed partial class VoiceBridge
{
    // A shorter sound cannot be a word of greeting.
    private static readonly TimeSpan MinGreetingLength = TimeSpan.FromMilliseconds(250);

    private readonly ITimer _transcriptDeadline;
    private readonly ITimer _stall;
    private readonly DoubtfulTurns _doubtfulTurns = new();
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
            Start(_stall, _options.Stall);
            if (_stream is not null && !_farewell && (_playback.IsPlaying || _responses.IsPending))
            {
                interrupts = _guard.Trusts(InOpening);
            }
        }

        _observer.CalleeBegan(itemId);
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
            var suspected = _guard.Suspects;
            _guard.Settle();

            // A machine without a tone signals the start of recording by silence.
            if (_mode == ListeningMode.Mute && !_farewell)
            {
                Start(_silence, _options.MachineSilence);
            }

            // A turn that may be noise, echo, music or a last "bye" is answered only if its transcript has words.
            if (suspected || _farewell || _mode != ListeningMode.Conversing || (!_audioSent && length < MinGreetingLength))
            {
                _doubtfulTurns.Add(itemId, suspected);
                Start(_transcriptDeadline, suspected ? _options.EchoGrace : _options.WordsGrace);
                return;
            }

            _silencePrompted = false;
            _responses.Want();
        }

        await RequestResponseIfWantedAsync();
    }

    /// <inheritdoc/>
    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role) => _observer.TurnAdded(itemId, previousItemId, role);

    /// <inheritdoc/>
    public async ValueTask OnCalleeTranscriptAsync(string itemId, string text)
    {
        bool doubtful;
        lock (_lock)
        {
            doubtful = _doubtfulTurns.IsWaiting(itemId);
            if (_doubtfulTurns.IsDropped(itemId))
            {
                return;
            }
        }

        if (!doubtful || IsWorthAnswering(text))
        {
            _observer.TurnSpoken(itemId, VoiceRole.Callee, text);
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

        _observer.TurnSpoken(itemId, VoiceRole.Agent, text);
    }

    /// <summary>Stops the agent and ignores further speech: an answering machine speaks.</summary>
    public async ValueTask MuteAsync()
    {
        lock (_lock)
        {
            _mode = ListeningMode.Mute;
            _tone = new ToneDetector();
            _responses.Drop();
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
        MediaStreamWriter? stream;
        IVoiceSession? session;
        string? cancelled = null;
        lock (_lock)
        {
            stream = _stream;
            session = _session;
            var playing = _playback.IsPlaying;
            var active = _responses.Active;
            if (active is not null && !_playback.IsDead(active))
            {
                cancelled = active;
            }

            truncations = _playback.Interrupt(cancelled);
            _responses.Abandon();
            _guard.Settle();
            _guard.Cleared();
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
            overdue = _doubtfulTurns.Waiting;
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
            if (_closed || !_doubtfulTurns.TryTake(itemId, out var suspected))
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
                _doubtfulTurns.Drop(itemId);
            }

            if (isAnswered && _mode != ListeningMode.Mute && !(_farewell && (text is null || Farewells.IsPartOfOne(text))))
            {
                _farewell = false;
                _lastLine = null;
                _silencePrompted = false;
                _responses.Want();
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
            _observer.TurnDropped(itemId);
            if (session is not null)
            {
                await session.DeleteItemAsync(itemId);
            }
        }

        await RequestResponseIfWantedAsync();
    }

    private bool IsWorthAnswering(string text) => text.Length > 0 && !Farewells.IsEcho(text, _lastAgentText);

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

            if (idle < _options.Stall)
            {
                Start(_stall, _options.Stall - idle);
                return;
            }

            _timeline.Filled(CalleeTimeline.LongestFill);
        }

        await SendSilenceAsync(session, CalleeTimeline.LongestFill);
    }

    private void AbandonTurn()
    {
        _calleeSpeaks = false;
        _doubtfulTurns.Forget();
        _guard.Settle();
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
            _observer.TurnInterrupted(truncation.ItemId, truncation.Share);
        }
    }
}
