using System.Text.Json;
using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Calls;

/// <summary>A chat model reads a call while it lasts.</summary>
public sealed class LiveTranscriptReaderTests : IAsyncLifetime
{
    private const string Confirmed = """{"outcome":"confirmed","date":"2026-11-23","time":"19:00","party_size":4}""";
    private const string Booked = "You're booked. The kitchen just wants to see the boiler survive.";

    private static readonly string Agreed = CreateAnswer(("commits", "You're booked"), ("accompanies", "The kitchen just wants to see the boiler survive"));
    private static readonly string Against = CreateAnswer(("commits", "You're booked"), ("sets_condition", "The kitchen just wants to see the boiler survive"));

    private ScriptedChatServer _server = null!;
    private CallTestHost _host = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedChatServer.StartAsync();
        var client = new OpenAIChatClient(_server.Endpoint, "test-key", OpenAIChatClient.DefaultModel, TimeProvider.System);
        _host = new CallTestHost(add: services => services.AddSingleton<IChatClient>(client));
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Report_ModelAgrees_IsAcceptedAndTheResultNamesBoth()
    {
        Answer(Agreed);
        var session = await StartCallAsync();

        (await _host.CallToolAndWaitAsync(session, "c1", "report_outcome", Confirmed)).ShouldContain("\"accepted\":true");
        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await _host.WaitForResultAsync(session);
        (result.Outcome, result.DecidedBy, result.ObjectionTurn).ShouldBe((CallOutcome.Confirmed, "both", null));
        _server.ReadingRequests.Count.ShouldBe(1);
        _host.Logs.Lines.ShouldNotContain(line => line.Contains("boiler", StringComparison.Ordinal), "a transcript must not be logged");
    }

    [Fact]
    public async Task Report_ModelAgainst_LeadsToTheClosingQuestion()
    {
        Answer(Against);
        var session = await StartCallAsync();

        var output = await _host.CallToolAndWaitAsync(session, "c1", "report_outcome", Confirmed);
        session.OnCarrierStatus(CarrierStatus.Completed);

        output.ShouldContain("\"accepted\":false");
        output.ShouldContain("Is it booked?");
        var result = await _host.WaitForResultAsync(session);
        result.Outcome.ShouldNotBe(CallOutcome.Confirmed);
        (result.DecidedBy, result.ObjectionTurn).ShouldBe(("chat_model", 2));
    }

    [Fact]
    public async Task Report_ModelAgainstAfterItWasAccepted_LeadsToTheClosingQuestionWhileTheCallLasts()
    {
        var answer = Hold();
        var session = await StartCallAsync();
        await _host.CallToolAsync("c1", "report_outcome", Confirmed);
        await _host.AdvanceUntilAsync(() => _host.Voice.Session.Operations.Any(entry => entry.StartsWith("output c1", StringComparison.Ordinal)), "the output of c1");
        (await _host.WaitForToolOutputAsync("c1")).ShouldContain("\"accepted\":true");

        answer.SetResult(Against);

        await Until.TrueAsync(() => _host.Voice.Session.Operations.Any(entry => entry.Contains("Is it booked?", StringComparison.Ordinal)), "the closing question");
        session.OnCarrierStatus(CarrierStatus.Completed);
        (await _host.WaitForResultAsync(session)).Outcome.ShouldNotBe(CallOutcome.Confirmed);
    }

    [Fact]
    public async Task Result_AnswerLaterThanOneSecondAfterTheLastWord_IsNotWaitedFor()
    {
        var answer = Hold();
        var session = await StartCallAsync();

        session.OnCarrierStatus(CarrierStatus.Completed);
        await Task.Yield();
        session.Call.Result.ShouldBeNull("the answer may still come");
        await _host.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");

        answer.SetResult(Against);
        var result = await _host.WaitForResultAsync(session);
        (result.Outcome, result.DecidedBy).ShouldBe((CallOutcome.Confirmed, "rules"));
    }

    [Fact]
    public async Task Result_ModelRefuses_IsThatOfTheRules()
    {
        _server.Reading = (_, context) =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        var session = await StartCallAsync();
        await _host.AddTurnAsync("u2", VoiceRole.Callee, "Bye then.");
        await _host.AddTurnAsync("u3", VoiceRole.Callee, "Bye.");
        await _host.AdvanceUntilAsync(() => _host.Logs.Lines.Count(line => line.Contains("did not read", StringComparison.Ordinal)) >= 2, "the refusals");
        await _host.AddTurnAsync("u4", VoiceRole.Callee, "Bye bye.");

        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await _host.WaitForResultAsync(session);
        (result.Outcome, result.DecidedBy).ShouldBe((CallOutcome.Confirmed, "rules"));
        _server.ReadingRequests.Count.ShouldBeInRange(2, 3, "a server that refuses twice is not asked again");
    }

    private static string CreateAnswer(params (string Act, string Quote)[] acts) => JsonSerializer.Serialize(new
    {
        language = "en",
        acts = acts.Select(act => new { turn = 2, act = act.Act, quote = act.Quote }),
    });

    private async Task<Concierge.Calls.Lifecycle.CallSession> StartCallAsync()
    {
        var session = await _host.StartAnsweredCallAsync();
        await _host.AddTurnAsync("i1", VoiceRole.Agent, "A table for four tomorrow at seven, for John?");
        await _host.AddTurnAsync("u1", VoiceRole.Callee, Booked);
        await Until.TrueAsync(() => _server.ReadingRequests.Count > 0, "the request to read the call");
        return session;
    }

    private void Answer(string content) => _server.Reading = (_, context) => ScriptedChatServer.AnswerReadingAsync(context, content);

    // Holds the model's answer back until the test gives it.
    private TaskCompletionSource<string> Hold()
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Reading = async (_, context) =>
        {
            var content = await answer.Task.WaitAsync(context.RequestAborted);
            await ScriptedChatServer.AnswerReadingAsync(context, content);
        };
        return answer;
    }
}
