using Concierge.Media.MediaStreams;
namespace Concierge.Media.Bridge;

/// <content>Whose turn it is: when the callee's speech is an interruption, and when it is a turn to be answered.</content>
internal sealed partial class VoiceBridge
{
    // Shorter than any word of greeting.
    private static readonly TimeSpan ShortestGreeting = TimeSpan.FromMilliseconds(250);

    private readonly ITimer _wordsDeadline;
    private readonly ITimer _stall;
    private readonly DoubtfulTurns _doubtful = new();
    private ToneDetector? _tone;
    private ListeningMode _mode;
    private string _agentsWords = "";
    private bool _calleeSpeaks;
    private long _lastFrame;
    private long? _turnEnded;

    // Until the agent has been heard for a moment, the noise of picking up must not silence it.
    private bool InOpening => _playback.Heard < _options.ProtectedOpening;

    /// <inheritdoc/>
    public async ValueTask OnSpeechStartedAsync(string itemId)
    {
        var interrupts = false;
        lock (_gate)
        {
            _calleeSpeaks = true;
            _turnEnded = null;
            _lastFrame = _time.GetTimestamp();
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
        lock (_gate)
        {
            _calleeSpeaks = false;
            _turnEnded = _time.GetTimestamp();
            Stop(_stall);
            var suspected = _guard.Suspects;
            _guard.Settle();

            // A machine that gives no tone falls silent instead.
            if (_mode == ListeningMode.Mute && !_farewell)
            {
                Start(_silence, _options.MachineSilence);
            }

            // What may be noise, echo, music or a last "bye" is only answered for the words in it.
            if (suspected || _farewell || _mode != ListeningMode.Conversing || (!_audioSent && length < ShortestGreeting))
            {
                _doubtful.Add(itemId, suspected);
                Start(_wordsDeadline, suspected ? _options.EchoGrace : _options.WordsGrace);
                return;
            }

            _askedWhetherThere = false;
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
        lock (_gate)
        {
            doubtful = _doubtful.IsWaiting(itemId);
            if (_doubtful.IsDropped(itemId))
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
            await DecideAsync(itemId, text);
        }
    }

    /// <inheritdoc/>
    public void OnAgentTranscript(string itemId, string text)
    {
        lock (_gate)
        {
            _agentsWords = text;
        }

        _observer.TurnSpoken(itemId, VoiceRole.Agent, text);
    }

    /// <summary>From here on nothing the callee says is answered, and what is being said is broken off: a machine speaks.</summary>
    public async ValueTask MuteAsync()
    {
        lock (_gate)
        {
            _mode = ListeningMode.Mute;
            _tone = new ToneDetector();
            _responses.Drop();
            Stop(_openingSilence);
            Stop(_silence);
            Stop(_holdDeadline);
            if (!_calleeSpeaks)
            {
                // Its announcement may be over, and its tone too.
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
        lock (_gate)
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

        // Silence first.
        var clearing = stream?.FlushAsync() ?? ValueTask.CompletedTask;
        Tell(truncations);
        await clearing;
        if (cancelled is not null && session is not null)
        {
            await session.CancelResponseAsync(cancelled);
        }

        await TruncateAsync(truncations);
    }

    private async ValueTask WordsOverdueAsync()
    {
        IReadOnlyList<string> overdue;
        lock (_gate)
        {
            overdue = _doubtful.Waiting;
        }

        // In a conversation a turn without words is answered ("sorry?"); to music, a machine or a farewell nothing is said.
        foreach (var itemId in overdue)
        {
            await DecideAsync(itemId, text: null);
        }
    }

    private async ValueTask DecideAsync(string itemId, string? text)
    {
        IVoiceSession? session;
        bool drops;
        lock (_gate)
        {
            if (_closed || !_doubtful.TryTake(itemId, out var suspected))
            {
                return;
            }

            if (!_doubtful.Any)
            {
                Stop(_wordsDeadline);
            }

            session = _session;
            var answers = text is null ? _mode == ListeningMode.Conversing && !_farewell && !suspected : IsWorthAnswering(text);
            drops = !answers && (text is not null || suspected);
            if (drops)
            {
                _doubtful.Drop(itemId);
            }

            if (answers && _mode != ListeningMode.Mute && !(_farewell && (text is null || Farewells.IsPartOfOne(text))))
            {
                _farewell = false;
                _lastLine = null;
                _askedWhetherThere = false;
                _responses.Want();
            }
            else if (!_audioSent && _mode == ListeningMode.Conversing)
            {
                Start(_openingSilence, _options.OpeningSilence);
            }

            ConsiderFarewell();
            ConsiderSilence();
        }

        if (drops)
        {
            _observer.TurnDropped(itemId);
            if (session is not null)
            {
                await session.DeleteItemAsync(itemId);
            }
        }

        await RequestResponseIfWantedAsync();
    }

    private bool IsWorthAnswering(string text) => text.Length > 0 && !Farewells.IsEcho(text, _agentsWords);

    // The network stopped sending in the middle of a word: without silence the model waits for its end for ever.
    private async ValueTask FillStallAsync()
    {
        IVoiceSession? session;
        lock (_gate)
        {
            var idle = _time.GetElapsedTime(_lastFrame);
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

        await Fill(session, CalleeTimeline.LongestFill);
    }

    private void EndTurnUnheard()
    {
        _calleeSpeaks = false;
        _doubtful.Forget();
        _guard.Settle();
        Stop(_stall);
        Stop(_wordsDeadline);
    }

    private TimeSpan? TakeReaction()
    {
        var ended = _turnEnded;
        _turnEnded = null;
        return ended is { } at ? _time.GetElapsedTime(at) : null;
    }

    private void Tell(IReadOnlyList<Truncation> truncations)
    {
        foreach (var truncation in truncations)
        {
            _observer.TurnInterrupted(truncation.ItemId, truncation.Share);
        }
    }
}
