using System.Buffers.Text;
using Concierge.Telephony.MediaStreams;
using Microsoft.Extensions.Logging;

namespace Concierge.Voice;

/// <summary>
/// Joins a telephone's media stream and a voice model's session: audio both ways, interruptions, function calls, and
/// the end of the call after the farewell. Both sockets, the tools and the timers come in here; one lock orders them,
/// and under it messages are only queued, so that the order on the wire is the order of the decisions.
/// </summary>
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
    private readonly EarlyAudio _early = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Task> _tools = [];
    private readonly ITimer _openingSilence;
    private readonly ITimer _farewellDeadline;
    private IVoiceSession? _session;
    private MediaStreamWriter? _stream;
    private string? _activeResponse;
    private bool _responseRequested;
    private bool _responseWanted;
    private bool _calleeSpeaks;
    private bool _farewell;
    private bool _audioSent;
    private bool _closed;

    public VoiceBridge(IVoiceBridgeObserver observer, VoiceBridgeOptions options, TimeProvider time, ILogger logger)
    {
        _observer = observer;
        _options = options;
        _time = time;
        _logger = logger;
        _playback = new PlaybackTracker(options.Chunk);
        _openingSilence = time.CreateTimer(_ => Run(SpeakFirstAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _farewellDeadline = time.CreateTimer(_ => FarewellOverdue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The voice session is configured: what the callee said until now is passed on, and the rest from here.</summary>
    public async ValueTask AttachSessionAsync(IVoiceSession session)
    {
        // Frames go on arriving meanwhile and must not overtake those that were kept: the session is in use from the
        // moment nothing is left of them.
        while (TakeEarlyAudio(session) is { Count: > 0 } early)
        {
            foreach (var payload in early)
            {
                await session.AppendAudioAsync(payload);
            }
        }

        await RequestResponseIfWantedAsync();
    }

    /// <summary>The telephone's stream is open: the callee is heard first, unless silent for a while.</summary>
    public async ValueTask AttachStreamAsync(MediaStreamWriter stream)
    {
        List<Truncation> truncations;
        lock (_gate)
        {
            truncations = [.. _playback.NewStream()];
            _stream = stream;
            if (!_audioSent)
            {
                _openingSilence.Change(_options.OpeningSilence, Timeout.InfiniteTimeSpan);
            }
        }

        await TruncateAsync(truncations);
    }

    /// <summary>The callee's audio, as base64 text from Twilio.</summary>
    public ValueTask OnCalleeAudioAsync(ReadOnlySpan<byte> payload)
    {
        IVoiceSession? session;
        lock (_gate)
        {
            session = _session;
            if (session is null)
            {
                _early.Add(payload);
            }
        }

        return session?.AppendAudioAsync(payload) ?? ValueTask.CompletedTask;
    }

    /// <summary>A mark came back from Twilio.</summary>
    public void OnMark(PlaybackMark mark)
    {
        lock (_gate)
        {
            if (_playback.Returned(mark))
            {
                ConsiderFarewell();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload)
    {
        Truncation? unheard = null;
        MediaStreamWriter? stream;
        var first = false;
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
                first = !_audioSent;
                _audioSent = true;
            }
        }

        if (first)
        {
            _observer.FirstAudioSent();
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
    public ValueTask OnSpeechStartedAsync(string itemId)
    {
        IReadOnlyList<Truncation> truncations = [];
        MediaStreamWriter? stream;
        lock (_gate)
        {
            _calleeSpeaks = true;
            _openingSilence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            stream = _stream;
            if (stream is not null && (_playback.IsPlaying || _activeResponse is not null))
            {
                var playing = _playback.IsPlaying;
                truncations = _playback.Interrupt(_activeResponse);
                if (playing)
                {
                    stream.Clear();
                }
            }
        }

        _observer.CalleeBegan(itemId);
        foreach (var truncation in truncations)
        {
            _observer.TurnInterrupted(truncation.ItemId, truncation.ReceivedMs == 0 ? 0 : (double)truncation.AudioEndMs / truncation.ReceivedMs);
        }

        return InterruptAsync(stream, truncations);
    }

    /// <inheritdoc/>
    public void OnSpeechStopped(string itemId)
    {
        lock (_gate)
        {
            _calleeSpeaks = false;

            // The model answers the callee by itself, and with that whatever else it was to answer.
            _responseWanted = false;
        }
    }

    /// <inheritdoc/>
    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role) => _observer.TurnAdded(itemId, previousItemId, role);

    /// <inheritdoc/>
    public void OnCalleeTranscript(string itemId, string text) => _observer.TurnSpoken(itemId, VoiceRole.Callee, text);

    /// <inheritdoc/>
    public void OnAgentTranscript(string itemId, string text) => _observer.TurnSpoken(itemId, VoiceRole.Agent, text);

    /// <inheritdoc/>
    public void OnFunctionCall(string callId, string name, string arguments)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _tools.RemoveAll(tool => tool.IsCompleted);
                _tools.Add(RunToolAsync(callId, name, arguments));
            }
        }
    }

    /// <inheritdoc/>
    public void OnResponseCreated(string responseId)
    {
        lock (_gate)
        {
            _activeResponse = responseId;
            _responseRequested = false;
            _openingSilence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public ValueTask OnResponseDoneAsync(string responseId, ConciergeError? error)
    {
        lock (_gate)
        {
            _activeResponse = null;
            ConsiderFarewell();
        }

        if (error is not null && error.Code is "openai.insufficient_quota" or "openai.unauthorized")
        {
            _observer.VoiceModelLost(error);
        }

        return RequestResponseIfWantedAsync();
    }

    /// <inheritdoc/>
    public void OnClosed(ConciergeError reason) => _observer.VoiceModelLost(reason);

    /// <summary>Ends the session and every timer and tool. The telephone's stream is its owner's to close.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] tools;
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
            tools = [.. _tools];
        }

        await _closing.CancelAsync();
        await _openingSilence.DisposeAsync();
        await _farewellDeadline.DisposeAsync();
        await Task.WhenAll(tools);
        if (session is not null)
        {
            await session.DisposeAsync();
        }

        _closing.Dispose();
    }

    private List<byte[]> TakeEarlyAudio(IVoiceSession session)
    {
        lock (_gate)
        {
            var early = _early.TakeAll();
            if (early.Count == 0)
            {
                _session = session;
            }

            return early;
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

            _playback.Received(itemId, contentIndex, bytes);
            stream.Media(piece);
            stream.Mark(_playback.Sent(bytes));
        }
    }

    private async ValueTask InterruptAsync(MediaStreamWriter? stream, IReadOnlyList<Truncation> truncations)
    {
        if (stream is not null)
        {
            await stream.FlushAsync();
        }

        await TruncateAsync(truncations);
    }

    private async ValueTask TruncateAsync(IReadOnlyList<Truncation> truncations)
    {
        foreach (var truncation in truncations)
        {
            if (_session is { } session)
            {
                LogTruncated(truncation.AudioEndMs, truncation.ReceivedMs);
                await session.TruncateAsync(truncation.ItemId, truncation.ContentIndex, truncation.AudioEndMs);
            }
        }
    }
}
