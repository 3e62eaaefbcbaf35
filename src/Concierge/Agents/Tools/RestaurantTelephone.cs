using Concierge.Agents.Loop;
using Concierge.Agents.Transcripts;
using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Agents.Tools;

/// <summary>Telephones a restaurant for a tool, waits for what comes of it, and has the conversation read a second time.</summary>
internal sealed class RestaurantTelephone(IReservationCalls calls, AgentTurn turn, TranscriptCheck check)
{
    /// <summary>Places the call, and notes its result in the turn.</summary>
    /// <exception cref="ConciergeException">It was refused, or the carrier did not accept it; nothing is being dialled.</exception>
    public async Task<VoiceCallResult> CallAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        ThrowIfOpen();
        turn.Error = null;
        turn.Report(new ReservationUnderstood(details));
        var callId = await StartAsync(details, cancellationToken);
        turn.Report(new CallStarted(callId));
        var result = await WaitAsync(callId, cancellationToken);
        turn.Add(details, result);
        if (await check.DoubtsAsync(details, result, cancellationToken) is { } doubts)
        {
            turn.Doubt(result, doubts);
            turn.Report(new TranscriptChecked(callId, doubts));
        }

        return result;
    }

    // One booking only: whoever may yet give a table keeps the next restaurant from being asked.
    private void ThrowIfOpen()
    {
        if (turn.Finished)
        {
            throw Refused("request.already_booked", "This request has been carried out already.", "Ask again for another.");
        }

        if (turn.Calls.Count > 0 && !turn.Calls[^1].Result.LeavesRoomForAnother())
        {
            throw Refused("request.answer_first", $"{turn.Calls[^1].Details.RestaurantName} may still give you a table.", "Decide about that first.");
        }
    }

    private async Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.StartAsync(details, cancellationToken);
        }
        catch (ConciergeException refused) when (refused.Error.Code.StartsWith("restaurant.closed", StringComparison.Ordinal))
        {
            turn.PassOver(refused.Error.Message);
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
            // Whoever withdraws a request does not want the table asked for behind their back.
            await calls.HangUpAsync(callId, CancellationToken.None);
            throw;
        }
    }

    private static ConciergeException Refused(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
