using Microsoft.Extensions.Logging;

namespace Concierge.Media.Bridge;

/// <summary>
/// Connects a media stream with a voice session: audio in both directions, turn-taking, interruptions, function calls, and the end of the call
/// after the goodbye. A turn-based session leaves turn-taking to the bridge (<c>create_response</c> and <c>interrupt_response</c> are false),
/// because only the bridge knows what was played; a duplex session takes its turns itself.
/// </summary>
/// <remarks>
/// A facade. <see cref="Conversation"/> decides under one lock, which serializes both sockets, the tools and the deadlines; audio is only queued
/// there. <see cref="SessionEventHandler"/>, <see cref="DeadlineHandler"/> and <see cref="AgentSpeech"/> carry out outside the lock what was decided.
/// </remarks>
internal sealed class VoiceBridge : IVoiceSessionListener, IAsyncDisposable
{
    private readonly IVoiceBridgeObserver _observer;
    private readonly VoiceLines _lines;
    private readonly Conversation _conversation;
    private readonly CallAudio _audio;
    private readonly AgentSpeech _speech;
    private readonly ToolRunner _tools;
    private readonly SessionEventHandler _events;

    public VoiceBridge(IVoiceBridgeObserver observer, VoiceBridgeOptions options, TimeProvider timeProvider, ILogger logger)
    {
        DeadlineHandler? deadlines = null;
        _observer = observer;
        _lines = options.Lines;
        _conversation = new Conversation(options, timeProvider, deadline => _ = deadlines!.HandleAsync(deadline));
        _audio = new CallAudio(_conversation);
        _speech = new AgentSpeech(_conversation, observer, logger);
        _tools = new ToolRunner(observer, _speech, logger);
        _events = new SessionEventHandler(_conversation, _audio, _speech, _tools, observer);
        deadlines = new DeadlineHandler(_conversation, _audio, _speech, _lines, observer, logger);
    }

    /// <summary>What the owner of the call can have the agent do.</summary>
    public IAgentControl Agent => _speech;

    /// <summary>Whether the callee has heard the agent.</summary>
    public bool HasSpoken => Read(conversation => conversation.Playback.HasSpoken);

    /// <summary>The apology after a lost session is replaced; <see langword="null"/> if the agent has not spoken yet or is not in a conversation.</summary>
    public string? Apology =>
        Read(conversation => conversation is { Playback.HasSpoken: true, Silence.Mode: ListeningMode.Conversing }) ? _lines.Apology : null;

    /// <summary>Completes when all running tools have returned and their results have been applied.</summary>
    public Task ToolsCompleted => _tools.Completed;

    /// <summary>The number of frames from the callee that trigger the next action; at least 1.</summary>
    public int AwaitedFrames
    {
        get
        {
            lock (_conversation.Lock)
            {
                return _audio.AwaitedFrames;
            }
        }
    }

    /// <summary>Attaches an open media stream. The callee speaks first; after the opening silence the agent does.</summary>
    public ValueTask AttachStreamAsync(IAudioSink stream)
    {
        Interruption lost;
        lock (_conversation.Lock)
        {
            lost = _conversation.AttachStream(stream);
            _audio.OnStreamAttached();
        }

        return _speech.ReplacePlaybackAsync(lost);
    }

    /// <summary>Detaches a closed media stream; another may replace it.</summary>
    public void DetachStream(IAudioSink stream)
    {
        lock (_conversation.Lock)
        {
            _conversation.DetachStream(stream);
        }
    }

    /// <summary>Attaches a configured voice session: sends it the callee's buffered audio, then the live audio.</summary>
    /// <param name="session">The session.</param>
    /// <param name="apology">The first line to say when the session replaces a lost one; <see langword="null"/> for the first session.</param>
    public async ValueTask AttachSessionAsync(IVoiceSession session, string? apology = null)
    {
        var opening = Read(conversation => conversation.Sessions.TakeOpening(conversation.Farewell.LastLine, apology));
        foreach (var note in opening.Notes)
        {
            await session.AddNoteAsync(note);
        }

        if (opening.Line is { } line)
        {
            await session.AddLineAsync(line);
        }

        while (Read(conversation => conversation.AttachSession(session, opening.Speaks)) is { Count: > 0 } early)
        {
            foreach (var payload in early)
            {
                await session.AppendAudioAsync(payload);
            }
        }

        await _speech.RequestResponseAsync();
    }

