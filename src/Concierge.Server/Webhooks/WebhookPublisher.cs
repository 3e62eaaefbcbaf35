using System.Globalization;
using System.Text.Json;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Mapping;
using Concierge.Storage.Recovery;
using Concierge.Storage.Webhooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Webhooks;

/// <summary>Follows every call of this server and stores its events for the webhooks. A call never waits for it.</summary>
internal sealed partial class WebhookPublisher(
    CallManager calls, CallRecovery recovery, WebhookStore store, WebhookSignal signal, TimeProvider timeProvider, ILogger<WebhookPublisher> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted += OnCallStarted;
        recovery.CallSettled += OnCallSettled;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        calls.CallStarted -= OnCallStarted;
        recovery.CallSettled -= OnCallSettled;
        return Task.CompletedTask;
    }

    private void OnCallStarted(object? sender, CallStartedEventArgs started) => _ = Task.Run(() => FollowAsync(started.Call));

    // The call of a server that failed: nobody else tells that it is over.
    private void OnCallSettled(object? sender, CallSettledEventArgs settled)
    {
        var call = settled.Call;
        var data = new WebhookEventData(
            call.Id,
            call.Purpose,
            call.RestaurantName,
            settled.Outcome,
            ReservationId: null,
            ApiTimeFormatter.FormatDate(call.Date),
            ApiTimeFormatter.FormatTime(call.Time),
            call.PartySize);
        _ = Task.Run(() => PublishAsync(call.OwnedBy, WebhookEventNames.CallEnded, distinction: "", data));
    }

    private async Task FollowAsync(Call call)
    {
        try
        {
            await foreach (var happened in call.FollowAsync(after: 0, CancellationToken.None))
            {
                foreach (var (name, distinction) in FindNames(call, happened))
                {
                    await PublishAsync(call.Details.OwnerId, name, distinction, CreateData(call, happened.Result));
                }
            }
        }
        catch (Exception exception)
        {
            LogFault(exception, call.Id);
        }
    }

    // The distinction tells events of the same name in one call apart.
    private static IEnumerable<(string Name, string Distinction)> FindNames(Call call, CallEvent happened)
    {
        if (happened.CarrierStatus == CarrierStatus.InProgress)
        {
            yield return (WebhookEventNames.CallAnswered, call.Attempt.ToString(CultureInfo.InvariantCulture));
        }
        else if (happened is { Kind: CallEventKind.Question, Question: { } question })
        {
            yield return (WebhookEventNames.CallQuestion, question.Id);
        }
        else if (happened.Result is { } result && call.Ending != CallEndReason.Relinquished)
        {
            yield return (WebhookEventNames.CallEnded, "");
            if (result.Outcome == CallOutcome.Confirmed)
            {
                yield return (call.Details.Purpose == CallPurpose.Change ? WebhookEventNames.BookingChanged : WebhookEventNames.BookingConfirmed, "");
            }
            else if (result.Outcome == CallOutcome.Cancelled)
            {
                yield return (WebhookEventNames.BookingCancelled, "");
            }
        }
    }

    private static WebhookEventData CreateData(Call call, VoiceCallResult? result) => new(
        call.Id,
        call.Details.Purpose,
        call.Details.RestaurantName,
        result?.Outcome,
        result?.BookingId,
        ApiTimeFormatter.FormatDate(result?.Date ?? call.Details.Date),
        ApiTimeFormatter.FormatTime(result?.Time ?? call.Details.Time),
        result?.PartySize ?? call.Details.PartySize);

    private async Task PublishAsync(string? ownerId, string name, string distinction, WebhookEventData data)
    {
        var body = JsonSerializer.Serialize(new WebhookEventView(name, timeProvider.GetUtcNow(), data), ApiJsonContext.Default.WebhookEventView);
        try
        {
            if (await store.EnqueueAsync(new WebhookMessage(ownerId, name, $"{data.CallId}\n{name}\n{distinction}", body), CancellationToken.None))
            {
                signal.Set();
            }
        }
        catch (ConciergeException exception)
        {
            LogNotStored(data.CallId, name, exception.Error.Code);
        }
        catch (Exception exception)
        {
            LogFault(exception, data.CallId);
        }
    }

    [LoggerMessage(2767, LogLevel.Warning, "Call {CallId}: the event {Event} could not be stored for webhooks ({Code})")]
    private partial void LogNotStored(string callId, string @event, string code);

    [LoggerMessage(2768, LogLevel.Error, "Call {CallId}: unexpected error in its webhooks")]
    private partial void LogFault(Exception exception, string callId);
}
