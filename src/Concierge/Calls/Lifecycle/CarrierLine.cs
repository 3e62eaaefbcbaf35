using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Twilio;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// The call at the carrier: dials, has keys pressed and sentences said, and hangs up. The carrier ends the media stream for a redirect, and
/// opens another after it.
/// </summary>
internal sealed class CarrierLine(CallContext context, CallStreamTracker streams)
{
    private static readonly TimeSpan ReconnectTimeout = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan RingTimeout = TimeSpan.FromSeconds(40);

    // This server ends the call first. Twilio's own limit applies when this server cannot.
    private static readonly TimeSpan TimeLimitMargin = TimeSpan.FromSeconds(10);

    private readonly TwilioService _twilio = context.Services.Twilio;
    private readonly CallTwiml _twiml = context.Services.Twiml;
    private readonly TaskCompletionSource _dialRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The timeout of the hang-up request. If it fails, the closed stream or Twilio's own time limit ends the call.</summary>
    public static TimeSpan HangUpTimeout { get; } = TimeSpan.FromSeconds(3.2);

    /// <summary>
    /// The timeout of the request to say goodbye. Together with <see cref="HangUpTimeout"/> less than five seconds: no resource of a call may
    /// outlive it by more.
    /// </summary>
    public static TimeSpan GoodbyeTimeout { get; } = TimeSpan.FromSeconds(1.5);

    private Call Call => context.Call;

    /// <summary>Asks the carrier to dial.</summary>
    /// <exception cref="ConciergeException">The carrier rejected the call.</exception>
    public Task<TwilioCall> DialAsync(CancellationToken cancellationToken) => _twilio.InitiateCallAsync(CreateOutgoingCall(), cancellationToken);

    /// <summary>Records that no request to dial is running any more.</summary>
    public void OnDialRequested() => _dialRequested.TrySetResult();

    /// <summary>Has the carrier press keys. It sends the tones while the stream is disconnected.</summary>
    /// <returns>The error; <see langword="null"/> when the keys were sent.</returns>
    public async Task<ConciergeError?> PressKeysAsync(string digits, CancellationToken cancellationToken)
    {
        if (Call.CallSid is not { } callSid)
        {
            return CallErrors.StreamBroken;
        }

        if (!context.Services.Ownership.IsCertain && !await context.Services.Ownership.ConfirmAsync(Call, cancellationToken))
        {
            return FailoverErrors.CallRelinquished;
        }

        var redirect = streams.BeginRedirect();
        try
        {
            await _twilio.RedirectAsync(callSid, _twiml.WritePressKeys(Call, digits, redirect), cancellationToken);
            return null;
        }
        catch (ConciergeException exception)
        {
            streams.CancelRedirect(redirect);
            return exception.Error;
        }
    }

    /// <summary>Has the carrier connect the media stream of an adopted call to this server, without waiting for a request of the carrier.</summary>
    public async Task ReconnectAsync()
    {
        if (Call.CallSid is not { } callSid)
        {
            return;
        }

        var redirect = streams.BeginRedirect();
        if (!await TryRequestAsync(token => _twilio.RedirectAsync(callSid, _twiml.WriteReconnect(Call, redirect), token), ReconnectTimeout))
        {
            streams.CancelRedirect(redirect);
        }
    }

    /// <summary>Has the carrier say a sentence and connect the media stream again.</summary>
    public async Task SayAsync(string callSid, string sentence)
    {
        var redirect = streams.BeginRedirect();
        if (!await TryRequestAsync(token => _twilio.RedirectAsync(callSid, _twiml.WriteSay(Call, sentence, redirect), token), HangUpTimeout))
        {
            streams.CancelRedirect(redirect);
        }
    }

    /// <summary>Has the carrier say a goodbye to a callee who is on the line, and hang up.</summary>
    /// <returns>Whether it does.</returns>
    public async Task<bool> TrySayGoodbyeAsync(string words)
    {
        await _dialRequested.Task;
        if (Call.CallSid is not { } callSid || Call.CarrierStatus != CarrierStatus.InProgress)
        {
            return false;
        }

        return await TryRequestAsync(token => _twilio.RedirectAsync(callSid, TwimlWriter.SayAndHangUp(words), token), GoodbyeTimeout);
    }

    /// <summary>Hangs up, unless the carrier has ended the call.</summary>
    public async Task HangUpAsync()
    {
        // The call may end while the request to place it is still running.
        await _dialRequested.Task;
        if (Call.CallSid is { } callSid && !Call.IsCarrierDone)
        {
            await TryRequestAsync(token => _twilio.EndAsync(callSid, token), HangUpTimeout);
        }
    }

    // If Twilio fails, no resource of the call outlives it by more than a few seconds: the closed stream ends the call too,
    // and Twilio's own time limit is the last resort.
    private async Task<bool> TryRequestAsync(Func<CancellationToken, Task> request, TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout, context.Services.Time);
        try
        {
            // Another server may have adopted the call: its line is not ours to end.
            if (!await context.Services.Ownership.AskAsync(Call, deadline.Token))
            {
                return false;
            }

            await request(deadline.Token);
            return true;
        }
        catch (ConciergeException exception)
        {
            context.Logger.LogHangUpFailed(Call.Id, exception.Error.Code);
        }
        catch (OperationCanceledException)
        {
            context.Logger.LogHangUpFailed(Call.Id, "twilio.timeout");
        }

        return false;
    }

    private OutgoingCall CreateOutgoingCall() => new(
        Call.Details.PhoneNumber,
        _twiml.GetWebhookUrl(Call, "/twiml"),
        _twiml.GetWebhookUrl(Call, "/twilio-status"),
        _twiml.GetWebhookUrl(Call, "/twilio-status"),
        RingTimeout,
        context.Services.Options.Timeout + TimeLimitMargin,
        WaitForMessageEnd: VoicemailMessage.Write(Call.Details, context.Services.Options) is not null);
}
