using Concierge.Calls;
using Concierge.Reservations;

namespace Concierge.Agents;

/// <summary>Telephones a restaurant for a tool and waits for what comes of it, once per request.</summary>
internal sealed class RestaurantTelephone(IReservationCalls calls, AgentTurn turn)
{
    /// <summary>Places the call, and notes its result in the turn.</summary>
    /// <exception cref="ConciergeException">It was refused, or the carrier did not accept it; nothing is being dialled.</exception>
    public async Task<VoiceCallResult> CallAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        turn.Error = null;
        turn.Report(new ReservationUnderstood(details));
        var callId = await calls.StartAsync(details, cancellationToken);
        turn.Report(new CallStarted(callId));
        try
        {
            var result = await calls.WaitForCompletionAsync(callId, cancellationToken);
            turn.Add(details, result);
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever withdraws a request does not want the table asked for behind their back.
            await calls.HangUpAsync(callId, CancellationToken.None);
            throw;
        }
    }
}
