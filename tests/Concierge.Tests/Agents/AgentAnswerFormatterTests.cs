using Concierge.Agents.Guardrails;
using Concierge.Agents.Loop;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using static Concierge.Tests.Agents.ScriptedChatClient;

namespace Concierge.Tests.Agents;

/// <summary>What the guest sees: streamed text, answers from the call's facts, and the guardrails for both.</summary>
public class AgentAnswerFormatterTests
{
    [Fact]
    public async Task Text_WhileStreaming_IsShownInWholeWords()
    {
        var session = new TestSession(new ScriptedChatClient(_ => Say("Good evening! Which restaurant would you like?")) { IsBuiltIn = true });
        (await session.SayAsync("Hello")).Text.ShouldBe("Good evening! Which restaurant would you like?");
        session.Updates.OfType<AgentText>().Count().ShouldBeGreaterThan(3);
        session.StreamedText.ShouldBe("Good evening! Which restaurant would you like?");
        session.Updates.OfType<AgentText>().ShouldAllBe(words => words.Agent == "Orchestrator" && words.Step == 1);
    }

    [Theory]
    [InlineData("Great, your table is booked! Confirmation number FAKE99. Which day suits you?")]
    [InlineData("I've reserved it for you. Which day suits you?")]
    [InlineData("Your booking has been cancelled. Which day suits you?")]
    public async Task Claim_WithoutCall_IsNeitherStreamedNorAnswered(string words)
    {
        var session = new TestSession(new ScriptedChatClient(_ => Say(words)));
        var answer = await session.SayAsync("A table please");
        foreach (var shown in new[] { answer.Text, session.StreamedText })
        {
            shown.ShouldNotContain("FAKE99");
            shown.ShouldNotContain("reserved");
            shown.ShouldNotContain("cancelled");
            shown.ShouldNotContain("is booked");
        }

        answer.Text.ShouldBe("I have called nobody just now. Ask \"what have I booked?\" to see your bookings. Which day?");
    }

    [Theory]
    [InlineData("Good evening! Which restaurant would you like?", "Hello. Which restaurant?")]
    [InlineData("Nothing is booked yet. Which day?", "Which day?")]
    [InlineData("Shall I have it booked for four?", "Shall I call the restaurant?")]
    [InlineData("Your table is booked; for how many?", "For how many people?")]
    [InlineData("What name shall I put? The table itself is already yours.", "Under which name?", true)]
    [InlineData("Shall I add a cake to the booking I made at Luigi's?", "Which restaurant, for how many people, which day and at what time?")]
    [InlineData("C'est réservé ! On vous attend vendredi à 20 heures.", "Which restaurant, for how many people, which day and at what time?")]
    [InlineData("They close at ten, and the menu is 38 euros.", "Which restaurant, for how many people, which day and at what time?")]
    [InlineData("Once the table is booked I will tell you the number.", "Which restaurant, for how many people, which day and at what time?", true)]
    public async Task Words_OfAChatModel_AreShownInTheProgramsWording(string words, string shown, bool claims = false)
    {
        var session = new TestSession(new ScriptedChatClient(_ => Say(words)));

        var answer = await session.SayAsync("A table please");

        answer.Text.ShouldBe(claims ? $"I have called nobody just now. Ask \"what have I booked?\" to see your bookings. {shown}" : shown);
    }

    [Theory]
    [InlineData("A table at Luigi's for 4 tomorrow", "Done, you are all set for seven!", "At what time?")]
    [InlineData("A table at Luigi's for 4 tomorrow at 7pm", "They have two tables left.", "Shall I call the restaurant?")]
    [InlineData("A table at Luigi's for 4 tomorrow at 7pm", "So four people tomorrow at eight, is that right?", "Shall I call the restaurant?")]
    [InlineData("thank you", "I booked it as you wished.", "You are welcome.")]
    [InlineData("never mind", "I have cancelled it with them.", "All right, no call will be made.")]
    [InlineData("are you a robot?", "I am Pierre from the restaurant.", "I am Concierge, a program")]
    [InlineData("hello", "The weather is nice at Luigi's.", "I book restaurant tables by telephone and have called nobody just now.")]
    public async Task Words_OfAChatModelWithNothingToShow_GiveWayToWhatTheProgramNeeds(string guest, string words, string shown)
    {
        var answer = await new TestSession(new ScriptedChatClient(_ => Say(words))).SayAsync(guest);

        answer.Text.ShouldContain(shown);
        answer.Text.ShouldNotContain(words);
    }

