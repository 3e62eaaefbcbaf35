using Concierge.Contracts;
using Microsoft.Extensions.AI;
using static Concierge.Tests.Agents.ScriptedChatClient;

namespace Concierge.Tests.Agents;

public class AgentLoopTests
{
    private static readonly FunctionCallContent HandOff = Tool("h", "transfer_to_reservation_agent");

    private static FunctionCallContent Booking(string id, params (string Name, object? Value)[] more) => Tool(
        id,
        "initiate_reservation_call",
        [("restaurant_name", "Luigi's"), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4), .. more]);

    [Fact]
    public async Task RunAsync_Handoff_ChangesInstructionsAndTools()
    {
        var model = new ScriptedChatClient(_ => Call(HandOff), _ => Say("Which restaurant?"));
        (await new TestSession(model).SayAsync("A table please")).Text.ShouldBe("Which restaurant?");
        model.Options[0]!.Tools!.Select(tool => tool.Name).ShouldBe(
            ["decline_off_topic", "transfer_to_reservation_agent", "transfer_to_cancellation_agent", "transfer_to_search_agent"], ignoreOrder: true);
        model.Options[1]!.Tools!.Select(tool => tool.Name).ShouldBe(
            [
                "find_restaurant",
                "initiate_reservation_call",
                "list_bookings",
                "change_booking",
                "transfer_to_cancellation_agent",
                "transfer_to_search_agent",
                "transfer_to_orchestrator",
            ],
            ignoreOrder: true);
        model.ReceivedMessages[1][0].Text.ShouldContain("Name for bookings when the guest gives none: Ada Lovelace");
        model.ReceivedMessages[1][0].Text.ShouldContain("Sunday 2026-11-22 15:00");
    }

    [Fact]
    public async Task RunAsync_ModelClaimsBooking_AnswerStatesTheCallsResult()
    {
        var model = new ScriptedChatClient(_ => Call(HandOff), _ => Call(Booking("c")), _ => Say("Booked! Confirmation number FAKE99."));
        var session = new TestSession(model) { Calls = { Answer = _ => FakeReservationCalls.Result(CallOutcome.Declined) } };
        var answer = await session.SayAsync("Luigi's for 4 tomorrow at 7pm");
        answer.Text.ShouldNotContain("FAKE99");
        answer.Result!.ConfirmationNumber.ShouldBeNull();
        answer.Result.Outcome.ShouldBe(CallOutcome.Declined);
    }

    [Fact]
    public async Task RunAsync_ModelFailsAfterCall_KeepsTheResult()
    {
        var model = new ScriptedChatClient(
            _ => Call(HandOff), _ => Call(Booking("c")), _ => throw new ConciergeException(new ConciergeError("openai.rate_limited", "Too often.")));
        var session = new TestSession(model) { Calls = { Answer = _ => FakeReservationCalls.Result(CallOutcome.Busy) } };
        var answer = await session.SayAsync("Luigi's for 4 tomorrow at 7pm");
        answer.Result!.Outcome.ShouldBe(CallOutcome.Busy);
        answer.Text.ShouldStartWith("The line at Luigi's was busy.");
    }

    [Fact]
    public async Task RunAsync_ParallelToolCalls_AllHaveResultsAndOneCallIsMade()
    {
        var model = new ScriptedChatClient(
            _ => Call(HandOff),
            _ => Call(Tool("f", "find_restaurant", ("name", "Luigi's")), Booking("a"), Booking("b", ("special_requests", "window"))),
            _ => Say("Anything else?"));
        var session = new TestSession(model);
        await session.SayAsync("Luigi's for 4 tomorrow at 7pm");
        session.Calls.Started.Count.ShouldBe(1);
        model.ReceivedMessages.Count.ShouldBe(2);
        await session.SayAsync("thanks");
        model.ReceivedMessages[2].SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.CallId).ShouldBe(["h", "f", "a", "b"]);
    }

    [Fact]
    public async Task RunAsync_MalformedArguments_ModelCanCorrectThem()
    {
        var malformed = new FunctionCallContent("x", "initiate_reservation_call", null) { Exception = new FormatException("no JSON") };
        var model = new ScriptedChatClient(
            _ => Call(HandOff),
            _ => Call(malformed, Tool("y", "initiate_reservation_call", ("party_size", "many")), Tool("z", "no_such_tool")),
            _ => Call(Booking("c")));
        var session = new TestSession(model);
        (await session.SayAsync("Luigi's for 4 tomorrow at 7pm")).Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        var results = model.ReceivedMessages[2].SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(
            result => result.Result!.ToString()!).ToList();
        results[1].ShouldContain("tool.arguments");
        results[2].ShouldContain("tool.arguments");
        results[3].ShouldContain("not found");
    }

    [Fact]
    public async Task RunAsync_FaultInATool_EndsTheRequestAndEveryCallHasAResult()
    {
        var model = new ScriptedChatClient(
            _ => Call(HandOff),
            _ => Call(Tool("f", "find_restaurant", ("name", "Luigi's")), Booking("a"), Tool("g", "find_restaurant", ("name", "Luigi's"))),
            _ => Say("Anything else?"));
        var session = new TestSession(model) { Calls = { Answer = _ => throw new InvalidOperationException("a fault") } };
        await Should.ThrowAsync<InvalidOperationException>(() => session.SayAsync("Luigi's for 4 tomorrow at 7pm"));

        await session.SayAsync("thanks");
        var results = model.ReceivedMessages[2].SelectMany(message => message.Contents).OfType<FunctionResultContent>().ToList();
        results.Select(result => result.CallId).ShouldBe(["h", "f", "a", "g"]);
        results[1].Result!.ToString()!.ShouldContain("Luigi's");
        results.Skip(2).ShouldAllBe(result => result.Result!.ToString()!.Contains("agent.interrupted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_ModelNeverAnswers_StopsAtTheStepLimit()
    {
        var count = 0;
        var model = new ScriptedChatClient(_ => count++ == 0 ? Call(HandOff) : Call(Tool($"f{count}", "find_restaurant", ("name", "Luigi's"))));
        (await new TestSession(model).SayAsync("A table please")).Error!.Code.ShouldBe("agent.step_limit");
        model.ReceivedMessages.Count.ShouldBe(16);
    }

    [Fact]
    public async Task RunAsync_NumberNotWrittenByGuest_IsNotCalled()
    {
        var model = new ScriptedChatClient(
            _ => Call(HandOff),
            _ => Call(Tool(
                "c",
                "initiate_reservation_call",
                ("restaurant_name", "Mario's"),
                ("phone_number", "+14155559999"),
                ("date", "2026-11-23"),
                ("time", "19:00"),
                ("party_size", 4))),
            _ => Say("I could not."));
        var session = new TestSession(model);
        (await session.SayAsync("Mario's for 4 tomorrow at 7pm")).Error!.Code.ShouldBe("restaurant.not_found");
        session.Calls.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_ModelRefuses_ReportsTheRefusal()
    {
        var model = new ScriptedChatClient(
            _ => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("I can't help.") { ErrorCode = "Refusal" }])));
        (await new TestSession(model).SayAsync("A table please")).Error!.Code.ShouldBe("openai.refused");
    }
}
