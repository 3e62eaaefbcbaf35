using System.Globalization;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Agents;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>
/// A conversation of several turns: it finds a restaurant, then books, changes and cancels a table with one call each. The restaurant keeps its book
/// between the calls.
/// </summary>
public sealed class ConversationTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Conversation_WithTheBuiltInModel_FindsBooksChangesAndCancelsATable()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, ["rehearse", "--json", "--scenario", "accepts", "--seed", "1", "--speed", "8"]);

        var found = await AskAsync(process, "find me a good Italian place in Konstanz", 1);
        var restaurant = found.GetText("answer")!.Split(',')[0];
        found.GetText("answer")!.ShouldContain($"Say \"book there\" for {restaurant}");
        (await AskAsync(process, $"book there for 4 on {FridayInWords} in the evening", 2)).GetText("answer").ShouldBe("At what time?");
        var booked = (await AskAsync(process, "at 7", 3)).GetProperty("result");
        booked.GetText("outcome").ShouldBe("confirmed", process.Output);
        booked.GetText("confirmation_number").ShouldNotBeNullOrEmpty();

        var changed = await AskAsync(process, "make it 5 people", 4);
        changed.GetProperty("result").GetText("outcome").ShouldBe("confirmed", process.Output);
        changed.GetProperty("result").GetProperty("party_size").GetInt32().ShouldBe(5);
        changed.GetText("answer")!.ShouldStartWith($"Changed: {restaurant}, 5 people");
        (await AskAsync(process, "what have I booked?", 5)).GetText("answer")!.ShouldStartWith($"You have one booking: {restaurant}, 5 people");

        (await AskAsync(process, "actually, cancel that", 6)).GetText("answer")!.ShouldStartWith($"To cancel: {restaurant}, 5 people");
        var cancelled = await AskAsync(process, "yes", 7);
        cancelled.GetProperty("result").GetText("outcome").ShouldBe("cancelled", process.Output);
        (await AskAsync(process, "what have I booked?", 8)).GetText("answer").ShouldBe("You have no bookings.");
        process.CloseInput();
        await process.WaitForExitAsync();
        process.Lines.Count(line => line.StartsWith("""{"event":"call_started""", StringComparison.Ordinal)).ShouldBe(3);
        process.Errors.ShouldBeEmpty();
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Conversation_WithAModelBehindOpenAIsApi_FindsBooksChangesAndCancelsATable()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var model = await ScriptedChatServer.StartAsync();
        await using var process = ConciergeProcess.Start(
            _home,
            ["rehearse", "--json", "--scenario", "accepts", "--seed", "1", "--speed", "8", "--yes", "--agent-model", "gpt-6-luna"],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AGENT_BASE_URL"] = model.Endpoint.AbsoluteUri,
                ["OPENAI_API_KEY"] = "sk-not-for-others",
            });

        model.Calls(("transfer_to_search_agent", new { }))
            .Calls(("search_restaurants", new { cuisine = "italian", place = "Konstanz" }))
            .Says("For how many, and when?");
        var found = await AskAsync(process, "find me a good Italian place in Konstanz", 1);
        var restaurant = found.GetText("answer")!.Split(',')[0];
        found.GetText("answer")!.ShouldEndWith("For how many people, which day and at what time?");

        model.Calls(("transfer_to_reservation_agent", new { }))
            .Calls(("initiate_reservation_call", new { restaurant_name = restaurant, date = FridayInFigures, time = "19:00", party_size = 4 }));
        var booked = (await AskAsync(process, $"book there for 4 on {FridayInWords} at 7pm", 2)).GetProperty("result");
        (booked.GetText("outcome"), booked.GetText("date"), booked.GetText("time")).ShouldBe(("confirmed", FridayInFigures, "19:00"), process.Output);

        model.Calls(("transfer_to_reservation_agent", new { })).Calls(("list_bookings", new { }))
            .Calls(("change_booking", new { booking = restaurant, party_size = 5 }));
        var changed = await AskAsync(process, "make it 5 people", 3);
        changed.GetProperty("result").GetText("outcome").ShouldBe("confirmed", process.Output);
        changed.GetText("answer")!.ShouldStartWith($"Changed: {restaurant}, 5 people");

        model.Calls(("transfer_to_cancellation_agent", new { })).Calls(("cancel_booking", new { booking = booked.GetText("confirmation_number") }));
        (await AskAsync(process, "actually, cancel that", 4)).GetProperty("result").GetText("outcome").ShouldBe("cancelled", process.Output);
        process.CloseInput();
        await process.WaitForExitAsync();
        process.Lines.Count(line => line.StartsWith("""{"event":"call_started""", StringComparison.Ordinal)).ShouldBe(3);
        model.Requests.ShouldAllBe(request => request["reasoning_effort"]!.GetValue<string>() == "none");
    }

    public void Dispose() => _home.Dispose();

    // A coming Friday, three to nine days ahead: on a Friday the agent asks which Friday is meant.
    private static DateOnly Friday { get; } = Enumerable.Range(3, 7)
        .Select(days => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime).AddDays(days))
        .Single(day => day.DayOfWeek == DayOfWeek.Friday);

    private static string FridayInWords => Friday.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string FridayInFigures => Friday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<JsonElement> AskAsync(ConciergeProcess process, string words, int number)
    {
        await process.WriteLineAsync(words);
        await process.WaitForLineAsync(_ => Answers(process).Count >= number);
        return Answers(process)[number - 1];
    }

    private static List<JsonElement> Answers(ConciergeProcess process) =>
        [.. process.Lines.Where(line => line.StartsWith("""{"event":"answer""", StringComparison.Ordinal)).Select(line => PrintedEvent.Parse(line).Data)];
}
