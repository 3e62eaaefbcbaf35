using System.Buffers.Text;
using Microsoft.Extensions.Logging;

namespace Concierge.Media.Bridge;

/// <summary>
/// Connects a media stream with a voice session: audio in both directions, turn-taking, interruptions, function calls, and the end
/// of the call after the goodbye. The session leaves turn-taking to the bridge (<c>create_response</c> and <c>interrupt_response</c>
/// are false), because only the bridge knows what was played. One lock serializes both sockets, the tools and the timers. Under
/// the lock messages are only queued, so that they are sent in the order of the decisions.
/// </summary>
/// <remarks>This file: the media stream and the audio in both directions. The others: sessions, turns, responses, silence.</remarks>
internal sealed partial class VoiceBridge : IVoiceSessionListener, IAsyncDisposable
{
    // A long delta is split so that each piece has its own mark: marks show how much the callee has heard.
    private const int MaxPayloadLength = 2400 * 4 / 3;

    private readonly Lock _lock = new();
    private readonly IVoiceBridgeObserver _observer;
    private readonly VoiceBridgeOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly PlaybackTracker _playback;
    private readonly CalleeTimeline _timeline = new();
    private readonly InterruptionGuard _guard = new();
    private readonly ResponseScheduler _responses = new();
    private readonly EarlyAudioBuffer _earlyAudio = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Task> _tools = [];
    private IVoiceSession? _session;
    private IAudioSink? _stream;
    private bool _audioSent;
    private bool _closed;

    public VoiceBridge(IVoiceBridgeObserver observer, VoiceBridgeOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _observer = observer;
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _playback = new PlaybackTracker(options.AudioChunk);
        _openingSilence = CreateTimer(() => Run(OnOpeningSilenceAsync));
        _silence = CreateTimer(() => Run(OnSilenceTimeoutAsync));
        _holdDeadline = CreateTimer(() => Run(OnHoldTimeoutAsync));
        _transcriptDeadline = CreateTimer(() => Run(OnTranscriptTimeoutAsync));
        _stall = CreateTimer(() => Run(OnStallTimeoutAsync));
        _responseDeadline = CreateTimer(OnResponseTimeout);
        _farewellDeadline = CreateTimer(OnFarewellTimeout);
    }

    /// <summary>Whether the callee is speaking.</summary>
    public bool IsCalleeSpeaking
    {
        get
        {
            lock (_lock)
            {
                return _calleeSpeaks;
            }
        }
    }

    /// <summary>The number of frames from the callee that trigger the next action; at least 1.</summary>
    public int AwaitedFrames
    {
        get
        {
            lock (_lock)
            {
                // Suspected speech is evaluated frame by frame.
                return _session is null || _guard.IsSuspecting ? 1 : _session.FramesUntilChunk;
            }
        }
    }

    /// <summary>Attaches an open media stream. The callee speaks first; after the opening silence the agent does.</summary>
    public async ValueTask AttachStreamAsync(IAudioSink stream)
    {
        IReadOnlyList<Truncation> truncations;
        IVoiceSession? session;
        string? cancelled;
        lock (_lock)
        {
            // Playback was lost with the old stream: truncate it to what was heard and request the rest again.
            var lost = !_playback.IsEmpty && !_farewell;
            session = _session;
            cancelled = lost && _responses.Active is { } active && !_playback.IsCancelled(active) ? active : null;
            truncations = _playback.StartStream(cancelled);
            if (lost && _mode == ListeningMode.Conversing)
            {
                _responses.Request();
            }

            _guard.ClearSentAudio();
            _timeline.Restart();
            _stream = stream;
            if (!_audioSent)
            {
                Start(_openingSilence, _options.OpeningSilence);
            }

            UpdateSilenceTimer();
        }

        NotifyInterrupted(truncations);
        if (cancelled is not null && session is not null)
        {
            await session.CancelResponseAsync(cancelled);
        }

        await TruncateAsync(truncations);
        await RequestResponseIfWantedAsync();
    }

