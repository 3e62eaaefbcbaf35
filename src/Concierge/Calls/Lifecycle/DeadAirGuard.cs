using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Watches an answered call in which the callee hears nothing, because the audio stream or the voice session is missing: has the carrier say
/// one sentence, and then ends the call. Thread-safe.
/// </summary>
internal sealed class DeadAirGuard : IAsyncDisposable
{
    /// <summary>How long the callee waits before a sentence is said.</summary>
    public static readonly TimeSpan SpeakAfter = TimeSpan.FromSeconds(5);

    /// <summary>How long the callee waits before the call is ended.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(15);

    // Says who calls, because nothing else has been said yet.
    private const string OneMomentMessage = "Hello, this is an automated call about a reservation; one moment, please.";

    private readonly Lock _lock = new();
    private readonly CallContext _context;
    private readonly CallStreamTracker _streams;
    private readonly CarrierLine _line;
    private readonly ITimer _speak;
    private readonly ITimer _giveUp;
    private volatile bool _isVoiceReady;
    private volatile bool _hasAgentSpoken;
    private bool _isWatching;

    /// <param name="context">The call.</param>
    /// <param name="streams">Its media streams.</param>
    /// <param name="line">The call at the carrier.</param>
    public DeadAirGuard(CallContext context, CallStreamTracker streams, CarrierLine line)
    {
        (_context, _streams, _line) = (context, streams, line);
        _speak = context.Services.Time.CreateTimer(_ => context.RunInBackground(SpeakAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _giveUp = context.Services.Time.CreateTimer(_ => GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Records whether a voice session is open and configured.</summary>
    public void SetVoiceReady(bool isReady)
    {
        _isVoiceReady = isReady;
        Update();
    }

    /// <summary>Records that the callee has heard the agent: the carrier need not speak any more.</summary>
    public void OnAgentSpoke() => _hasAgentSpoken = true;

    /// <summary>Begins or stops to watch after a change of the carrier's status, the streams or the voice session.</summary>
    public void Update()
    {
        if (_streams.IsOpen && _isVoiceReady)
        {
            Stop();
        }
        else if (!_context.End.IsDecided && (_streams.HasStarted || _context.Call.CarrierStatus == CarrierStatus.InProgress))
        {
            Start();
        }
    }

    /// <summary>Gives the call another fifteen seconds, because Twilio has just tried again.</summary>
    public void Extend()
    {
        lock (_lock)
        {
            if (_isWatching)
            {
                _giveUp.Change(GiveUpAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _speak.DisposeAsync();
        await _giveUp.DisposeAsync();
    }

    private void Start()
    {
        lock (_lock)
        {
            if (!_isWatching)
            {
                _isWatching = true;
                _speak.Change(SpeakAfter, Timeout.InfiniteTimeSpan);
                _giveUp.Change(GiveUpAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Stop()
    {
        lock (_lock)
        {
            _isWatching = false;
            _speak.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _giveUp.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    // Without a voice session, only Twilio can speak. The stream ends for that time.
    private Task SpeakAsync() =>
        !_context.End.IsDecided && _streams.IsOpen && !_isVoiceReady && _context.Call.CallSid is { } callSid && !_hasAgentSpoken
            ? _line.SayAsync(callSid, OneMomentMessage)
            : Task.CompletedTask;

    private void GiveUp()
    {
        if (!_streams.HasStarted)
        {
            _context.End.Request(CallEndReason.StreamLost, _streams.Fault ?? CallErrors.NoStream);
        }
        else if (!_isVoiceReady)
        {
            _context.End.Request(CallEndReason.VoiceModelLost, CallErrors.VoiceNotReady);
        }
    }
}
