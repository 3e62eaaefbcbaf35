using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Limits;
using Concierge.Calls.Plans;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Api;
using Concierge.Server.Mapping;
using Concierge.Server.Description;
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

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The database has the record: any server answers.
        routes.MapGet("/calls/{call_id}/record", GetRecordAsync)
            .RequireAuthorization()
            .WithTags("Calls")
            .WithName("GetCallRecord")
            .WithErrors("call.not_found", "storage.*")
            .WithSummary("Returns the record of a call, also when its words are no longer kept.");
        var calls = routes.MapGroup("/calls").RequireAuthorization()
            .WithMetadata(CallRoute.Api)
            .WithTags("Calls");
        calls.MapPost("", CreateAsync).WithName("CreateCall")
            .WithErrors(
                "plan.not_found", "plan.used", "plan.expired", "plan.with_fields", "request.*", "phone.*", "restaurant.closed",
                "restaurant.closed_then", "limit.*", "twilio.*", "twilio.not_configured", "public_domain.required", "openai.not_configured", "storage.*")
            .WithAnswerHeader(StatusCodes.Status202Accepted, "Location", "The call.")
            .WithSummary("Calls a restaurant: with the id of a plan, or with complete fields.");
        calls.MapGet("", ListAsync)
            .WithName("ListCalls")
            .WithPages()
            .WithErrors("request.parameter", "storage.*")
            .WithSummary("The records of the latest calls, newest first. interrupted=true returns only the calls whose server failed, "
                + "outcome only those with it. "
                + "limit and offset give a page, and the header Link the next one.");
        calls.MapGet("/{call_id}", Get)
            .WithName("GetCall")
            .WithErrors("call.not_found")
            .WithSummary("Returns a call with its transcript and its result.");
        calls.MapGet("/{call_id}/status", GetStatus)
            .WithName("GetCallStatus")
            .WithErrors("call.not_found")
            .WithSummary("Returns the status of a call, for polling.");
        calls.MapGet("/{call_id}/events", Follow)
            .WithName("FollowCall")
            .WithErrors("call.not_found")
            .WithSummary("Streams all events of a call, from its beginning or after the header Last-Event-ID, as server-sent events.")
            .Produces<CallEventView>(StatusCodes.Status200OK, EventStreamResult.MediaType);
        calls.MapPost("/{call_id}/hangup", HangUpAsync)
            .WithName("HangUpCall")
            .WithErrors("call.not_found")
            .WithSummary("Hangs up and ends a call.");
        calls.MapPost("/{call_id}/answer", Answer).WithName("AnswerCall")
            .WithErrors("call.not_found", "call.question_not_open", "request.answer", "request.secret")
            .WithSummary("Answers a question to the guest while the restaurant holds the line.");
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

    private static async Task<Ok<IReadOnlyList<CallRecordView>>> ListAsync(
        bool? interrupted, string? outcome, int? limit, int? offset, CallReader book, HttpRequest request)
    {
        var (size, start) = PageLink.Check(limit, offset);

        // One more than the page tells whether there is a next one.
        var found = await book.ListAsync(interrupted == true, size + 1, start, ParseOutcome(outcome), request.HttpContext.RequestAborted);
        PageLink.AddNext(request, found.Count > size ? start + size : null);
        return TypedResults.Ok<IReadOnlyList<CallRecordView>>([.. found.Take(size).Select(call => CallRecordViewMapper.Map(call, book.GetClaim(call)))]);
    }

    private static async Task<Ok<CallRecordView>> GetRecordAsync(string call_id, CallReader book, CancellationToken cancellationToken)
    {
        var call = await book.FindAsync(call_id, cancellationToken) ?? throw new ConciergeException(CallErrors.NotFound);
        return TypedResults.Ok(CallRecordViewMapper.Map(call, book.GetClaim(call)));
    }

    private static CallOutcome? ParseOutcome(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : EnumParameter.TryParse<CallOutcome>(text, out var outcome) ? outcome
        : throw new ConciergeException(new("request.parameter", $"'{text}' is not an outcome.", "Use one such as confirmed or no_answer."));

    private static Ok<CallView> Get(string call_id, CallManager calls) =>
        TypedResults.Ok(CallViewMapper.Map(calls.GetOwn(call_id), forOperator: CurrentUser.SeesAll));

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
