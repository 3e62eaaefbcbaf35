using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Mcp;

/// <summary>Calls with both voices, as an assistant follows them.</summary>
[Trait("Category", "Long")]
public sealed class AssistantCallTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    // The guest has 45 seconds by default; a machine with other work takes longer.
    private const string AnswerSeconds = "120";

    [SkippableFact]
    public async Task Question_OfTheRestaurant_IsAnsweredByTheGuest()
    {
        var (services, server) = await StartAsync("offers-later");
        await using var first = services;
        await using var second = server;
        await using var assistant = await Assistant.StartAsync(_home, server, "v2", overStdio: false);
        var callId = await PlaceAsync(assistant);

        var asked = await assistant.FollowAsync(callId);
        asked.GetText("state").ShouldBe("question", asked.ToString());
        var question = asked.GetProperty("question");
        question.GetText("time").ShouldBe("19:30");
        await assistant.CallAsync(
            "answer_question", new { call_id = callId, question_id = question.GetText("question_id"), answer = "yes please" }, GuestAnswers.Yes);
        var followed = await assistant.FollowAsync(callId, asked.GetProperty("cursor").GetInt32());

        assistant.Asked[^1].ShouldContain("Your assistant's answer: “yes please”");
        var result = followed.GetProperty("result");
        (result.GetText("outcome"), result.GetText("time")).ShouldBe(("confirmed", "19:30"));
        result.GetProperty("was_modified").GetBoolean().ShouldBeTrue();
        ShouldProve(result, "agreement", "time", "confirmation_number");
        assistant.Progress.ShouldContain("The restaurant waits for the guest's answer");
    }

    [SkippableFact]
    public async Task Booking_IsBookedChangedAndCancelled_ByTwoClients()
    {
        var (services, server) = await StartAsync("accepts");
        await using var first = services;
        await using var second = server;
        await using (var early = await Assistant.StartAsync(_home, server, "v1", overStdio: true))
        {
            // The client goes away while the restaurant talks.
            var callId = await PlaceAsync(early);
            await server.WaitForConversationAsync(callId);
        }

        await using var assistant = await Assistant.StartAsync(_home, server, "v2", overStdio: true);
        await assistant.ListToolsAsync(GuestAnswers.Yes);
        var call = (await assistant.CallAsync("list_calls", new { })).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        var booked = (await assistant.FollowAsync(call.GetText("call_id")!)).GetProperty("result");
        booked.GetText("outcome").ShouldBe("confirmed");
        ShouldProve(booked, "agreement", "party_size", "time", "confirmation_number");
        var booking = new { booking_id = booked.GetText("booking_id") };

        var changing = await assistant.CallAsync("change_booking", new { booking.booking_id, party_size = 6, time = "20:00" }, GuestAnswers.Yes);
        var changed = (await assistant.FollowAsync(changing.GetText("call_id")!)).GetProperty("result");
        (changed.GetText("outcome"), changed.GetText("time"), changed.GetProperty("party_size").GetInt32()).ShouldBe(("confirmed", "20:00", 6));

        var cancelling = await assistant.CallAsync("cancel_booking", booking, GuestAnswers.Yes);
        (await assistant.FollowAsync(cancelling.GetText("call_id")!)).GetProperty("result").GetText("outcome").ShouldBe("cancelled");
        (await assistant.CallAsync("list_bookings", new { })).GetProperty("bookings").GetArrayLength().ShouldBe(0);
        assistant.Asked.Count.ShouldBe(2);
        (await services.GetCallsAsync()).Count.ShouldBe(3);
    }

    public void Dispose() => _home.Dispose();

    private static async Task<string> PlaceAsync(Assistant assistant)
    {
        await assistant.ListToolsAsync(GuestAnswers.Yes);
        var plan = await assistant.CallAsync("plan_call", new { text = "Book a table at Luigi's for 4 tomorrow at 7pm" });
        plan.GetText("status").ShouldBe("ready", plan.ToString());
        var placed = await assistant.CallAsync("place_call", new { plan_id = plan.GetText("plan_id") }, GuestAnswers.Yes);
        return placed.GetText("call_id")!;
    }

    // The words of each field are the restaurant's, or the agent's with the restaurant's agreement.
    private static void ShouldProve(JsonElement result, params string[] fields)
    {
        var evidence = result.GetProperty("evidence").EnumerateArray().ToDictionary(proof => proof.GetText("field")!, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            evidence.ShouldContainKey(field);
            var words = evidence[field].GetProperty("words");
            var agreed = words.GetText("source") == "restaurant" ? words : evidence[field].GetProperty("agreed_words");
            agreed.GetText("source").ShouldBe("restaurant");
            agreed.GetText("text").ShouldNotBeNullOrEmpty();
        }
    }

    private async Task<(RehearsalServices Services, ConciergeServerProcess Server)> StartAsync(string scenario)
    {
        var port = LoopbackPorts.FindFreePort();
        var services = await RehearsalServices.StartAsync(_home, port, scenario);
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal)
        {
            ["ASK_CUSTOMER_SECONDS"] = AnswerSeconds,
            ["CALL_PAUSE_SECONDS"] = "0",
        };
        return (services, await ConciergeServerProcess.StartAsync(_home, port, settings));
    }
}
