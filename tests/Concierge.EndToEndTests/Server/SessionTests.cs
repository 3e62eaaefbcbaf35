using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>A talk over the API: the session's id ties its requests together, and the book of bookings its sessions.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task A_table_is_booked_in_one_request_and_cancelled_in_the_next()
    {
        var port = Loopback.FreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);

        (await AskAsync(server, "Book a table at Luigi's for 4 tomorrow", "talk-1")).Text("answer").ShouldBe("At what time?");
        var booked = (await AskAsync(server, "at 7pm", "talk-1")).GetProperty("result");
        booked.Text("outcome").ShouldBe("confirmed", booked.ToString());

        var listed = await AskAsync(server, "what have I booked?", "talk-2");
        listed.Text("answer")!.ShouldStartWith("You have one booking: Luigi's, 4 people");

        var cancelled = (await AskAsync(server, "actually, cancel that", "talk-1")).GetProperty("result");
        cancelled.Text("outcome").ShouldBe("cancelled", cancelled.ToString());
        (await AskAsync(server, "what have I booked?", "talk-2")).Text("answer").ShouldBe("You have no bookings.");
    }

    public void Dispose() => _home.Dispose();

    private static async Task<JsonElement> AskAsync(ConciergeServerProcess server, string text, string session)
    {
        using var answer = await server.Client.PostAsJsonAsync("/requests", new { text, session_id = session });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
