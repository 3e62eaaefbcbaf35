using Concierge.Calls.Results;
using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Manages the voice session of one call. Opens it while the call rings, so that the agent can speak without set-up delay, and
/// reconnects with the conversation so far when the session is lost.
/// </summary>
/// <param name="context">The call.</param>
/// <param name="bridge">The bridge that gets the sessions.</param>
/// <param name="deadAir">Learns whether a session is ready.</param>
internal sealed partial class CallVoiceSession(CallContext context, VoiceBridge bridge, DeadAirGuard deadAir) : IAsyncDisposable
{
    private const int MaxReconnectAttempts = 3;

    // Errors that a retry cannot fix.
    private static readonly string[] NonRetryableErrorCodes =
        ["openai.unauthorized", "openai.forbidden", "openai.not_found", "openai.insufficient_quota", "openai.model_not_found", "openai.refused"];

    private static readonly TimeSpan[] RetryDelays = [TimeSpan.Zero, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(600)];

    private readonly Call _call = context.Call;
    private readonly ILogger _logger = context.Logger;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Task> _retired = [];
    private Task _opening = Task.CompletedTask;
    private RetirableSessionListener? _listener;
    private ConciergeError? _lostWhileOpening;
    private bool _isOpening;
    private bool _isDisposing;
    private Task? _closing;
    private int _reconnections;
    private volatile bool _isRefusedForGood;

    /// <summary>Opens the first session of the call on this server.</summary>
    public void Open() => StartOpening(bridge.Apology);

    /// <summary>Replaces a lost session with another. The agent apologizes to the callee in one short sentence.</summary>
    public void OnSessionLost(ConciergeError reason)
    {
        lock (_lock)
        {
            if (_isOpening)
            {
                // The new session was lost before it was in use. OpenAsync handles that when it has finished.
                _lostWhileOpening ??= reason;
                return;
            }

            if (_isDisposing)
            {
                return;
            }

            deadAir.SetVoiceReady(false);
            _listener?.Retire();
            if (bridge.DetachSession() is { } lost)
            {
                _retired.Add(RetireAsync(lost));
            }

            if (NonRetryableErrorCodes.Contains(reason.Code) || _reconnections == MaxReconnectAttempts)
            {
                context.End.Request(CallEndReason.VoiceModelLost, reason);
                return;
            }

            _reconnections++;
        }

        LogReconnecting(_call.Id, reason.Code);
        _call.RecordWarning(reason);
        StartOpening(bridge.Apology);
    }

    /// <summary>Cancels a pending connection and waits until all sessions are closed. May be called again.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isDisposing = true;
            return new ValueTask(_closing ??= CloseAsync());
        }
    }

    private async Task CloseAsync()
    {
        Task[] retired;
        await _ended.CancelAsync();
        lock (_lock)
        {
            retired = [.. _retired, _opening];
        }

        await Task.WhenAll(retired);
        _ended.Dispose();
    }

    private void StartOpening(string? apology)
    {
        lock (_lock)
        {
            if (_isDisposing)
            {
                return;
            }

            _isOpening = true;
            _lostWhileOpening = null;
            _opening = OpenAsync(apology);
        }
    }

    private async Task OpenAsync(string? apology)
    {
        await Task.Yield();
        ConciergeError? refusal = null;
        try
        {
            foreach (var delay in RetryDelays)
            {
                await Task.Delay(delay, context.Services.Time, _ended.Token);
                refusal = await TryOpenAsync(apology);
                if (refusal is null || _isRefusedForGood || NonRetryableErrorCodes.Contains(refusal.Code))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            LogAbandoned(_call.Id);
            return;
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, _call.Id);
            refusal = UnexpectedError;
        }

        ConciergeError? lost;
        lock (_lock)
        {
            _isOpening = false;
            lost = _lostWhileOpening;
        }

        if (refusal is not null)
        {
            LogRefused(_call.Id, refusal.Code);
            context.End.Request(CallEndReason.VoiceModelLost, refusal);
        }
        else if (lost is not null)
        {
            OnSessionLost(lost);
        }
    }

    private async Task<ConciergeError?> TryOpenAsync(string? apology)
    {
        try
        {
            var sessionOptions = ReservationVoiceAgent.CreateOptions(_call.Details, context.Services.Options) with
            {
                History = [.. _call.Transcript.Select(turn => new VoiceTurn(turn.Speaker == Speaker.Agent ? VoiceRole.Agent : VoiceRole.Callee, turn.Text))],
            };
            var listener = new RetirableSessionListener(bridge);
            _listener = listener;
            var session = await context.Services.VoiceModel.OpenAsync(sessionOptions, listener, _ended.Token);
            await bridge.AttachSessionAsync(session, apology);
            deadAir.SetVoiceReady(true);
            return null;
        }
        catch (VoiceModelException exception)
        {
            _isRefusedForGood = exception.Error.IsPermanent;
            return exception.Error.ToConciergeError();
        }
    }

    private async Task RetireAsync(IVoiceSession session)
    {
        await Task.Yield();
        try
        {
            await session.DisposeAsync();
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, _call.Id);
        }
    }

    private static ConciergeError UnexpectedError { get; } = new("openai.fault", "The voice session could not be opened.", "Try again.");

    [LoggerMessage(2401, LogLevel.Warning, "Call {CallId}: the voice model refused the session ({Code})")]
    private partial void LogRefused(string callId, string code);

    [LoggerMessage(2402, LogLevel.Debug, "Call {CallId}: the call ended before the voice session was open")]
    private partial void LogAbandoned(string callId);

    [LoggerMessage(2403, LogLevel.Warning, "Call {CallId}: the voice session was lost ({Code}); opening another")]
    private partial void LogReconnecting(string callId, string code);

    [LoggerMessage(2404, LogLevel.Error, "Call {CallId}: unexpected error in its voice session")]
    private partial void LogUnexpectedError(Exception exception, string callId);
}
