using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Options;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// The voice session of one call: opened while it rings, so that the first word needs no set-up, and opened anew with the
/// conversation so far when it is lost.
/// </summary>
internal sealed partial class CallVoice(Call call, IVoiceModel model, VoiceBridge bridge, ConciergeSettings settings, TimeProvider time, ILogger logger, Action<ConciergeError> failed)
    : IAsyncDisposable
{
    private const int MostReconnections = 3;

    // What no second try mends.
    private static readonly string[] Hopeless =
        ["openai.unauthorized", "openai.forbidden", "openai.not_found", "openai.insufficient_quota", "openai.model_not_found", "openai.refused"];

    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(600)];

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Task> _retired = [];
    private Task _opening = Task.CompletedTask;
    private SessionListener? _listener;
    private ConciergeError? _lostMeanwhile;
    private bool _isOpening;
    private int _reconnections;

    /// <summary>Opens the first session, or the first one here of a conversation that is under way.</summary>
    public void Open() => Begin(bridge.Apology);

    /// <summary>The session is lost: another takes its place, and the callee is told so in one short sentence.</summary>
    public void Lost(ConciergeError reason)
    {
        lock (_gate)
        {
            if (_isOpening)
            {
                // It was lost before it was in use: that is looked at as soon as it is.
                _lostMeanwhile ??= reason;
                return;
            }

            if (_ended.IsCancellationRequested)
            {
                return;
            }

            _listener?.Retire();
            if (bridge.DetachSession() is { } lost)
            {
                _retired.Add(RetireAsync(lost));
            }

            if (Hopeless.Contains(reason.Code) || _reconnections == MostReconnections)
            {
                failed(reason);
                return;
            }

            _reconnections++;
        }

        LogReconnecting(call.Id, reason.Code);
        call.Warned(reason);
        Begin(bridge.Apology);
    }

    /// <summary>Ends whatever is being opened or closed.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] retired;
        await _ended.CancelAsync();
        lock (_gate)
        {
            retired = [.. _retired, _opening];
        }

        await Task.WhenAll(retired);
        _ended.Dispose();
    }

    private void Begin(string? apology)
    {
        lock (_gate)
        {
            _isOpening = true;
            _lostMeanwhile = null;
            _opening = OpenAsync(apology);
        }
    }

    private async Task OpenAsync(string? apology)
    {
        await Task.Yield();
        ConciergeError? refusal = null;
        try
        {
            foreach (var pause in Pauses)
            {
                await Task.Delay(pause, time, _ended.Token);
                refusal = await TryOpenAsync(apology);
                if (refusal is null || Hopeless.Contains(refusal.Code))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            LogAbandoned(call.Id);
            return;
        }
        catch (Exception fault)
        {
            LogFault(fault, call.Id);
            refusal = OpenFault;
        }

        ConciergeError? lost;
        lock (_gate)
        {
            _isOpening = false;
            lost = _lostMeanwhile;
        }

        if (refusal is not null)
        {
            LogRefused(call.Id, refusal.Code);
            failed(refusal);
        }
        else if (lost is not null)
        {
            Lost(lost);
        }
    }

    private async Task<ConciergeError?> TryOpenAsync(string? apology)
    {
        try
        {
            var options = ReservationVoiceAgent.For(call.Details, settings) with
            {
                History = [.. call.Transcript.Select(turn => new VoiceTurn(turn.Speaker == Speaker.Agent ? VoiceRole.Agent : VoiceRole.Callee, turn.Text))],
            };
            var listener = new SessionListener(bridge);
            _listener = listener;
            var session = await model.OpenAsync(options, listener, _ended.Token);
            await bridge.AttachSessionAsync(session, apology);
            return null;
        }
        catch (VoiceModelException refused)
        {
            return refused.Error.ToConciergeError();
        }
    }

    private async Task RetireAsync(IVoiceSession session)
    {
        await Task.Yield();
        try
        {
            await session.DisposeAsync();
        }
        catch (Exception fault)
        {
            LogFault(fault, call.Id);
        }
    }

    private static ConciergeError OpenFault { get; } = new("openai.fault", "The voice session could not be opened.", "Try again.");

    [LoggerMessage(2401, LogLevel.Warning, "Call {CallId}: the voice model refused ({Code})")]
    private partial void LogRefused(string callId, string code);

    [LoggerMessage(2402, LogLevel.Debug, "Call {CallId}: ended before the voice session was open")]
    private partial void LogAbandoned(string callId);

    [LoggerMessage(2403, LogLevel.Warning, "Call {CallId}: the voice model was lost ({Code}), opening another session")]
    private partial void LogReconnecting(string callId, string code);

    [LoggerMessage(2404, LogLevel.Error, "Call {CallId}: a fault in its voice session")]
    private partial void LogFault(Exception exception, string callId);
}
