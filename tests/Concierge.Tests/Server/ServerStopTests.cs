using System.Text.Json;

namespace Concierge.Tests.Server;

/// <summary>The server stops while a request in words has a call under way.</summary>
[Trait("Category", "Server")]
public sealed class ServerStopTests
{
    private const string Request = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm","session_id":"s-1"}""";

    [Fact]
    public async Task Stop_CallRings_TheResultSaysThatTheServerStopped()
    {
        await using var host = await ServerTestHost.StartAsync();
        var asking = host.Api.PostAsync("/requests", ServerTestHost.Json(Request));
        await Until.TrueAsync(() => host.TwilioServer.Requests.Any(request => request.IsCreate), "the call");

        await StopAsync(host);

        using var answer = await Until.DoneAsync(asking);
        await CheckAnswerAsync(host, answer);
        host.TwilioServer.Requests.Count(request => request.Field("Twiml") is not null).ShouldBe(0, "nobody is on the line");
    }

    [Fact]
    public async Task Stop_Conversation_TheCalleeHearsAGoodbye()
    {
        await using var host = await ServerTestHost.StartAsync();
        var asking = host.Api.PostAsync("/requests", ServerTestHost.Json(Request));
        await Until.TrueAsync(() => host.TwilioServer.Requests.Any(request => request.IsCreate), "the call");
        var callId = host.TwilioServer.Requests[0].Field("Url")!.Split(["call_id=", "#"], StringSplitOptions.None)[1];
        await host.ReportAsync(callId, "in-progress");
        using var socket = await host.ConnectAsync();
        using var stream = new TwilioStream(socket);
        await stream.ConnectedAsync();
        await stream.StartAsync(await host.ParametersAsync(callId));
        await Until.TrueAsync(() => host.Logs.Lines.Any(line => line.Contains(": status InProgress", StringComparison.Ordinal)), "the stream");

        var stopping = StopAsync(host);
        await stream.PlayToTheEndAsync();
        await stopping;

        using var answer = await Until.DoneAsync(asking);
        await CheckAnswerAsync(host, answer);
        host.TwilioServer.Requests.Single(request => request.Field("Twiml") is not null).Field("Twiml")!
            .ShouldContain("I am sorry, I have to end this call now. Goodbye.");
    }

    private static Task StopAsync(ServerTestHost host) => Until.DoneAsync(host.App.StopAsync());

    private static async Task CheckAnswerAsync(ServerTestHost host, HttpResponseMessage answer)
    {
        using var view = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        view.RootElement.GetProperty("error_code").GetString().ShouldBe("call.server_stopping");
        view.RootElement.GetProperty("result").GetProperty("outcome").GetString().ShouldBe("failed");
        host.Logs.Lines.ShouldNotContain(line => line.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
        host.Logs.Lines.ShouldNotContain(line => line.Contains("UserHungUp", StringComparison.Ordinal));
    }
}
