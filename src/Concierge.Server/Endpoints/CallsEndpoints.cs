using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Plans;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Mapping;
using Concierge.Server.Requests;
using Concierge.Server.Routing;
using Concierge.Server.Streams;
using Concierge.Storage.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoints of calls: place a call, follow it, end it.</summary>
internal static class CallsEndpoints
{
    private const int MaxAnswerLength = 300;
    private const int DefaultListLength = 50;
    private const int MaxListLength = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/calls").RequireAuthorization()
            .WithMetadata(CallRoute.Api)
            .WithTags("Calls")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        calls.MapPost("", CreateAsync).WithName("CreateCall")
            .WithSummary("Calls a restaurant: with the id of a plan, or with complete fields.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status502BadGateway)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        calls.MapGet("", ListAsync)
            .WithName("ListCalls")
            .WithSummary("The records of the latest calls, newest first. interrupted=true returns only the calls whose server failed.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        calls.MapGet("/{call_id}", Get)
            .WithName("GetCall")
            .WithSummary("Returns a call with its transcript and its result.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapGet("/{call_id}/status", GetStatus)
            .WithName("GetCallStatus")
            .WithSummary("Returns the status of a call, for polling.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapGet("/{call_id}/events", Follow)
            .WithName("FollowCall")
            .WithSummary("Streams all events of a call, from its beginning or after the header Last-Event-ID, as server-sent events.")
            .Produces<CallEventView>(StatusCodes.Status200OK, EventStreamResult.MediaType)
            .ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapPost("/{call_id}/hangup", HangUpAsync)
            .WithName("HangUpCall")
            .WithSummary("Hangs up and ends a call.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapPost("/{call_id}/answer", Answer).WithName("AnswerCall").WithSummary("Answers a question to the guest while the restaurant holds the line.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static NoContent Answer(string call_id, AnswerBody body, IReservationCallService caller)
    {
        caller.Answer(call_id, body.QuestionId, CheckAnswer(body.Answer));
        return TypedResults.NoContent();
    }

    // The text goes to the voice model unchanged, so it may only be a sentence or two without control characters.
    private static string? CheckAnswer(string? answer) =>
        string.IsNullOrWhiteSpace(answer) ? null
        : answer.Length <= MaxAnswerLength && !answer.Any(char.IsControl) ? answer.Trim()
        : throw new ConciergeException(new(
            "request.answer",
            $"The answer is longer than {MaxAnswerLength} characters or contains control characters.",
            "Answer in one sentence."));

    private static async Task<Accepted<CallAccepted>> CreateAsync(
        CreateCallRequest body,
        CallRequestParser reader,
        IReservationCallService calls,
        CallPlanRegistry plans,
        CancellationToken cancellationToken)
    {
        var callId = body.PlanId is { } plan
            ? await plans.PlaceAsync(CheckPlanOnly(body, plan), details => calls.StartAsync(details, cancellationToken), cancellationToken)
            : await calls.StartAsync(await reader.ParseAsync(body, cancellationToken), cancellationToken);
        return TypedResults.Accepted($"/calls/{callId}", new CallAccepted(callId));
    }

    // What a person agreed to is the plan as it was shown.
    private static string CheckPlanOnly(CreateCallRequest body, string plan) => body == new CreateCallRequest { PlanId = plan }
        ? plan
        : throw new ConciergeException(new(
            "plan.with_fields",
            "A call with a plan takes no other fields.",
            "Send the plan_id alone. POST /plans with the plan_id and other fields makes a corrected plan."));

    private static async Task<Ok<IReadOnlyList<CallRecordView>>> ListAsync(bool? interrupted, int? limit, CallReader book, CancellationToken cancellationToken)
    {
        var calls = await book.ListAsync(interrupted == true, Math.Clamp(limit ?? DefaultListLength, 1, MaxListLength), cancellationToken);
        return TypedResults.Ok<IReadOnlyList<CallRecordView>>([.. calls.Select(call => CallRecordViewMapper.Map(call, book.GetClaim(call)))]);
    }

    private static Ok<CallView> Get(string call_id, CallManager calls) => TypedResults.Ok(CallViewMapper.Map(calls.GetOwn(call_id)));

    private static Ok<CallStatusView> GetStatus(string call_id, CallManager calls) => TypedResults.Ok(CallStatusViewMapper.Map(calls.GetOwn(call_id)));

    private static EventStreamResult Follow(string call_id, CallManager calls, HttpRequest request)
    {
        var after = int.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0;
        return new EventStreamResult(EventsAsync(calls.GetOwn(call_id), after, request.HttpContext.RequestAborted));
    }

    private static async Task<Ok<CallStatusView>> HangUpAsync(
        string call_id, CallManager calls, IReservationCallService caller, CancellationToken cancellationToken)
    {
        await caller.HangUpAsync(call_id, cancellationToken);
        return TypedResults.Ok(CallStatusViewMapper.Map(calls.GetOwn(call_id)));
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        Call call,
        int after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var callEvent in call.FollowAsync(after, cancellationToken))
        {
            var data = JsonSerializer.Serialize(CallEventViewMapper.Map(callEvent), ApiJsonContext.Default.CallEventView);
            yield return new SseItem<string>(data, CallEventName.GetName(callEvent.Kind))
            {
                EventId = callEvent.Number.ToString(CultureInfo.InvariantCulture),
            };
        }
    }
}
