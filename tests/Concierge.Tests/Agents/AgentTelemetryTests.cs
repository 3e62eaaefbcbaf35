using System.Collections.Concurrent;
using System.Diagnostics;
using Concierge.Agents.Offline;
using Concierge.Agents.Telemetry;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using static Concierge.Tests.Agents.ScriptedChatClient;

namespace Concierge.Tests.Agents;

public sealed class AgentTelemetryTests : IDisposable
{
    private readonly ActivitySource _tests = new("Concierge.Tests.Spans");
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public AgentTelemetryTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is AgentTelemetry.SourceName or "Concierge.Tests.Spans",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task Request_HasSpansOfItsAgentsChatsAndToolsWithoutText()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));

        await SayAsync(new RuleBasedChatClient(clock), "Book a table at Luigi's for 4 tomorrow at 7pm");

        var spans = GetOwnSpans();
        spans.Select(span => span.DisplayName).ShouldBe(
            [
                "chat rules", "invoke_agent Orchestrator", "execute_tool transfer_to_reservation_agent",
                "chat rules", "invoke_agent Reservation Agent", "execute_tool find_restaurant",
                "chat rules", "invoke_agent Reservation Agent", "execute_tool initiate_reservation_call",
                "orchestrate_tools",
            ]);
        var agent = spans[1];
        agent.TagObjects.ShouldBe(
            [new("gen_ai.operation.name", "invoke_agent"), new("gen_ai.agent.name", "Orchestrator"), new("concierge.agent.step", 1)]);
        spans[0].ParentSpanId.ShouldBe(agent.SpanId);
        spans[0].GetTagItem("gen_ai.operation.name").ShouldBe("chat");
        spans[0].GetTagItem("gen_ai.response.finish_reasons").ShouldBe("[\"tool_calls\"]");
        spans[2].GetTagItem("gen_ai.tool.name").ShouldBe("transfer_to_reservation_agent");
        spans.Where(span => span.DisplayName != "orchestrate_tools" && span.ParentSpanId != spans[^1].SpanId).ShouldAllBe(span => span.DisplayName == "chat rules");
        GetText(spans).ShouldAllBe(text => !text.Contains("Luigi", StringComparison.OrdinalIgnoreCase) && !text.Contains("555", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FailedChat_NamesTheErrorsCodeAndNotItsSentence()
    {
        var model = new ScriptedChatClient(_ => throw new ConciergeException(new ConciergeError("openai.bad_request", "It says: \u201cLuigi's\u201d")));

        (await SayAsync(model, "A table please")).Error!.Code.ShouldBe("openai.bad_request");

        var spans = GetOwnSpans();
        spans.Select(span => span.DisplayName.Split(' ')[0]).ShouldBe(["chat", "invoke_agent", "orchestrate_tools"]);
        spans.Take(2).ShouldAllBe(span => span.Status == ActivityStatusCode.Error && span.StatusDescription == "openai.bad_request");
        spans[1].GetTagItem("error.type").ShouldBe("openai.bad_request");
        GetText(spans).ShouldAllBe(text => !text.Contains("Luigi", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task FaultOfATool_NamesItsTypeAndNotItsSentence()
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("a", "transfer_to_reservation_agent")),
            _ => Call(Tool("b", "initiate_reservation_call", ("restaurant_name", "Luigi's"), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4))));

        (await Should.ThrowAsync<InvalidOperationException>(() => SayAsync(
            model, "A table please", session => session.Calls.Answer = _ => throw new InvalidOperationException("Luigi's said no.")))).Message.ShouldBe("Luigi's said no.");

        var spans = GetOwnSpans();
        var span = spans.Single(span => span.DisplayName == "execute_tool initiate_reservation_call");
        (span.Status, span.StatusDescription).ShouldBe((ActivityStatusCode.Error, "InvalidOperationException"));
        GetText(spans).ShouldAllBe(text => !text.Contains("Luigi", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task RefusedTool_NamesTheErrorsCode()
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("a", "transfer_to_reservation_agent")), _ => Call(Tool("b", "initiate_reservation_call", ("party_size", "many"))), _ => Say("Sorry."));

        await SayAsync(model, "A table please");

        var span = GetOwnSpans().Single(span => span.DisplayName == "execute_tool initiate_reservation_call");
        (span.Status, span.StatusDescription, span.GetTagItem("error.type")).ShouldBe((ActivityStatusCode.Error, "tool.arguments", "tool.arguments"));
    }

    [Fact]
    public void ObservedModel_KeepsTextsOutOfItsSpansWhateverTheEnvironmentSays() =>
        AgentTelemetry.Observe(new ScriptedChatClient()).GetService<OpenTelemetryChatClient>()!.EnableSensitiveData.ShouldBeFalse();

    public void Dispose()
    {
        _listener.Dispose();
        _tests.Dispose();
    }

    private async Task<Concierge.Agents.Loop.AgentAnswer> SayAsync(IChatClient model, string text, Action<TestSession>? prepare = null)
    {
        var session = new TestSession(AgentTelemetry.Observe(model));
        prepare?.Invoke(session);
        using (_tests.StartActivity("this test alone"))
        {
            return await session.SayAsync(text);
        }
    }

    private static IEnumerable<string> GetText(IEnumerable<Activity> spans) => spans.SelectMany(
        span => span.TagObjects.Select(tag => $"{tag.Value}").Concat(span.Events.SelectMany(e => e.Tags).Select(tag => $"{tag.Value}"))
            .Append(span.StatusDescription ?? "").Append(span.DisplayName));

    // The listener also receives the spans of other tests that run at the same time.
    private List<Activity> GetOwnSpans()
    {
        var own = _spans.Single(span => span.OperationName == "this test alone");
        return [.. _spans.Where(span => span.TraceId == own.TraceId && span != own)];
    }
}