    /// <summary>Detaches the lost voice session: the callee's audio is buffered until the next one. Audio already sent is still played.</summary>
    /// <returns>The session to dispose; <see langword="null"/> if there was none.</returns>
    public IVoiceSession? DetachSession() => Read(conversation => conversation.DetachSession());

    /// <summary>Resumes a conversation that began on another server: the agent does not greet again.</summary>
    public void Resume()
    {
        lock (_conversation.Lock)
        {
            _conversation.Playback.Resume();
        }
    }

    /// <summary>Processes one frame of the callee's audio.</summary>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono, 20 ms.</param>
    /// <param name="timestampMs">Milliseconds since the stream's start; 0 if the transport gives none.</param>
    public ValueTask OnCalleeAudioAsync(ReadOnlySpan<byte> payload, long timestampMs)
    {
        CalleeFrame frame;
        lock (_conversation.Lock)
        {
            frame = _audio.OnCalleeFrame(payload, timestampMs);
        }

        if (frame.EndsTone)
        {
            _observer.OnMachineRecording(_speech);
        }

        if (frame.Session is not { } session)
        {
            return ValueTask.CompletedTask;
        }

        if (frame.Missing == 0 && !frame.Interrupts)
        {
            return session.AppendAudioAsync(payload);
        }

        var filled = SilentAudio.SendAsync(session, frame.Missing);
        return CompleteFrameAsync(filled, session.AppendAudioAsync(payload), frame.Interrupts);
    }

    /// <summary>Processes a mark that the media stream returned.</summary>
    public void OnMark(PlaybackMark mark)
    {
        lock (_conversation.Lock)
        {
            _audio.OnMark(mark);
        }
    }

    /// <summary>Ends the turn that the callee has begun, when no more audio comes: without silence the model would never detect its end.</summary>
    /// <returns>Whether a turn had begun; its transcript follows.</returns>
    public bool TryEndCalleeTurn()
    {
        var session = Read(conversation => !conversation.IsClosed && conversation.Turns.TryEndTurn() ? conversation.Sessions.Current : null);
        if (session is not null)
        {
            // A connection that takes nothing more must not hold up the end of the call.
            _ = SilentAudio.EndTurnAsync(session).AsTask();
        }

        return session is not null;
    }

    /// <inheritdoc/>
    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload) =>
        _events.OnAudioAsync(responseId, itemId, contentIndex, payload);

    /// <inheritdoc/>
    public void OnAudioDone(string itemId, int contentIndex) => _events.OnAudioDone(itemId, contentIndex);

    /// <inheritdoc/>
    public ValueTask OnSpeechStartedAsync(string itemId) => _events.OnSpeechStartedAsync(itemId);

    /// <inheritdoc/>
    public ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length) => _events.OnSpeechStoppedAsync(itemId, length);

    /// <inheritdoc/>
    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role) => _events.OnItemAdded(itemId, previousItemId, role);

    /// <inheritdoc/>
    public ValueTask OnCalleeTranscriptAsync(string itemId, string text) => _events.OnCalleeTranscriptAsync(itemId, text);

    /// <inheritdoc/>
    public void OnAgentTranscript(string itemId, string text) => _events.OnAgentTranscript(itemId, text);

    /// <inheritdoc/>
    public void OnFunctionCall(string callId, string name, string arguments) => _events.OnFunctionCall(callId, name, arguments);

    /// <inheritdoc/>
    public ValueTask OnResponseCreatedAsync(string responseId) => _events.OnResponseCreatedAsync(responseId);

    /// <inheritdoc/>
    public ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error) => _events.OnResponseDoneAsync(responseId, error);

    /// <inheritdoc/>
    public ValueTask OnErrorAsync(VoiceModelError error, string? cause) => _events.OnErrorAsync(error, cause);

    /// <inheritdoc/>
    public void OnClosed(VoiceModelError reason) => _events.OnClosed(reason);

    /// <summary>Ends the session, the deadlines and the tools. The owner of the media stream closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Read(conversation => conversation.TryClose()))
        {
            return;
        }

        await _conversation.DisposeAsync();
        await _tools.DisposeAsync();
        if (Read(conversation => conversation.Sessions.Current) is { } session)
        {
            await session.DisposeAsync();
        }
    }

    private async ValueTask CompleteFrameAsync(ValueTask filled, ValueTask appended, bool interrupts)
    {
        await filled;
        await appended;
        if (interrupts)
        {
            await _speech.InterruptAsync();
        }
    }

    private T Read<T>(Func<Conversation, T> read)
    {
        lock (_conversation.Lock)
        {
            return read(_conversation);
        }
    }
}
