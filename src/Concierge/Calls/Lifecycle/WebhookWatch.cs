using Concierge.Contracts;
using Concierge.Options;
using Concierge.Twilio;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Watches over one attempt of a call until Twilio has asked this server for instructions. With a wrong <c>PUBLIC_DOMAIN</c> or a closed tunnel
/// neither that request nor a status callback arrives, and only Twilio's call resource tells what happens.
/// </summary>
internal sealed partial class WebhookWatch : IAsyncDisposable
{
    /// <summary>How long after an answer Twilio may take to ask for instructions. It gives up on an address after 15 seconds itself.</summary>
    public static readonly TimeSpan InstructionsTimeout = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(4);

    private readonly Call _call;
    private readonly string _callSid;
    private readonly TwilioService _twilio;
    private readonly TwilioOptions _account;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Action<CarrierStatus> _onStatus;
    private readonly Action<ConciergeError> _onUnreached;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private bool _over;
    private bool _checking;
    private bool _reported;
    private long? _answered;

    /// <param name="call">The call, which Twilio has accepted.</param>
    /// <param name="callSid">Its identifier at Twilio.</param>
    /// <param name="services">The services of call sessions.</param>
    /// <param name="logger">The log.</param>
    /// <param name="onStatus">Receives a status that Twilio could not report by itself.</param>
    /// <param name="onUnreached">Called once when Twilio cannot reach this server, with the error for the guest.</param>
    public WebhookWatch(
        Call call, string callSid, CallSessionServices services, ILogger logger, Action<CarrierStatus> onStatus, Action<ConciergeError> onUnreached)
    {
        (_call, _callSid, _twilio, _account) = (call, callSid, services.Twilio, services.Account);
        (_timeProvider, _logger, _onStatus, _onUnreached) = (services.Time, logger, onStatus, onUnreached);
        _timer = _timeProvider.CreateTimer(_ => Check(), null, Period, Period);
    }

    /// <summary>Records that Twilio has asked for instructions, or opened the media stream: the address is right.</summary>
    public void OnInstructionsRequested()
    {
        lock (_lock)
        {
            _over = true;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Records a status callback of Twilio.</summary>
    public void OnReported(CarrierStatus status)
    {
        lock (_lock)
        {
            _reported = true;
            OnAnswered(status);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        OnInstructionsRequested();
        return _timer.DisposeAsync();
    }

    private void Check()
    {
        lock (_lock)
        {
            // While callbacks arrive and nobody has answered, there is nothing to ask for.
            if (_over || _checking || (_reported && _answered is null))
            {
                return;
            }

            _checking = true;
        }

        _ = Task.Run(CheckAsync);
    }

    private async Task CheckAsync()
    {
        using var deadline = new CancellationTokenSource(RequestTimeout, _timeProvider);
        try
        {
            await CheckAsync(deadline.Token);
        }
        catch (Exception exception) when (exception is ConciergeException or OperationCanceledException)
        {
            // Twilio does not answer now. The next check asks again.
            LogCheckFailed(_call.Id, (exception as ConciergeException)?.Error.Code ?? "twilio.timeout");
        }
        finally
        {
            lock (_lock)
            {
                _checking = false;
            }
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var status = StatusCallback.ParseStatus((await _twilio.FetchAsync(_callSid, cancellationToken)).Status);
        bool expired;
        lock (_lock)
        {
            OnAnswered(status);
            expired = _answered is { } answered && _timeProvider.GetElapsedTime(answered) >= InstructionsTimeout;
        }

        if (status is CarrierStatus.InProgress or CarrierStatus.Completed)
        {
            var notifications = await _twilio.ListNotificationsAsync(_callSid, cancellationToken);
            var refusal = notifications.FirstOrDefault(notification => notification.IsAddressError);
            if (refusal is not null || expired || status == CarrierStatus.Completed)
            {
                Report(refusal?.ErrorCode);
            }
        }
        else if (status is { } unanswered)
        {
            ReportUnanswered(unanswered);
        }
    }

    private void ReportUnanswered(CarrierStatus status)
    {
        bool isMissed;
        lock (_lock)
        {
            isMissed = !_over && !_reported;
        }

        if (!isMissed)
        {
            return;
        }

        // The line rings without a callback, or the attempt has ended without one.
        if (status is CarrierStatus.Busy or CarrierStatus.NoAnswer or CarrierStatus.Failed or CarrierStatus.Canceled)
        {
            _call.RecordWarning(CallErrors.PublicDomainUnreached(_account.PublicDomain, twilioError: null));
        }

        _onStatus(status);
    }

    private void Report(string? twilioError)
    {
        lock (_lock)
        {
            if (_over)
            {
                return;
            }

            _over = true;
        }

        LogUnreached(_call.Id, twilioError ?? "none");
        _onUnreached(CallErrors.PublicDomainUnreached(_account.PublicDomain, twilioError));
    }

    private void OnAnswered(CarrierStatus? status)
    {
        if (status == CarrierStatus.InProgress)
        {
            _answered ??= _timeProvider.GetTimestamp();
        }
    }

    [LoggerMessage(2410, LogLevel.Warning, "Call {CallId}: Twilio has not asked this server for instructions (Twilio's error {TwilioError})")]
    private partial void LogUnreached(string callId, string twilioError);

    [LoggerMessage(2411, LogLevel.Debug, "Call {CallId}: Twilio could not be asked about the call ({Code})")]
    private partial void LogCheckFailed(string callId, string code);
}