    /// <summary>Detaches a closed media stream; another may replace it.</summary>
    public void DetachStream(IAudioSink stream)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_stream, stream))
            {
                _stream = null;
                Stop(_silence);
            }
        }
    }

    /// <summary>Processes one frame of the callee's audio.</summary>
    /// <param name="payload">Base64 of μ-law, as Twilio sends it.</param>
    /// <param name="timestampMs">Milliseconds since the stream's start.</param>
    public ValueTask OnCalleeAudioAsync(ReadOnlySpan<byte> payload, long timestampMs)
    {
        IVoiceSession? session;
        int missing;
        var confirmed = false;
        bool tone;
        lock (_lock)
        {
            missing = _timeline.RecordFrame(timestampMs);
            session = _session;
            if (session is null)
            {
                AddEarlyAudio(payload, missing);
                return ValueTask.CompletedTask;
            }

            if (_guard.IsSuspecting || _playback.IsPlaying || _responses.IsPending)
            {
                confirmed = _guard.EvaluateFrame(payload, _playback.IsPlaying, InOpening) && !_farewell;
            }

            _lastFrame = _timeProvider.GetTimestamp();
            tone = _tone?.EvaluateFrame(payload) ?? false;
        }

        if (tone)
        {
            _observer.OnMachineRecording();
        }

        if (missing == 0 && !confirmed)
        {
            return session.AppendAudioAsync(payload);
        }

        var frames = SendSilenceAsync(session, missing);
        var appended = session.AppendAudioAsync(payload);
        return CompleteAudioAsync(frames, appended, confirmed);
    }

    /// <summary>Processes a mark that Twilio returned.</summary>
    public void OnMark(PlaybackMark mark)
    {
        lock (_lock)
        {
            if (_playback.AcknowledgeMark(mark))
            {
                UpdateFarewellTimer();
                UpdateSilenceTimer();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload)
    {
        IVoiceSession? cancelling = null;
        Truncation? unheard = null;
        IAudioSink? stream;
        var first = false;
        TimeSpan? reaction = null;
        lock (_lock)
        {
            stream = _stream;
            if (_responses.HasBegunSilently(responseId) && BeginResponse(responseId))
            {
                cancelling = _session;
            }

            if (_playback.IsCancelled(responseId))
            {
                unheard = _playback.GetLateTruncation(itemId, contentIndex);
            }
            else if (stream is not null)
            {
                Send(stream, itemId, contentIndex, payload);
                reaction = TakeReactionTime();
                first = !_audioSent;
                _audioSent = true;
                EndHold();
            }
            else if (Base64.IsValid(payload, out var unplayed))
            {
                // Without a media stream the audio is not heard: the next stream truncates it.
                _playback.RecordReceived(itemId, contentIndex, unplayed);
            }
        }

        if (first)
        {
            _observer.OnFirstAudioSent();
        }

        if (reaction is { } delay)
        {
            _observer.RecordReactionTime(delay);
        }

        if (unheard is { } truncation)
        {
            _observer.OnTurnInterrupted(itemId, share: 0);
            return CancelAndTruncateAsync(cancelling, responseId, truncation);
        }

        return cancelling is not null ? cancelling.CancelResponseAsync(responseId) : stream?.FlushAsync() ?? ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnAudioDone(string itemId, int contentIndex)
    {
        lock (_lock)
        {
            _playback.MarkComplete(itemId, contentIndex);
            UpdateFarewellTimer();
        }
    }

    /// <inheritdoc/>
    public void OnClosed(VoiceModelError reason) => _observer.OnVoiceModelLost(reason);

    /// <summary>Ends the session, the timers and the tools. The owner of the media stream closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        IVoiceSession? session;
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _stream = null;
            session = _session;
        }

        await _closing.CancelAsync();
        foreach (var timer in (ITimer[])[_openingSilence, _silence, _holdDeadline, _transcriptDeadline, _stall, _responseDeadline, _farewellDeadline])
        {
            await timer.DisposeAsync();
        }

        await ToolsCompleted;
        if (session is not null)
        {
            await session.DisposeAsync();
        }

        _closing.Dispose();
    }

    private void AddEarlyAudio(ReadOnlySpan<byte> payload, int missing)
    {
        for (var i = 0; i < missing; i++)
        {
            _earlyAudio.Add(CalleeTimeline.SilentFrame);
        }

        _earlyAudio.Add(payload);
    }

    private static ValueTask SendSilenceAsync(IVoiceSession session, int frames)
    {
        List<Task>? sending = null;
        for (var i = 0; i < frames; i++)
        {
            var appended = session.AppendAudioAsync(CalleeTimeline.SilentFrame);
            if (!appended.IsCompletedSuccessfully)
            {
                (sending ??= []).Add(appended.AsTask());
            }
        }

        return sending is null ? ValueTask.CompletedTask : new ValueTask(Task.WhenAll(sending));
    }

    private async ValueTask CompleteAudioAsync(ValueTask filled, ValueTask appended, bool confirmed)
    {
        await filled;
        await appended;
        if (confirmed)
        {
            await InterruptAsync();
        }
    }

    private void Send(IAudioSink stream, string itemId, int contentIndex, ReadOnlySpan<byte> payload)
    {
        while (!payload.IsEmpty)
        {
            var piece = payload[..Math.Min(payload.Length, MaxPayloadLength)];
            payload = payload[piece.Length..];
            if (!Base64.IsValid(piece, out var bytes))
            {
                return;
            }

            _guard.RecordSentAudio(piece);
            _playback.RecordReceived(itemId, contentIndex, bytes);
            stream.Play(piece, _playback.RecordSent(bytes));
        }
    }

    private async ValueTask CancelAndTruncateAsync(IVoiceSession? session, string responseId, Truncation truncation)
    {
        if (session is not null)
        {
            await session.CancelResponseAsync(responseId);
        }

        await TruncateAsync([truncation]);
    }

    private async ValueTask TruncateAsync(IReadOnlyList<Truncation> truncations)
    {
        foreach (var truncation in truncations)
        {
            if (truncation.IsOwned && _session is { } session)
            {
                LogTruncated(truncation.AudioEndMs, truncation.ReceivedMs);
                await session.TruncateAsync(truncation.ItemId, truncation.ContentIndex, truncation.AudioEndMs);
            }
        }
    }

    private ITimer CreateTimer(Action callback) => _timeProvider.CreateTimer(_ => callback(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private static void Start(ITimer timer, TimeSpan due) => timer.Change(due, Timeout.InfiniteTimeSpan);

    private static void Stop(ITimer timer) => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
