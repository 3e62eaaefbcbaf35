using Concierge.Agents;
using Concierge.Agents.Loop;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Description;
using Concierge.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoints of plans: what a call would do, before anybody is called.</summary>
internal static class PlansEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/plans").RequireAuthorization().WithTags("Plans");
        plans.MapPost("", CreateAsync).WithName("CreatePlan")
            .WithErrors(
                "plan.not_found", "plan.with_fields", "reservation.not_found", "restaurant.not_known", "request.*",
                "phone.*", "restaurant.*", "reservation.*", "openai.*", "storage.*")
            .WithAnswerHeader(StatusCodes.Status201Created, "Location", "The plan.")
            .WithSummary("Plans a call without calling anybody: from words, from fields, from an earlier plan, or for a booking. "
                + "The plan says what the call would ask for, which limits it uses, what it is expected to cost and what would refuse it. "
                + "POST /calls with the plan_id places the call, once, within 30 minutes.");
        plans.MapGet("/{plan_id}", GetAsync).WithName("GetPlan")
            .WithErrors("plan.not_found", "storage.*").WithSummary("Returns a plan with the limits and the opening state of now.");
    }

    private static async Task<Results<Created<PlanView>, Ok<PlanView>>> CreateAsync(
        CreatePlanRequest body, PlanRequestReader reader, PlanService plans, Orchestrator orchestrator, CancellationToken cancellationToken)
    {
        CheckTextOnly(body);
        var plan = body.Text is { } text && body.ReservationId is null
            ? await PlanWordsAsync(body, text, plans, orchestrator, cancellationToken)
            : await PlanFieldsAsync(body, reader, plans, cancellationToken);
        return plan.PlanId is { } id ? TypedResults.Created($"/plans/{id}", plan) : TypedResults.Ok(plan);
    }

    // Words and fields could contradict each other.
    private static void CheckTextOnly(CreatePlanRequest body)
    {
        var allowed = new CreatePlanRequest
        {
            Text = body.Text,
            SessionId = body.SessionId,
            ReservationId = body.ReservationId,
            Purpose = body.Purpose,
            CallWhenOpen = body.CallWhenOpen,
            DespiteClosing = body.DespiteClosing,
        };
        if (body.Text is not null && body != allowed)
        {
            throw new ConciergeException(new(
                "plan.with_fields", "A plan is made of a text or of fields.", "Send the fields alone, or say all of it in the text."));
        }
    }

    private static async Task<Ok<PlanView>> GetAsync(string plan_id, PlanService plans, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.GetAsync(plan_id, cancellationToken));

    private static async Task<PlanView> PlanFieldsAsync(
        CreatePlanRequest body, PlanRequestReader reader, PlanService plans, CancellationToken cancellationToken)
    {
        var reading = await reader.ReadAsync(body, cancellationToken);
        return reading.Details is { } details
            ? await plans.CreateAsync(details, sessionId: null, cancellationToken)
            : PlanService.CreateIncomplete(reading.Questions, sessionId: null);
    }

    private static async Task<PlanView> PlanWordsAsync(
        CreatePlanRequest body, string text, PlanService plans, Orchestrator orchestrator, CancellationToken cancellationToken)
    {
        var sessionId = SessionIds.Check(body.SessionId);
        AgentAnswer? answer = null;
        await foreach (var update in orchestrator.RunAsync(sessionId, text, new AgentRunOptions { PlansOnly = true }, cancellationToken))
        {
            answer = update as AgentAnswer ?? answer;
        }

        return answer switch
        {
            { Plan: { } details } => await plans.CreateAsync(details, sessionId, cancellationToken),
            { Error: { } error } when PlanQuestions.ForRefusals([error]).Any() => PlanService.CreateClosed(error, sessionId),
            { Error: { } error } => throw new ConciergeException(error),
            _ => PlanService.CreateIncomplete([new PlanQuestionView(null, answer!.Text, IsRequired: true)], sessionId),
        };
    }
}
