using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Restaurants.Search;
using Concierge.Server.Api;
using Concierge.Server.Fleet;
using Concierge.Storage.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Endpoints;

/// <summary>Calls by their id: place one, watch it, end it.</summary>
internal static class CallsEndpoints
{
    private const int LongestAnswer = 300;
    private const int UsualListLength = 50;
    private const int LongestList = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/calls").RequireAuthorization().WithMetadata(FleetRoute.Api).WithTags("Calls").ProducesProblem(StatusCodes.Status401Unauthorized);
        calls.MapPost("", CreateAsync).WithName("CreateCall").WithSummary("Telephones a restaurant.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status502BadGateway)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        calls.MapGet("", ListAsync).WithName("ListCalls").WithSummary("The records of the latest calls, the newest first; interrupted=true gives those whose server died.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        calls.MapGet("/{call_id}", Get).WithName("GetCall").WithSummary("A call with its transcript and its result.").ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapGet("/{call_id}/status", GetStatus).WithName("GetCallStatus").WithSummary("A call's state, for polling.").ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapGet("/{call_id}/events", Follow).WithName("FollowCall").WithSummary("Everything that happens in a call, from its beginning, as server-sent events.").ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapPost("/{call_id}/hangup", HangUpAsync).WithMetadata(FleetRoute.HangUp).WithName("HangUpCall").WithSummary("Ends a call and puts the line down.").ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapPost("/{call_id}/answer", Answer).WithName("AnswerCall").WithSummary("Answers what the restaurant wants to know of the guest while it holds the line.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static NoContent Answer(string call_id, AnswerBody body, IReservationCalls caller)
    {
        caller.Answer(call_id, body.QuestionId, AnswerText(body.Answer));
        return TypedResults.NoContent();
    }

    // What a person types goes to the voice model as it is: no more than a sentence or two, and nothing unspeakable.
    private static string? AnswerText(string? answer) =>
        string.IsNullOrWhiteSpace(answer) ? null
        : answer.Length <= LongestAnswer && !answer.Any(char.IsControl) ? answer.Trim()
        : throw new ConciergeException(new("request.answer", $"The answer is longer than {LongestAnswer} characters or holds control characters.", "Answer in a sentence."));

    private static async Task<Accepted<CallAccepted>> CreateAsync(
        CreateCallRequest body,
        CallRequestReader reader,
        IReservationCalls calls,
        RestaurantDirectory directory,
        CancellationToken cancellationToken)
    {
        var details = reader.Read(body);
        if (PhoneNumber.TryParse(details.PhoneNumber, out var number) && await directory.FindByNumberAsync(number, cancellationToken) is { } known)
        {
            details = details with { OpeningHours = details.OpeningHours ?? known.OpeningHours, TimeZone = details.TimeZone ?? known.TimeZone };
        }

        var callId = await calls.StartAsync(details, cancellationToken);
        return TypedResults.Accepted($"/calls/{callId}", new CallAccepted(callId));
    }

    private static async Task<Ok<IReadOnlyList<CallRecordView>>> ListAsync(bool? interrupted, int? limit, CallBook book, CancellationToken cancellationToken)
    {
        var calls = await book.ListAsync(interrupted == true, Math.Clamp(limit ?? UsualListLength, 1, LongestList), cancellationToken);
        return TypedResults.Ok<IReadOnlyList<CallRecordView>>([.. calls.Select(CallRecordView.Of)]);
    }

    private static Ok<CallView> Get(string call_id, CallManager calls) => TypedResults.Ok(CallView.Of(calls.Get(call_id)));

    private static Ok<CallStatusView> GetStatus(string call_id, CallManager calls) => TypedResults.Ok(CallStatusView.Of(calls.Get(call_id)));

    private static ServerSentEventsResult<CallEventView> Follow(string call_id, CallManager calls, HttpRequest request)
    {
        var after = int.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0;
        return TypedResults.ServerSentEvents(EventsAsync(calls.Get(call_id), after, request.HttpContext.RequestAborted));
    }

    private static async Task<Ok<CallStatusView>> HangUpAsync(string call_id, CallManager calls, IReservationCalls caller, CancellationToken cancellationToken)
    {
        await caller.HangUpAsync(call_id, cancellationToken);
        return TypedResults.Ok(CallStatusView.Of(calls.Get(call_id)));
    }

    private static async IAsyncEnumerable<SseItem<CallEventView>> EventsAsync(Call call, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in call.FollowAsync(after, cancellationToken))
        {
            yield return new SseItem<CallEventView>(CallEventView.Of(happened), EventName.Of(happened.Kind))
            {
                EventId = happened.Number.ToString(CultureInfo.InvariantCulture),
            };
        }
    }
}
