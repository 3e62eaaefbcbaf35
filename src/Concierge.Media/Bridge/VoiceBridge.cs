using System.Buffers.Text;
using Concierge.Media.MediaStreams;
using Microsoft.Extensions.Logging;

namespace Concierge.Media.Bridge;

/// <summary>
/// Joins a telephone's media stream and a voice model's session: audio both ways, whose turn it is, interruptions,
/// function calls, and the end of the call after the farewell. The model is told to leave the turns to this side
/// (<c>create_response</c> and <c>interrupt_response</c> are false): only here is it known what was played.
/// Both sockets, the tools and the timers come in here; one lock orders them, and under it messages are only queued, so
/// that the order on the wire is the order of the decisions.
/// </summary>
/// <remarks>This file: the telephone and the audio both ways. The others: the sessions, the turns, the responses, the silence.</remarks>
internal sealed partial class VoiceBridge : IVoiceSessionListener, IAsyncDisposable
{
    // Twilio plays in order, so a long delta is cut for the sake of its marks: they tell how far the callee has heard.
    private const int LargestPayload = 2400 * 4 / 3;

    private readonly Lock _gate = new();
    private readonly IVoiceBridgeObserver _observer;
    private readonly VoiceBridgeOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly PlaybackTracker _playback;
    private readonly CalleeTimeline _timeline = new();
    private readonly InterruptionGuard _guard = new();
    private readonly ResponseRequests _responses = new();
    private readonly EarlyAudio _early = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Task> _tools = [];
    private IVoiceSession? _session;
    private MediaStreamWriter? _stream;
    private bool _audioSent;
    private bool _closed;

    public VoiceBridge(IVoiceBridgeObserver observer, VoiceBridgeOptions options, TimeProvider time, ILogger logger)
    {
        _observer = observer;
        _options = options;
        _time = time;
        _logger = logger;
        _playback = new PlaybackTracker(options.Chunk);
        _openingSilence = Timer(() => Run(SpeakFirstAsync));
        _silence = Timer(() => Run(MeetSilenceAsync));
        _holdDeadline = Timer(() => Run(LeaveHoldAsync));
        _wordsDeadline = Timer(() => Run(WordsOverdueAsync));
        _stall = Timer(() => Run(FillStallAsync));
        _responseDeadline = Timer(ResponseOverdue);
        _farewellDeadline = Timer(FarewellOverdue);
    }

    /// <summary>Whether the callee is speaking.</summary>
    public bool CalleeSpeaks
    {
        get
        {
            lock (_gate)
            {
                return _calleeSpeaks;
            }
        }
    }

    /// <summary>How many frames of the callee's audio there must be before anything is done with them; from 1.</summary>
    public int FramesAwaited
    {
        get
        {
            lock (_gate)
            {
                // Whether a suspected sound is the callee is decided frame by frame.
                return _session is null || _guard.Suspects ? 1 : _session.FramesUntilSent;
            }
        }
    }

    /// <summary>The telephone's stream is open: the callee is heard first, unless silent for a while.</summary>
    public async ValueTask AttachStreamAsync(MediaStreamWriter stream)
    {
        IReadOnlyList<Truncation> truncations;
        IVoiceSession? session;
        string? cancelled;
        lock (_gate)
        {
            // What was being said went down with the old stream: it is said again, from where it was heard to.
            var lost = !_playback.IsEmpty && !_farewell;
            session = _session;
            cancelled = lost && _responses.Active is { } active && !_playback.IsDead(active) ? active : null;
            truncations = _playback.NewStream(cancelled);
            if (lost && _mode == ListeningMode.Conversing)
            {
                _responses.Want();
            }

            _guard.Cleared();
            _timeline.Restart();
            _stream = stream;
            if (!_audioSent)
            {
                Start(_openingSilence, _options.OpeningSilence);
            }

            ConsiderSilence();
        }

        Tell(truncations);
        if (cancelled is not null && session is not null)
        {
            await session.CancelResponseAsync(cancelled);
        }

        await TruncateAsync(truncations);
        await RequestResponseIfWantedAsync();
    }

