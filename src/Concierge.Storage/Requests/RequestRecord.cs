using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Requests;

/// <summary>One request's record. What is told of it is written in its order, and nobody waits for that.</summary>
internal sealed class RequestRecord(Func<Func<ConciergeContext, CancellationToken, Task>, Task> write, string id)
{
    private readonly Lock _gate = new();

    /// <summary>Completes when everything told so far is written, or could not be. Never fails.</summary>
    public Task Written { get; private set; } = Task.CompletedTask;

    /// <summary>It was made.</summary>
    public void Made(string sessionId, DateTimeOffset at) => Write(async (context, token) =>
    {
        context.Add(new RequestRow { Id = id, SessionId = sessionId, At = at });
        await context.SaveChangesAsync(token);
    });

    /// <summary>It was understood.</summary>
    public void Understood(ReservationDetails details) => Write((context, token) => context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(
        set => set
            .SetProperty(row => row.Purpose, details.Purpose)
            .SetProperty(row => row.RestaurantName, details.RestaurantName)
            .SetProperty(row => row.Date, details.Date)
            .SetProperty(row => row.Time, details.Time)
            .SetProperty(row => row.PartySize, details.PartySize),
        token));

    /// <summary>A call was placed for it.</summary>
    public void Called(string callId) => Write(async (context, token) =>
    {
        await context.Calls.Where(row => row.Id == callId).ExecuteUpdateAsync(set => set.SetProperty(row => row.RequestId, id), token);
        await context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CallId, callId), token);
    });

    /// <summary>It was answered.</summary>
    /// <param name="result">What came of the call, if one was placed.</param>
    /// <param name="error">Why it was refused, if it was.</param>
    public void Ended(VoiceCallResult? result, ConciergeError? error)
    {
        var (outcome, code) = (result?.Outcome, error?.Code);
        var state = result is not null ? RequestState.Called : error is not null ? RequestState.Refused : RequestState.Answered;
        Write((context, token) => context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.Outcome, outcome)
                .SetProperty(row => row.ErrorCode, code),
            token));
    }

    private void Write(Func<ConciergeContext, CancellationToken, Task> work)
    {
        lock (_gate)
        {
            var before = Written;
            Written = Task.Run(async () =>
            {
                await before;
                await write(work);
            });
        }
    }
}
