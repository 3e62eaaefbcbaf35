using System.Text.Json;
using Concierge.Agents.Loop;
using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Agents.Tools;

/// <summary>Calls a restaurant for a tool, waits for the result and records it.</summary>
internal sealed class RestaurantCallTool(IReservationCallService calls, AgentTurn turn)
{
    /// <summary>What the language model is told where a call was only planned.</summary>
    public const string Planned = "Nobody was called yet. The guest is asked whether to call; after a yes, call this tool again.";

    /// <summary>Places a call and records its result in the turn. Where the turn only plans, it records the plan instead.</summary>
    /// <param name="details">What the call asks for.</param>
    /// <param name="otherBooking">A booking that the guest has already for that time, in a sentence; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    /// <returns>What the language model is told.</returns>
    /// <exception cref="ConciergeException">The call was refused or the carrier did not accept it; no call is in progress.</exception>
    public async Task<string> CallAsync(ReservationDetails details, string? otherBooking, CancellationToken cancellationToken)
    {
        ThrowIfAnswerPending();
        turn.Error = null;
        turn.Report(new ReservationUnderstood(details) { OtherBooking = otherBooking });
        if (turn.PlansOnly)
        {
            var planned = await CheckOpeningAsync(details);
            turn.RecordPlan(details);
            return planned;
        }

        return await WaitAndRecordAsync(details, await StartAsync(details, cancellationToken), cancellationToken);
    }

    /// <summary>Follows a call that was placed from a plan, and records its result in the turn.</summary>
    /// <param name="details">What the call asks for.</param>
    /// <param name="callId">The call.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    /// <returns>What the language model is told.</returns>
    public Task<string> FollowAsync(ReservationDetails details, string callId, CancellationToken cancellationToken)
    {
        turn.Report(new ReservationUnderstood(details));
        return WaitAndRecordAsync(details, callId, cancellationToken);
    }

    private async Task<string> WaitAndRecordAsync(ReservationDetails details, string callId, CancellationToken cancellationToken)
    {
        turn.Report(new CallStarted(callId));
        var result = await WaitAsync(callId, cancellationToken);
        turn.RecordCall(details, result);
        return JsonSerializer.Serialize(CallAnswer.From(result, CallResultFormatter.Describe(details, result)), ToolResultJsonContext.SnakeCase.CallAnswer);
    }

    // A request leads to one booking at most: while a restaurant may still give a table, no other one is called.
    private void ThrowIfAnswerPending()
    {
        if (turn.IsFinished)
        {
            throw CreateRefusal("request.already_booked", "This request is already completed.", "Make a new request to call again.");
        }

        if (turn.Calls.Count > 0 && !turn.Calls[^1].Result.AllowsAnotherRestaurant())
        {
            throw CreateRefusal("request.answer_first", $"{turn.Calls[^1].Details.RestaurantName} may still give you a table.", "Decide about that first.");
        }
    }

    private Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken) =>
        RecordIfClosedAsync(() => calls.StartAsync(details, cancellationToken));

    private Task<string> CheckOpeningAsync(ReservationDetails details) => RecordIfClosedAsync(() =>
    {
        calls.ThrowIfClosed(details);
        return Task.FromResult(Planned);
    });

    private async Task<string> RecordIfClosedAsync(Func<Task<string>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (ConciergeException exception) when (exception.Error.Code.StartsWith("restaurant.closed", StringComparison.Ordinal))
        {
            turn.RecordSkipped(exception.Error.Message);
            throw;
        }
    }

    private async Task<VoiceCallResult> WaitAsync(string callId, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.WaitForCompletionAsync(callId, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A guest who cancels the request does not want the table any more.
            await calls.HangUpAsync(callId, CancellationToken.None);
            throw;
        }
    }

    private static ConciergeException CreateRefusal(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
