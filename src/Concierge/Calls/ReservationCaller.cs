using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Settings;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls;

/// <summary>Carries out <c>initiate_reservation_call</c>: the checks of the specification's error diagram in its order, then the call, then waiting for it.</summary>
internal sealed partial class ReservationCaller(
    CallManager calls,
    CallLimits limits,
    OpeningPolicy openings,
    ConciergeSettings settings,
    TimeProvider time,
    ILogger<ReservationCaller> logger) : IReservationCalls
{
    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public ConciergeError? Unavailable =>
        settings.TwilioAccountSid is null || settings.TwilioAuthToken is null || settings.TwilioPhoneNumber is null ? CallErrors.TwilioNotConfigured
        : settings.PublicDomain is null ? CallErrors.PublicDomainRequired
        : settings.OpenAIApiKey is null ? CallErrors.OpenAINotConfigured
        : null;

    /// <inheritdoc/>
    public async Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        if (Unavailable is { } error)
        {
            throw new ConciergeException(error);
        }

        var number = CheckNumber(details.PhoneNumber, settings);
        if (openings.WhenToCall(details) is { } opening)
        {
            return calls.CallLater(details with { PhoneNumber = number }, opening).Id;
        }

        await limits.TakeAsync(cancellationToken);
        var session = calls.CreateCall(details with { PhoneNumber = number });
        await session.StartAsync(cancellationToken);
        return session.Call.Id;
    }

    /// <inheritdoc/>
    public async Task<VoiceCallResult> WaitForCompletionAsync(string callId, CancellationToken cancellationToken)
    {
        var call = calls.Get(callId);
        while (!call.Completion.IsCompleted)
        {
            var progress = Task.Delay(ProgressPeriod, time, cancellationToken);
            await Task.WhenAny(call.Completion, progress);
            cancellationToken.ThrowIfCancellationRequested();
            LogWaiting(callId, call.Status, call.CarrierStatus, call.Elapsed.TotalSeconds);
        }

        return await call.Completion;
    }

    /// <inheritdoc/>
    public Task HangUpAsync(string callId, CancellationToken cancellationToken) => calls.EndAsync(callId, cancellationToken);

    /// <inheritdoc/>
    public void Answer(string callId, string? questionId, string? answer)
    {
        if (!calls.Get(callId).Questions.TryAnswer(questionId, answer))
        {
            throw new ConciergeException(CallErrors.QuestionNotOpen);
        }
    }

    /// <summary>The number in the form in which it is dialled, if it may be.</summary>
    internal static string CheckNumber(string text, ConciergeSettings settings)
    {
        if (PhoneNumber.IsEmergencyOrShort(text))
        {
            throw new ConciergeException(CallErrors.NumberRefused("•••"));
        }

        if (!PhoneNumber.TryParse(text, out var number))
        {
            throw new ConciergeException(CallErrors.InvalidPhoneNumber);
        }

        if (number.IsPremiumRate)
        {
            throw new ConciergeException(CallErrors.NumberRefused(number.Masked));
        }

        return settings.MayCall(number) ? number.E164 : throw new ConciergeException(CallErrors.NotAllowed(number.Masked));
    }

    [LoggerMessage(2101, LogLevel.Debug, "Waiting for call {CallId}: {Status}, carrier {CarrierStatus}, {Seconds:F0} s")]
    private partial void LogWaiting(string callId, CallStatus status, CarrierStatus? carrierStatus, double seconds);
}
