using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>A conversation over the API: the session id joins its requests, and all sessions share the stored bookings.</summary>
/// <remarks>
/// Long: two calls in real time. The conversation tests cover sessions with a faster clock, and the booking change tests the same calls in real time.
/// </remarks>
[Trait("Category", "Long")]
public sealed class SessionTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task Requests_OfOneSession_BookATableAndCancelIt()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);

        (await AskAsync(server, "Book a table at Luigi's for 4 tomorrow", "talk-1")).GetText("answer").ShouldBe("At what time?");
        var booked = (await AskAsync(server, "at 7pm", "talk-1")).GetProperty("result");
        booked.GetText("outcome").ShouldBe("confirmed", booked.ToString());

        var listed = await AskAsync(server, "what have I booked?", "talk-2");
        listed.GetText("answer")!.ShouldStartWith("You have one booking: Luigi's, 4 people");

        (await AskAsync(server, "actually, cancel that", "talk-1")).GetText("answer")!.ShouldStartWith("To cancel: Luigi's, 4 people");
        var cancelled = (await AskAsync(server, "yes", "talk-1")).GetProperty("result");
        cancelled.GetText("outcome").ShouldBe("cancelled", cancelled.ToString());
        (await AskAsync(server, "what have I booked?", "talk-2")).GetText("answer").ShouldBe("You have no bookings.");
    }

    public void Dispose() => _home.Dispose();

    private static async Task<JsonElement> AskAsync(ConciergeServerProcess server, string text, string session)
    {
        using var answer = await server.Client.PostAsJsonAsync("/requests", new { text, session_id = session });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
