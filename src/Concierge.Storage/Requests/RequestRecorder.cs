using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Requests;

/// <summary>Stores the steps of one request, in order and in the background.</summary>
internal sealed class RequestRecorder(Func<Func<ConciergeContext, CancellationToken, Task>, Task> write, string id)
{
    private readonly Lock _lock = new();

    /// <summary>Completes when every step recorded so far is stored or has failed. Never throws.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Records that the guest made the request.</summary>
    public void RecordCreated(string sessionId, string? ownerId, DateTimeOffset at) => Write(async (context, token) =>
    {
        context.Add(new RequestRow { Id = id, SessionId = sessionId, OwnedBy = ownerId, At = at });
        await context.SaveChangesAsync(token);
    });

    /// <summary>Records the booking details of the request.</summary>
    public void RecordDetails(ReservationDetails details) => Write((context, token) => context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(
        set => set
            .SetProperty(row => row.Purpose, details.Purpose)
            .SetProperty(row => row.RestaurantName, details.RestaurantName)
            .SetProperty(row => row.Date, details.Date)
            .SetProperty(row => row.Time, details.Time)
            .SetProperty(row => row.PartySize, details.PartySize),
        token));

    /// <summary>Records the call that serves the request.</summary>
    public void RecordCall(string callId) => Write(async (context, token) =>
    {
        await context.Calls.Where(row => row.Id == callId).ExecuteUpdateAsync(set => set.SetProperty(row => row.RequestId, id), token);
        await context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CallId, callId), token);
    });

    /// <summary>Records the end of the request.</summary>
    /// <param name="result">The result of the call, if there was one.</param>
    /// <param name="error">Why the request was refused, if it was.</param>
    public void RecordEnd(VoiceCallResult? result, ConciergeError? error)
    {
        var (outcome, code) = (result?.Outcome, error?.Code);
        var state = result is not null ? RequestStatus.Called : error is not null ? RequestStatus.Refused : RequestStatus.Answered;
        Write((context, token) => context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.Outcome, outcome)
                .SetProperty(row => row.ErrorCode, code),
            token));
    }

    private void Write(Func<ConciergeContext, CancellationToken, Task> work)
    {
        lock (_lock)
        {
            var previous = Completion;
            Completion = Task.Run(async () =>
            {
                await previous;
                await write(work);
            });
        }
    }
}
