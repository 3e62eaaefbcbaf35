using System.Text.Json;
using Concierge.Tests.Server;

namespace Concierge.Tests.Mcp;

/// <summary>The restaurant asks something while it holds the line.</summary>
[Trait("Category", "Server")]
public sealed class QuestionTests : IDisposable
{
    private TwilioStream? _stream;

    public void Dispose() => _stream?.Dispose();

    [Fact]
    public async Task Question_AnsweredWithAYes_ReachesTheVoiceModel()
    {
        await using var host = await ServerTestHost.StartAsync();
        var guest = ScriptedGuest.Agreeing;
        await using var client = await McpTestClient.ConnectAsync(host, guest: guest);
        var callId = await AskAsync(host, client);

        var asked = await client.CallAsync("wait_for_call", new { call_id = callId });
        var question = asked.GetProperty("question");
        (asked.GetProperty("state").GetString(), question.GetProperty("time").GetString()).ShouldBe(("question", "20:30"));
        question.GetProperty("text").GetProperty("text").GetString().ShouldBe("Half past eight?");
        await client.CallAsync(
            "answer_question", new { call_id = callId, question_id = question.GetProperty("question_id").GetString(), answer = "yes please" });

        (await ReceiveAnswerAsync(host)).ShouldBe("yes please");
        guest.Asked[^1].Message.ShouldBe("“Luigi's” is on the line and asks: “Half past eight?”\nYour assistant's answer: “yes please”");
    }

    [Fact]
    public async Task Question_TheGuestsOwnWords_ReplaceTheProposedAnswer()
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, guest: new ScriptedGuest("accept", agrees: true, answer: "no, seven or nothing"));
        var callId = await AskAsync(host, client);
        var questionId = await WaitForQuestionAsync(client, callId);

        var answered = await client.CallAsync("answer_question", new { call_id = callId, question_id = questionId, answer = "yes" });

        answered.GetProperty("answer").GetProperty("text").GetString().ShouldBe("no, seven or nothing");
        (await ReceiveAnswerAsync(host)).ShouldBe("no, seven or nothing");
    }

    // The call was agreed to by another client, or by the setting. This client can ask nobody, so it can agree to nothing.
    [Fact]
    public async Task Question_ClientThatCannotAsk_MayOnlyDecline()
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var first = await McpTestClient.ConnectAsync(host, guest: ScriptedGuest.Agreeing);
        var callId = await AskAsync(host, first);
        await using var client = await McpTestClient.ConnectAsync(host);
        var questionId = await WaitForQuestionAsync(client, callId);

        (await client.CallRefusedAsync("answer_question", new { call_id = callId, question_id = questionId, answer = "yes" })).ShouldBe("mcp.consent_required");
        await client.CallAsync("answer_question", new { call_id = callId, question_id = questionId });

        (await ReceiveAnswerAsync(host)).ShouldBeNull();
    }

    [Fact]
    public async Task Question_OfTheRestaurantOfTheSetting_IsAnsweredWithItsPlan()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Mcp = new() { CallsWithoutAsking = [TestSettings.RestaurantPhone] } });
        await using var client = await McpTestClient.ConnectAsync(host);
        var planId = await client.PlanAsync();
        var callId = await AskAsync(host, client, planId);
        var questionId = await WaitForQuestionAsync(client, callId);

        await client.CallAsync("answer_question", new { call_id = callId, question_id = questionId, answer = "yes", plan_id = planId });

        (await ReceiveAnswerAsync(host)).ShouldBe("yes");
    }

    [Fact]
    public async Task Question_ThatIsNotOpen_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, guest: ScriptedGuest.Agreeing);
        var callId = await host.CallAsync();

        (await client.CallRefusedAsync("answer_question", new { call_id = callId, question_id = "1", answer = "yes" })).ShouldBe("call.question_not_open");
    }

    private static async Task<string> WaitForQuestionAsync(McpTestClient client, string callId) =>
        (await client.CallAsync("wait_for_call", new { call_id = callId })).GetProperty("question").GetProperty("question_id").GetString()!;

    private static async Task<string?> ReceiveAnswerAsync(ServerTestHost host)
    {
        var output = await host.Voice.ReceiveAsync("conversation.item.create");
        using var told = JsonDocument.Parse(output.GetProperty("item").GetProperty("output").GetString()!);
        return told.RootElement.TryGetProperty("answer", out var answer) ? answer.GetString() : null;
    }

    private async Task<string> AskAsync(ServerTestHost host, McpTestClient client, string? planId = null)
    {
        // The voice session is attached when it receives the callee's audio.
        var configuring = host.Voice.ConfigureAsync();
        var placed = await client.CallAsync("place_call", new { plan_id = planId ?? await client.PlanAsync() });
        var callId = placed.GetProperty("call_id").GetString()!;
        await configuring;
        await host.ReportAsync(callId, "in-progress");
        _stream = new TwilioStream(await host.ConnectAsync());
        await _stream.StartAsync(await host.ParametersAsync(callId));
        for (var frame = 0; frame < 6; frame++)
        {
            await _stream.MediaAsync();
        }

        await host.Voice.ReceiveAsync("input_audio_buffer.append");
        await host.Voice.SendAsync("""{"type":"response.output_item.done","event_id":"e","response_id":"r1","output_index":0,"item":{"type":"function_call","id":"f1","status":"completed","call_id":"c1","name":"ask_customer","arguments":"{\"question\":\"Half past eight?\",\"time\":\"20:30\"}"}}""");
        return callId;
    }
}
