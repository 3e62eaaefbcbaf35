using System.Text.Json;

namespace Concierge.Tests.Server;

/// <summary>The server stops while a request in words has a call under way.</summary>
public sealed class ServerStopTests
{
    private const string Request = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm","session_id":"s-1"}""";

    [Fact]
    public async Task Stop_CallRings_TheResultSaysThatTheServerStopped()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var asking = bench.Api.PostAsync("/requests", ServerTestHost.Json(Request));
        await Until.TrueAsync(() => bench.TwilioServer.Requests.Any(request => request.IsCreate), "the call");

        await StopAsync(bench);

        using var answer = await Until.DoneAsync(asking);
        await CheckAnswerAsync(bench, answer);
        bench.TwilioServer.Requests.Count(request => request.Field("Twiml") is not null).ShouldBe(0, "nobody is on the line");
    }

    [Fact]
    public async Task Stop_Conversation_TheCalleeHearsAGoodbye()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var asking = bench.Api.PostAsync("/requests", ServerTestHost.Json(Request));
        await Until.TrueAsync(() => bench.TwilioServer.Requests.Any(request => request.IsCreate), "the call");
        var callId = bench.TwilioServer.Requests[0].Field("Url")!.Split("call_id=")[1];
        await bench.ReportAsync(callId, "in-progress");
        using var socket = await bench.ConnectAsync();
        using var stream = new TwilioStream(socket);
        await stream.ConnectedAsync();
        await stream.StartAsync(await bench.ParametersAsync(callId));
        await Until.TrueAsync(() => bench.Logs.Lines.Any(line => line.Contains(": status InProgress", StringComparison.Ordinal)), "the stream");

        var stopping = StopAsync(bench);
        await stream.PlayToTheEndAsync();
        await stopping;

        using var answer = await Until.DoneAsync(asking);
        await CheckAnswerAsync(bench, answer);
        bench.TwilioServer.Requests.Single(request => request.Field("Twiml") is not null).Field("Twiml")!
            .ShouldContain("I am sorry, I have to end this call now. Goodbye.");
    }

    private static Task StopAsync(ServerTestHost bench) => Until.DoneAsync(bench.App.StopAsync());

    private static async Task CheckAnswerAsync(ServerTestHost bench, HttpResponseMessage answer)
    {
        using var view = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        view.RootElement.GetProperty("error_code").GetString().ShouldBe("call.server_stopping");
        view.RootElement.GetProperty("result").GetProperty("outcome").GetString().ShouldBe("failed");
        bench.Logs.Lines.ShouldNotContain(line => line.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
        bench.Logs.Lines.ShouldNotContain(line => line.Contains("UserHungUp", StringComparison.Ordinal));
    }
}
