using System.Net;
using System.Text.Json;

namespace Concierge.Tests.Server;

/// <summary>The guest answers a question of the restaurant over HTTP.</summary>
[Trait("Category", "Server")]
public sealed class CallAnswerApiTests : IDisposable
{
    private TwilioStream? _stream;

    public void Dispose() => _stream?.Dispose();

    [Fact]
    public async Task PostAnswer_OpenQuestion_PassesTheAnswerToTheModel()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await AskedAsync(host);
        var (id, text) = await QuestionAsync(host, callId);
        text.ShouldBe("Half past eight?");
        var status = JsonElement.Parse(await host.Api.GetStringAsync($"/calls/{callId}/status"));
        status.GetProperty("question").GetProperty("id").GetString().ShouldBe(id);

        using var answer = await AnswerAsync(host, callId, $$"""{"question_id":"{{id}}","answer":"yes please"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var output = await host.Voice.ReceiveAsync("conversation.item.create");
        using var told = JsonDocument.Parse(output.GetProperty("item").GetProperty("output").GetString()!);
        told.RootElement.GetProperty("answered").GetBoolean().ShouldBeTrue();
        told.RootElement.GetProperty("answer").GetString().ShouldBe("yes please");
        await host.Voice.ReceiveAsync("response.create");

        using var late = await AnswerAsync(host, callId, $$"""{"question_id":"{{id}}","answer":"no"}""");
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.Content.ReadAsStringAsync()).ShouldContain("call.question_not_open");
    }

    [Theory]
    [InlineData("""{"question_id":"77","answer":"yes"}""", 409, "call.question_not_open")]
    [InlineData("""{"answer":"one\u0007two"}""", 422, "request.answer")]
    public async Task PostAnswer_InvalidAnswer_IsRefused(string body, int status, string code)
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await AskedAsync(host);
        await QuestionAsync(host, callId);

        using var answer = await AnswerAsync(host, callId, body);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(code);
    }

    [Fact]
    public async Task PostAnswer_NoQuestionOrCall_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();

        using var early = await AnswerAsync(host, callId, """{"answer":"yes"}""");
        using var unknown = await AnswerAsync(host, "unknown", """{"answer":"yes"}""");

        early.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> AnswerAsync(ServerTestHost host, string callId, string body) =>
        host.Api.PostAsync($"/calls/{callId}/answer", ServerTestHost.Json(body));

    private async Task<string> AskedAsync(ServerTestHost host)
    {
        // The voice session is attached when it receives the callee's audio.
        var configuring = host.Voice.ConfigureAsync();
        var callId = await host.CallAsync();
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

    private static async Task<(string Id, string Text)> QuestionAsync(ServerTestHost host, string callId)
    {
        await using var events = await host.Api.GetStreamAsync($"/calls/{callId}/events");
        using var reader = new StreamReader(events);
        while (await Until.DoneAsync(reader.ReadLineAsync()) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Contains("question", StringComparison.Ordinal))
            {
                using var data = JsonDocument.Parse(line["data:".Length..]);
                var question = data.RootElement.GetProperty("question");
                return (question.GetProperty("id").GetString()!, question.GetProperty("text").GetString()!);
            }
        }

        throw new InvalidOperationException("The call ended without a question.");
    }
}
