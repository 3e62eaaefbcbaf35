using System.Net;
using System.Text.Json;

namespace Concierge.Tests.Server;

/// <summary>The guest answers a question of the restaurant over HTTP.</summary>
public sealed class CallAnswerApiTests : IDisposable
{
    private TwilioStream? _stream;

    public void Dispose() => _stream?.Dispose();

    [Fact]
    public async Task PostAnswer_OpenQuestion_PassesTheAnswerToTheModel()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await AskedAsync(bench);
        var (id, text) = await QuestionAsync(bench, callId);
        text.ShouldBe("Half past eight?");

        using var answer = await AnswerAsync(bench, callId, $$"""{"question_id":"{{id}}","answer":"yes please"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var output = await bench.Voice.ReceiveAsync("conversation.item.create");
        using var told = JsonDocument.Parse(output.GetProperty("item").GetProperty("output").GetString()!);
        told.RootElement.GetProperty("answered").GetBoolean().ShouldBeTrue();
        told.RootElement.GetProperty("answer").GetString().ShouldBe("yes please");
        await bench.Voice.ReceiveAsync("response.create");

        using var late = await AnswerAsync(bench, callId, $$"""{"question_id":"{{id}}","answer":"no"}""");
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.Content.ReadAsStringAsync()).ShouldContain("call.question_not_open");
    }

    [Theory]
    [InlineData("""{"question_id":"77","answer":"yes"}""", 409, "call.question_not_open")]
    [InlineData("""{"answer":"one\u0007two"}""", 422, "request.answer")]
    public async Task PostAnswer_InvalidAnswer_IsRefused(string body, int status, string code)
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await AskedAsync(bench);
        await QuestionAsync(bench, callId);

        using var answer = await AnswerAsync(bench, callId, body);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(code);
    }

    [Fact]
    public async Task PostAnswer_NoQuestionOrCall_IsRefused()
    {
        await using var bench = await ServerTestHost.StartAsync();
        var callId = await bench.CallAsync();

        using var early = await AnswerAsync(bench, callId, """{"answer":"yes"}""");
        using var unknown = await AnswerAsync(bench, "unknown", """{"answer":"yes"}""");

        early.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> AnswerAsync(ServerTestHost bench, string callId, string body) =>
        bench.Api.PostAsync($"/calls/{callId}/answer", ServerTestHost.Json(body));

    private async Task<string> AskedAsync(ServerTestHost bench)
    {
        // The voice session is attached when it receives the callee's audio.
        var configuring = bench.Voice.ConfigureAsync();
        var callId = await bench.CallAsync();
        await configuring;
        await bench.ReportAsync(callId, "in-progress");
        _stream = new TwilioStream(await bench.ConnectAsync());
        await _stream.StartAsync(await bench.ParametersAsync(callId));
        for (var frame = 0; frame < 6; frame++)
        {
            await _stream.MediaAsync();
        }

        await bench.Voice.ReceiveAsync("input_audio_buffer.append");
        await bench.Voice.SendAsync("""{"type":"response.output_item.done","event_id":"e","response_id":"r1","output_index":0,"item":{"type":"function_call","id":"f1","status":"completed","call_id":"c1","name":"ask_customer","arguments":"{\"question\":\"Half past eight?\",\"time\":\"20:30\"}"}}""");
        return callId;
    }

    private static async Task<(string Id, string Text)> QuestionAsync(ServerTestHost bench, string callId)
    {
        await using var events = await bench.Api.GetStreamAsync($"/calls/{callId}/events");
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
