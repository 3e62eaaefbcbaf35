using System.Buffers;
using System.Buffers.Text;
using Concierge.Calls.Listening;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Lets a person take a call over: the agent stops at once and for good, and what the person says goes to the restaurant. A call that the person has left
/// ends. Thread-safe.
/// </summary>
/// <param name="context">The call.</param>
/// <param name="streams">Its media streams.</param>
/// <param name="bridge">The bridge, which is closed.</param>
/// <param name="voice">The voice session, which is closed.</param>
/// <param name="deadAir">Learns that nothing is to be waited for.</param>
internal sealed class CallTakeover(CallContext context, CallStreamTracker streams, VoiceBridge bridge, CallVoiceSession voice, DeadAirGuard deadAir)
    : IAsyncDisposable
{
    /// <summary>How long the restaurant waits for the person: a page may be loaded again.</summary>
    public static readonly TimeSpan AbsenceLimit = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private ITimer? _absence;
    private int _speakers;
    private int _sequence;
    private volatile bool _isActive;

    /// <summary>Whether a person has taken the call over.</summary>
    public bool IsActive => _isActive;

    /// <summary>Takes the call over, unless that was done before.</summary>
    /// <exception cref="ConciergeException">The restaurant is not on the line (<c>call.not_in_progress</c>).</exception>
    public async Task BeginAsync()
    {
        lock (_lock)
        {
            if (_isActive)
            {
                return;
            }

            if (context.End.IsDecided || !streams.IsOpen)
            {
                throw new ConciergeException(CallErrors.NotInProgress);
            }

            _isActive = true;
            UpdateAbsence();
        }

        await bridge.Agent.MuteAsync();
        context.Call.OnTakenOver();
        deadAir.SetVoiceReady(true);
        await voice.DisposeAsync();
        await bridge.DisposeAsync();
    }

    /// <summary>Records that somebody is connected who can speak.</summary>
    public void AddSpeaker()
    {
        lock (_lock)
        {
            _speakers++;
            UpdateAbsence();
        }
    }

    /// <summary>Records that somebody who could speak has gone.</summary>
    public void RemoveSpeaker()
    {
        lock (_lock)
        {
            _speakers--;
            UpdateAbsence();
        }
    }

    /// <summary>Sends what a person says to the restaurant. Before the call is taken over, and while no stream is open, nothing is sent.</summary>
    /// <param name="frame">20 ms of μ-law, 8 kHz mono.</param>
    public ValueTask SpeakAsync(ReadOnlyMemory<byte> frame)
    {
        if (!_isActive || frame.Length != CallListeners.FrameBytes || streams.Current is not { } stream)
        {
            return ValueTask.CompletedTask;
        }

        Span<byte> payload = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(CallListeners.FrameBytes)];
        if (Base64.EncodeToUtf8(frame.Span, payload, out _, out var written) == OperationStatus.Done)
        {
            // Nobody waits for the mark: the bridge is closed.
            stream.Play(payload[..written], new PlaybackMark(0, Interlocked.Increment(ref _sequence)));
        }

        return stream.FlushAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ITimer? absence;
        lock (_lock)
        {
            (absence, _absence) = (_absence, null);
        }

        if (absence is not null)
        {
            await absence.DisposeAsync();
        }
    }

    private void UpdateAbsence()
    {
        _absence?.Dispose();
        _absence = _isActive && _speakers == 0 && !context.End.IsDecided
            ? context.Services.Time.CreateTimer(_ => context.End.Request(CallEndReason.UserHungUp), null, AbsenceLimit, Timeout.InfiniteTimeSpan)
            : null;
    }
}
