using Concierge.Agents.Loop;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using static Concierge.Tests.Agents.ScriptedChatClient;

namespace Concierge.Tests.Agents;

public class HandoffTests
{
    [Fact]
    public async Task Handoff_RequestOfAnotherAgent_GoesThroughTheOrchestrator()
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("a", "transfer_to_search_agent")),
            _ => Call(Tool("b", "transfer_to_orchestrator")),
            _ => Call(Tool("c", "transfer_to_cancellation_agent")),
            _ => Call(Tool("d", "transfer_to_reservation_agent")),
            _ => Say("Which restaurant?"));
        var session = new TestSession(model);
        (await session.SayAsync("A table please")).Text.ShouldBe("Which restaurant?");
        session.Updates.OfType<AgentHandedOff>().Select(handoff => handoff.Agent).ShouldBe(
            ["Search Agent", "Orchestrator", "Cancellation Agent", "Reservation Agent"]);
        GetTools(model, 1).ShouldBe(
            ["search_restaurants", "get_opening_hours", "list_callable_restaurants", "transfer_to_reservation_agent", "transfer_to_cancellation_agent", "transfer_to_orchestrator"], ignoreOrder: true);
        GetTools(model, 3).ShouldBe(
            ["list_bookings", "cancel_booking", "transfer_to_reservation_agent", "transfer_to_search_agent", "transfer_to_orchestrator"], ignoreOrder: true);
    }

    [Fact]
    public async Task Handoff_InCircle_StopsAtTheStepLimit()
    {
        var count = 0;
        var model = new ScriptedChatClient(_ => Call(Tool($"t{count}", count++ % 2 == 0 ? "transfer_to_search_agent" : "transfer_to_orchestrator")));
        (await new TestSession(model).SayAsync("A table please")).Error!.Code.ShouldBe("agent.step_limit");
    }

    [Fact]
    public async Task ToolOfAnotherAgent_IsNotRun()
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("a", "transfer_to_search_agent")),
            _ => Call(Tool("b", "initiate_reservation_call", ("restaurant_name", "Luigi's"), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4))),
            _ => Say("Sorry."));
        var session = new TestSession(model);
        await session.SayAsync("Luigi's for 4 tomorrow at 7pm");
        session.Calls.Started.ShouldBeEmpty();
        model.ReceivedMessages[2].SelectMany(message => message.Contents).OfType<FunctionResultContent>().Last().Result!.ToString()!.ShouldContain("not found");
    }

    [Fact]
    public async Task ToolOfTheNextAgent_InTheStepOfTheHandoff_IsNotRun()
    {
        var model = new ScriptedChatClient(
            _ => Call(
                Tool("a", "transfer_to_reservation_agent"),
                Tool("b", "initiate_reservation_call", ("restaurant_name", "Luigi's"), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4))),
            _ => Say("Shall I call them?"));
        var session = new TestSession(model);
        await session.SayAsync("Luigi's for 4 tomorrow at 7pm");
        session.Calls.Started.ShouldBeEmpty();
        model.ReceivedMessages[1].SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.Result!.ToString()!)
            .ShouldBe(["Handed over.", "Error: Requested function \"initiate_reservation_call\" not found."]);
    }

    [Theory]
    [InlineData("Book a table at Luigi's for 4 tomorrow at 7pm", "Reservation Agent")]
    [InlineData("cancel my table at Luigi's", "Cancellation Agent")]
    [InlineData("move my table at Luigi's to 8pm", "Reservation Agent")]
    public async Task RuleBasedModel_HandsOffToTheRightAgent(string text, string agent)
    {
        var session = new TestSession();
        await session.SayAsync(text);
        session.Updates.OfType<AgentHandedOff>().ShouldHaveSingleItem().Agent.ShouldBe(agent);
    }

    [Fact]
    public async Task CancelledRequest_DuringCall_HangsUpAndTheConversationContinues()
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("h", "transfer_to_reservation_agent")),
            _ => Call(
                Tool("a", "initiate_reservation_call", ("restaurant_name", "Luigi's"), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4)),
                Tool("b", "find_restaurant", ("name", "Luigi's"))),
            _ => Say("What else?"));
        var session = new TestSession(model) { Calls = { Hold = new TaskCompletionSource() } };
        using var cancellation = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in session.Orchestrator.RunAsync("one", "Luigi's for 4 tomorrow at 7pm", cancellation.Token))
            {
                if (update is CallStarted)
                {
                    await cancellation.CancelAsync();
                }
            }
        });
        session.Calls.HungUp.ShouldBe(["call-1"]);

        await session.SayAsync("hello?");
        var results = model.ReceivedMessages[2].SelectMany(message => message.Contents).OfType<FunctionResultContent>().ToList();
        results.Select(result => result.CallId).ShouldBe(["h", "a", "b"]);
        results.Skip(1).ShouldAllBe(result => result.Result!.ToString()!.Contains("agent.interrupted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CallOutcome.AlternativeOffered)]
    [InlineData(CallOutcome.Unclear)]
    [InlineData(CallOutcome.NeedsCustomer)]
    public async Task NextRestaurant_WhileTheFirstMayStillBook_IsNotCalled(CallOutcome outcome)
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("h", "transfer_to_reservation_agent")),
            _ => Call(Booking("a", "Luigi's")),
            _ => Call(Booking("b", "Golden Dragon")),
            _ => Say("Done."));
        var session = new TestSession(model, directory: FakeRestaurantDirectory.Usual) { Calls = { Answer = _ => FakeReservationCalls.Result(outcome) } };
        var answer = await session.SayAsync("Luigi's for 4 tomorrow at 7pm, or else Golden Dragon");
        session.Calls.Started.ShouldHaveSingleItem().RestaurantName.ShouldBe("Luigi's");
        answer.Error!.Code.ShouldBe("request.answer_first");
        answer.Result!.Outcome.ShouldBe(outcome);

        static FunctionCallContent Booking(string id, string restaurant) =>
            Tool(id, "initiate_reservation_call", ("restaurant_name", restaurant), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4));
    }

    private static IEnumerable<string> GetTools(ScriptedChatClient model, int step) => model.Options[step]!.Tools!.Select(tool => tool.Name);
}