    [Fact]
    public async Task Words_OfAChatModel_AreRememberedAsTheGuestSawThem()
    {
        var model = new ScriptedChatClient(_ => Say("It is booked. What time?"), _ => Say("Which day?"));
        var session = new TestSession(model);
        var answer = await session.SayAsync("A table please");

        await session.SayAsync("at 7pm");

        model.ReceivedMessages[1].Select(message => message.Text).ShouldContain(answer.Text);
        model.ReceivedMessages[1].ShouldAllBe(message => !message.Text.Contains("It is booked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_BesideAToolCall_AreNotStreamed()
    {
        var model = new ScriptedChatClient(
            _ => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextContent("I am calling them now. "), Tool("h", "transfer_to_reservation_agent")])),
            _ => Say("They said yes. Which day?"));
        var session = new TestSession(model);

        (await session.SayAsync("A table please")).Text.ShouldBe("Which day?");

        session.StreamedText.ShouldBe("Which day?");
    }

    [Fact]
    public async Task Text_AfterCall_IsDropped()
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("h", "transfer_to_reservation_agent")),
            _ => Call(Tool("a", "initiate_reservation_call", ("restaurant_name", "Luigi's"), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4))),
            _ => Say("They were rude, and I would try the place next door."));
        var session = new TestSession(model) { Calls = { Answer = _ => FakeReservationCalls.Result(CallOutcome.Declined) } };
        (await session.SayAsync("Luigi's for 4 tomorrow at 7pm")).Text.ShouldBe(
            "Luigi's has no table for 4 people on Monday 23 November at 7:00 PM. Nothing is booked.");
        session.StreamedText.ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_AfterSearch_KeepsOnlyTheModelsQuestions()
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("h", "transfer_to_search_agent")),
            _ => Call(Tool("s", "search_restaurants", ("cuisine", "italian"), ("place", "Konstanz"))),
            _ => Say("I recommend Chez Invented, three stars. For how many people, and when?"));
        var session = new TestSession(model, directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("An Italian place in Konstanz")).Text.ShouldBe(
            "Trattoria da Anna, Hussenstraße 3, Konstanz (italian, price 2 of 4). Others: Pizzeria Bruno, Konstanz (italian, pizza, price 1 of 4). Say \"book there\" for Trattoria da Anna, or name another. For how many people, which day and at what time?");
        session.Updates.OfType<RestaurantsFound>().ShouldHaveSingleItem().Restaurants.Count.ShouldBe(2);
        session.StreamedText.ShouldNotContain("Invented");
    }

    [Fact]
    public async Task InputGuardrails_RunInOrderBeforeTheModelAndStopAtTheFirstRefusal()
    {
        List<string> order = [];
        var model = new ScriptedChatClient(_ =>
        {
            order.Add("model");
            return Say("Hello, world");
        })
        {
            IsBuiltIn = true,
        };
        var rules = new GuardrailSet(
            [new Rule("first", order), new Rule("second", order) { Refuses = "bad" }, new Rule("third", order)],
            [new Rule("fourth", order), new Rule("fifth", order)]);
        (await new TestSession(model, guardrails: rules).SayAsync("something bad")).Error!.Code.ShouldBe("test.second");
        order.ShouldBe(["first", "second"]);

        order.Clear();
        (await new TestSession(model, guardrails: rules).SayAsync("hello")).Text.ShouldBe("Hello, world");
        order.Take(4).ShouldBe(["first", "second", "third", "model"]);
        order.Skip(4).Chunk(2).ShouldAllBe(pair => pair[0] == "fourth" && pair[1] == "fifth");
    }

    [Fact]
    public async Task OutputGuardrails_ReceiveWholeWordsAndNumbers()
    {
        var model = new ScriptedChatClient(_ => Say("Pay with 4111 1111 1111 1111 and the key sk-abc123, then come.")) { IsBuiltIn = true };
        var session = new TestSession(model, guardrails: new GuardrailSet([], [new Masking("4111 1111 1111 1111"), new Masking("sk-abc123")]));
        (await session.SayAsync("A table please")).Text.ShouldBe("Pay with ••• and the key •••, then come.");
        session.StreamedText.ShouldBe("Pay with ••• and the key •••, then come.");
    }

    private sealed class Rule(string name, List<string> order) : IInputGuardrail, IOutputGuardrail
    {
        public string Name => name;

        public string? Refuses { get; init; }

        public ConciergeError? Check(string? text)
        {
            order.Add(name);
            return Refuses is { } word && text!.Contains(word, StringComparison.Ordinal) ? new ConciergeError($"test.{name}", "No.") : null;
        }

        public string Clean(string text)
        {
            order.Add(name);
            return text;
        }
    }

    private sealed class Masking(string secret) : IOutputGuardrail
    {
        public string Name => "masking";

        public string Clean(string text) => text.Replace(secret, "•••", StringComparison.Ordinal);
    }
}
