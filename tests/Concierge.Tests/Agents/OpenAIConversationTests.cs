using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Agents;

/// <summary>Conversations with the agents through OpenAI's chat API.</summary>
public sealed class OpenAIConversationTests : IAsyncLifetime
{
    private ScriptedChatServer _server = null!;
    private TestSession _session = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedChatServer.StartAsync();
        _session = new TestSession(
            new OpenAIChatClient(_server.Endpoint, "test-key", OpenAIChatClient.DefaultModel, new FakeTimeProvider()), directory: FakeRestaurantDirectory.Usual);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Conversation_SearchBookChangeCancel_MakesThreeCalls()
    {
        _server.Calls(("transfer_to_search_agent", new { }))
            .Calls(("search_restaurants", new { cuisine = "italian", place = "Konstanz" }))
            .Says("For how many people, which day and at what time shall I book there?");
        (await _session.SayAsync("find me a good Italian place in Konstanz")).Text.ShouldBe(
            "Trattoria da Anna, Hussenstraße 3, Konstanz (italian, price 2 of 4). Others: Pizzeria Bruno, Konstanz (italian, pizza, price 1 of 4). Say \"book there\" for Trattoria da Anna, or name another. For how many people, which day and at what time?");

        _server.Calls(("transfer_to_reservation_agent", new { })).Says("At what time on Friday evening?");
        (await _session.SayAsync("book there for 4 on Friday evening")).Text.ShouldBe("At what time?");
        _session.StreamedText.ShouldBe("At what time?");
        _session.Calls.Started.ShouldBeEmpty();

        _server.Calls(("transfer_to_reservation_agent", new { }))
            .Calls((
                "initiate_reservation_call",
                new { restaurant_name = "Trattoria da Anna", phone_number = "+497531555011", date = "2026-11-27", time = "19:00", party_size = 4 }));
        (await _session.SayAsync("7 o'clock")).Text.ShouldStartWith(
            "Booked: Trattoria da Anna, 4 people, Friday 27 November at 7:00 PM. Confirmation number BK472.");

        _server.Calls(("transfer_to_reservation_agent", new { }))
            .Calls(("list_bookings", new { }))
            .Calls(("change_booking", new { booking = "b1", party_size = 5 }));
        (await _session.SayAsync("make it 5 people")).Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        var change = _session.Calls.Started[1];
        (change.Purpose, change.PartySize, change.Date, change.Existing!.ConfirmationNumber).ShouldBe(
            (CallPurpose.Change, 5, new LocalDate(2026, 11, 27), "BK472"));

        _server.Calls(("transfer_to_cancellation_agent", new { })).Calls(("list_bookings", new { })).Calls(("cancel_booking", new { booking = "BK472" }));
        (await _session.SayAsync("actually, cancel that")).Result!.Outcome.ShouldBe(CallOutcome.Cancelled);
        _session.Calls.Started[2].Purpose.ShouldBe(CallPurpose.Cancel);
        _session.Bookings.All.ShouldHaveSingleItem().Status.ShouldBe(BookingStatus.Cancelled);

        GetMessageValues("role").ShouldContain("tool");
        _server.Requests.Count.ShouldBe(13);
    }

    [Fact]
    public async Task Request_ContainsTheWholeConversationWithEveryToolResult()
    {
        _server.Calls(("transfer_to_reservation_agent", new { })).Says("Which restaurant?");
        await _session.SayAsync("a table for 4 please");
        _server.Calls(("transfer_to_reservation_agent", new { })).Calls(
            ("find_restaurant", new { name = "Luigi's" }), ("find_restaurant", new { name = "Golden Dragon" })).Says("Which day?");
        await _session.SayAsync("Luigi's or the Golden Dragon");

        var last = _server.Requests[^1]["messages"]!.AsArray();
        last[0]!["role"]!.GetValue<string>().ShouldBe("system");
        last[0]!["content"]!.GetValue<string>().ShouldContain("You book restaurant tables by telephone");
        var calledIds = last.Where(message => message!["tool_calls"] is not null).SelectMany(
            message => message!["tool_calls"]!.AsArray()).Select(call => call!["id"]!.GetValue<string>()).ToList();
        var answeredIds = last
            .Where(message => message!["role"]!.GetValue<string>() == "tool")
            .Select(message => message!["tool_call_id"]!.GetValue<string>()).ToList();
        answeredIds.ShouldBe(calledIds);
        calledIds.Count.ShouldBe(4);
        last.Last(message => message!["role"]!.GetValue<string>() == "tool")!["content"]!.GetValue<string>().ShouldStartWith("{\"");
        last.Where(message => message!["role"]!.GetValue<string>() == "user").Select(message => message!["content"]!.ToString()).ShouldBe(
            ["a table for 4 please", "Luigi's or the Golden Dragon"]);
    }

    [Fact]
    public async Task Stream_BreaksDuringToolCall_MakesNoCallAndCanBeRetried()
    {
        _server.Calls(("transfer_to_reservation_agent", new { })).Then(async (_, context) =>
        {
            ScriptedChatServer.WillBreakOff(context);
            await ScriptedChatServer.SendAsync(
                context,
                new { tool_calls = new object[] { new { index = 0, id = "x", type = "function", function = new { name = "initiate_reservation_call", arguments = "{\"restaurant_name\":\"Luigi's\",\"date\":\"2026-11-23\",\"time\":\"19:00\",\"party_size\":4}" } } } });
        });
        (await _session.SayAsync("Luigi's for 4 tomorrow at 7pm")).Error!.Code.ShouldBe("openai.broken_off");
        _session.Calls.Started.ShouldBeEmpty();

        _server.Calls(("transfer_to_reservation_agent", new { })).Says("Shall I call them?");
        (await _session.SayAsync("try again")).Text.ShouldBe("Shall I call the restaurant?");
    }

    private IEnumerable<string> GetMessageValues(string field) =>
        _server.Requests.SelectMany(request => request["messages"]!.AsArray()).Select(message => message![field]!.GetValue<string>());
}
