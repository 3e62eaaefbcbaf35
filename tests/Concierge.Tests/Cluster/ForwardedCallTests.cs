using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Concierge.Calls;
using Concierge.Tests.Media.Bridge;
using Concierge.Tests.Server;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Cluster;

/// <summary>Requests that reach another server of the cluster than the owner of the call.</summary>
[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
[Trait("Category", "Server")]
public sealed class ForwardedCallTests(PostgresTestServer postgres)
{
    [SkippableFact]
    public async Task Webhook_AtAnotherServer_ReachesTheOwner()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 3);
        var callId = await cluster[0].CallAsync();

        await cluster[1].ReportAsync(callId, "ringing");
        var parameters = await cluster[2].ParametersAsync(callId);

        (await cluster.GetViewAsync(callId, 0)).GetProperty("carrier_status").GetString().ShouldBe("ringing");
        parameters["call_id"].ShouldBe(callId);
        parameters["secret"].Length.ShouldBe(32);
        cluster.IsOwner(1, callId).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Api_AtAnotherServer_ReachesTheOwner()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var callId = await cluster[0].CallAsync();

        using var answered = await cluster[1].Api.PostAsync($"/calls/{callId}/answer", ServerTestHost.Json("""{"answer":"yes"}"""));
        using var hungUp = await cluster[1].Api.PostAsync($"/calls/{callId}/hangup", content: null);
        using var unknown = await cluster[1].Api.GetAsync("/calls/0123456789abcdef");

        answered.StatusCode.ShouldBe(HttpStatusCode.Conflict, "no question is open there");
        (await answered.Content.ReadAsStringAsync()).ShouldContain("call.question_not_open");
        hungUp.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await cluster.GetResultAsync(callId, 1)).GetProperty("error_code").GetString().ShouldBe("call.hung_up");
        (await cluster[1].Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("error");
        cluster[0].TwilioServer.Requests.Count(request => request.IsEnd).ShouldBe(1);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("call.not_found");
    }

    [SkippableFact]
    public async Task Stream_AtAnotherServer_CarriesAWholeCall()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 1);
        using var telephone = stream;
        var playing = stream.PlayToTheEndAsync();

        await cluster[0].Voice.ReceiveAsync("input_audio_buffer.append");
        await ScriptedCall.AddCalleeTurnAsync(cluster[0].Voice, "u1", ScriptedCall.Agreement);
        await ScriptedCall.RespondAsync(cluster[0].Voice, "r1", "i1", "Thank you, goodbye.", "c1", "end_call", "{}");

        // The call ends only after the marks were returned, so both directions work.
        var kinds = await Until.DoneAsync(playing);
        kinds.Count(kind => kind == "media").ShouldBe(1);
        kinds.ShouldContain("mark");
        stream.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        (await cluster.GetResultAsync(callId, 1)).GetProperty("confirmation_number").GetString().ShouldBe("BK472");
        cluster[1].Voice.Target.ShouldBeNull("the call stayed where it was");
    }

    [SkippableFact]
    public async Task Stream_AtAnotherServer_InterruptionClearsThePlayback()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (_, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 1);
        using var telephone = stream;
        await cluster[0].Voice.ReceiveAsync("input_audio_buffer.append");
        await ScriptedCall.AddCalleeTurnAsync(cluster[0].Voice, "u1", "Luigi's, good evening.");
        await SpeakAsync(cluster[0], 2000);
        (await stream.ReceiveAsync())!.Value.GetProperty("event").GetString().ShouldBe("media");
        await ReceiveMarksAsync(stream, count: 5);

        for (var frame = 0; frame < 40; frame++)
        {
            await stream.MediaAsync();
        }

        await cluster[0].Voice.SendAsync("""{"type":"input_audio_buffer.speech_started","event_id":"e","audio_start_ms":900,"item_id":"u2"}""");

        var seen = "";
        while (seen != "clear")
        {
            seen = (await stream.ReceiveAsync())!.Value.GetProperty("event").GetString()!;
        }

        (await cluster[0].Voice.ReceiveAsync("conversation.item.truncate")).GetProperty("item_id").GetString().ShouldBe("i1");
    }

    [SkippableFact]
    public async Task BrokenStream_AtAnyServer_IsResumed()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 3);
        var (callId, first) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 1);
        await cluster[0].Voice.ReceiveAsync("input_audio_buffer.append");
        await ScriptedCall.AddCalleeTurnAsync(cluster[0].Voice, "u1", "Luigi's, good evening.");
        await ScriptedCall.RespondAsync(cluster[0].Voice, "r0", "i0", "A table for four, please.");
        await ReceiveMarksAsync(first, count: 1);

        first.Dispose();
        await Until.TrueAsync(() => cluster[0].Logs.Lines.Any(line => line.Contains("the media stream broke", StringComparison.Ordinal)), "the break to be seen by the call's own server");
        var parameters = await cluster.StreamEndedAsync(callId, server: 2);
        using var second = await cluster.OpenStreamAsync(callId, server: 2, parameters!);
        var playing = second.PlayToTheEndAsync();
        await cluster.WaitForStreamsAsync(0, 2);
        await ScriptedCall.AddCalleeTurnAsync(cluster[0].Voice, "u2", ScriptedCall.Agreement);
        await ScriptedCall.RespondAsync(cluster[0].Voice, "r1", "i1", "Thank you, goodbye.", "c1", "end_call", "{}");

        (await Until.DoneAsync(playing)).ShouldContain("media");
        var result = await cluster.GetResultAsync(callId, 2);
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("transcript").GetArrayLength().ShouldBe(4);
        cluster[1].Voice.Target.ShouldBeNull();
        cluster[2].Voice.Target.ShouldBeNull();
    }

    [SkippableFact]
    public async Task StreamThroughAServerThatStops_IsEndedAndResumedThroughAnother()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 3);
        var (callId, first) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 1);
        using var telephone = first;
        await cluster.WaitForStreamsAsync(0, 1);

        await cluster[1].App.Services.GetRequiredService<ICallHandover>().EndForwardedStreamsAsync(CancellationToken.None);
        await Until.TrueAsync(() => cluster[0].Logs.Lines.Any(line => line.Contains("the media stream broke", StringComparison.Ordinal)), "the break to be seen by the owner");
        var parameters = (await cluster.StreamEndedAsync(callId, server: 2)).ShouldNotBeNull();
        using var second = await cluster.OpenStreamAsync(callId, 2, parameters);
        await cluster.WaitForStreamsAsync(0, 2);

        cluster.IsOwner(0, callId).ShouldBeTrue();
        (await cluster.GetViewAsync(callId, 2)).GetProperty("status").GetString().ShouldBe("in_progress");
    }

    [SkippableFact]
    public async Task Stop_AtAnotherServer_EndsTheCall()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var (callId, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 1);
        using var telephone = stream;

        await stream.StopAsync();

        (await cluster.GetResultAsync(callId, 0)).GetProperty("error_code").GetString().ShouldBe("call.callee_hung_up");
        (await stream.ReceiveAsync()).ShouldBeNull();
        stream.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [SkippableFact]
    public async Task Stream_AtAnotherServer_WithoutSecret_IsClosed()
    {
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2);
        var callId = await cluster[0].CallAsync();
        var parameters = await cluster[1].ParametersAsync(callId);
        parameters["secret"] = new string('0', 32);

        using var stream = await cluster.OpenStreamAsync(callId, server: 1, parameters);

        (await stream.ReceiveAsync()).ShouldBeNull();
        stream.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    private static async Task SpeakAsync(ServerTestHost server, int milliseconds)
    {
        string[] events =
        [
            """{"type":"response.created","event_id":"e","response":{"id":"r1","status":"in_progress"}}""",
            """{"type":"conversation.item.added","event_id":"e","item":{"id":"i1","type":"message","role":"assistant"}}""",
            JsonSerializer.Serialize(new { type = "response.output_audio.delta", event_id = "e", response_id = "r1", item_id = "i1", output_index = 0, content_index = 0, delta = Audio.CreateText(milliseconds) }),
        ];
        foreach (var one in events)
        {
            await server.Voice.SendAsync(one);
        }
    }

    // The callee has heard the agent, so the next speech can interrupt it.
    private static async Task ReceiveMarksAsync(TwilioStream stream, int count)
    {
        for (var marks = 0; marks < count;)
        {
            if ((await stream.ReceiveAsync())!.Value.TryGetProperty("mark", out var mark))
            {
                await stream.MarkAsync(mark.GetProperty("name").GetString()!);
                marks++;
            }
        }
    }
}
