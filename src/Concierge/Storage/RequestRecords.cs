using Concierge.Calls;
using Concierge.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage;

/// <summary>Writes requests down: when, in which session, what was understood and what came of it; never the words. A request is carried out even when that fails.</summary>
internal sealed partial class RequestRecords(Database database, TimeProvider time, ILogger<RequestRecords> logger)
{
    /// <summary>A request was made.</summary>
    /// <returns>The record's id.</returns>
    public async Task<string> BeginAsync(string sessionId)
    {
        var id = CallIds.New();
        await TryAsync(async (context, token) =>
        {
            context.Add(new RequestRow { Id = id, SessionId = sessionId, At = time.GetUtcNow() });
            await context.SaveChangesAsync(token);
        });
        return id;
    }

    /// <summary>It was understood.</summary>
    public Task UnderstoodAsync(string id, ReservationDetails details) => TryAsync((context, token) => context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(
        set => set
            .SetProperty(row => row.Purpose, details.Purpose)
            .SetProperty(row => row.RestaurantName, details.RestaurantName)
            .SetProperty(row => row.Date, details.Date)
            .SetProperty(row => row.Time, details.Time)
            .SetProperty(row => row.PartySize, details.PartySize),
        token));

    /// <summary>A call was placed for it.</summary>
    public Task CalledAsync(string id, string callId) => TryAsync(async (context, token) =>
    {
        await context.Calls.Where(row => row.Id == callId).ExecuteUpdateAsync(set => set.SetProperty(row => row.RequestId, id), token);
        await context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CallId, callId), token);
    });

    /// <summary>It was answered.</summary>
    /// <param name="id">The record.</param>
    /// <param name="result">What came of the call, if one was placed.</param>
    /// <param name="error">Why it was refused, if it was.</param>
    public Task EndedAsync(string id, VoiceCallResult? result, ConciergeError? error)
    {
        var (outcome, code) = (result?.Outcome, error?.Code);
        var state = result is not null ? RequestState.Called : error is not null ? RequestState.Refused : RequestState.Answered;
        return TryAsync((context, token) => context.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.Outcome, outcome)
                .SetProperty(row => row.ErrorCode, code),
            token));
    }

    private async Task TryAsync(Func<ConciergeContext, CancellationToken, Task> write)
    {
        try
        {
            await database.UseAsync(write, CancellationToken.None);
        }
        catch (ConciergeException failed)
        {
            LogFailed(failed.Error.Code);
        }
    }

    [LoggerMessage(2751, LogLevel.Warning, "A request could not be written down ({Code})")]
    private partial void LogFailed(string code);
}