    /// <summary>The telephone's stream is gone; another may take its place.</summary>
    public void DetachStream(MediaStreamWriter stream)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_stream, stream))
            {
                _stream = null;
                Stop(_silence);
            }
        }
    }

    /// <summary>The callee's audio.</summary>
    /// <param name="payload">Base64 text from Twilio.</param>
    /// <param name="timestampMs">Milliseconds since the stream's start.</param>
    public ValueTask OnCalleeAudioAsync(ReadOnlySpan<byte> payload, long timestampMs)
    {
        IVoiceSession? session;
        int missing;
        var confirmed = false;
        bool tone;
        lock (_gate)
        {
            missing = _timeline.Take(timestampMs);
            session = _session;
            if (session is null)
            {
                KeepEarly(payload, missing);
                return ValueTask.CompletedTask;
            }

            if (_guard.Suspects || _playback.IsPlaying || _responses.IsPending)
            {
                confirmed = _guard.Hear(payload, _playback.IsPlaying, InOpening) && !_farewell;
            }

            _lastFrame = _time.GetTimestamp();
            tone = _tone?.Hear(payload) ?? false;
        }

        if (tone)
        {
            _observer.ToneHeard();
        }

        if (missing == 0 && !confirmed)
        {
            return session.AppendAudioAsync(payload);
        }

        var frames = Fill(session, missing);
        var appended = session.AppendAudioAsync(payload);
        return AfterFillAsync(frames, appended, confirmed);
    }

    /// <summary>A mark came back from Twilio.</summary>
    public void OnMark(PlaybackMark mark)
    {
        lock (_gate)
        {
            if (_playback.Returned(mark))
            {
                ConsiderFarewell();
                ConsiderSilence();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload)
    {
        Truncation? unheard = null;
        MediaStreamWriter? stream;
        var first = false;
        TimeSpan? reaction = null;
        lock (_gate)
        {
            stream = _stream;
            if (_playback.IsDead(responseId))
            {
                unheard = _playback.LateAudio(itemId, contentIndex);
            }
            else if (stream is not null)
            {
                Send(stream, itemId, contentIndex, payload);
                reaction = TakeReaction();
                first = !_audioSent;
                _audioSent = true;
                EndHold();
            }
            else if (Base64.IsValid(payload, out var unplayed))
            {
                // Nobody hears it: the next stream tells the model so.
                _playback.Received(itemId, contentIndex, unplayed);
            }
        }

        if (first)
        {
            _observer.FirstAudioSent();
        }

        if (reaction is { } delay)
        {
            _observer.Reacted(delay);
        }

        if (unheard is { } truncation)
        {
            _observer.TurnInterrupted(itemId, share: 0);
            return TruncateAsync([truncation]);
        }

        return stream?.FlushAsync() ?? ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnAudioDone(string itemId, int contentIndex)
    {
        lock (_gate)
        {
            _playback.Done(itemId, contentIndex);
            ConsiderFarewell();
        }
    }

    /// <inheritdoc/>
    public void OnClosed(VoiceModelError reason) => _observer.VoiceModelLost(reason);

    /// <summary>Ends the session and every timer and tool. The telephone's stream is its owner's to close.</summary>
    public async ValueTask DisposeAsync()
    {
        IVoiceSession? session;
        lock (_gate)
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
        foreach (var timer in (ITimer[])[_openingSilence, _silence, _holdDeadline, _wordsDeadline, _stall, _responseDeadline, _farewellDeadline])
        {
            await timer.DisposeAsync();
        }

        await ToolsAnswered;
        if (session is not null)
        {
            await session.DisposeAsync();
        }

        _closing.Dispose();
    }

    private void KeepEarly(ReadOnlySpan<byte> payload, int missing)
    {
        for (var i = 0; i < missing; i++)
        {
            _early.Add(CalleeTimeline.SilentFrame);
        }

        _early.Add(payload);
    }

    private static ValueTask Fill(IVoiceSession session, int frames)
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

    private async ValueTask AfterFillAsync(ValueTask filled, ValueTask appended, bool confirmed)
    {
        await filled;
        await appended;
        if (confirmed)
        {
            await InterruptAsync();
        }
    }

    private void Send(MediaStreamWriter stream, string itemId, int contentIndex, ReadOnlySpan<byte> payload)
    {
        while (!payload.IsEmpty)
        {
            var piece = payload[..Math.Min(payload.Length, LargestPayload)];
            payload = payload[piece.Length..];
            if (!Base64.IsValid(piece, out var bytes))
            {
                return;
            }

            _guard.Sent(piece);
            _playback.Received(itemId, contentIndex, bytes);
            stream.Media(piece);
            stream.Mark(_playback.Sent(bytes));
        }
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

    private ITimer Timer(Action due) => _time.CreateTimer(_ => due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private static void Start(ITimer timer, TimeSpan due) => timer.Change(due, Timeout.InfiniteTimeSpan);

    private static void Stop(ITimer timer) => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
