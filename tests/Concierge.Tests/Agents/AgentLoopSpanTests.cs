using System.Collections.Concurrent;
using System.Diagnostics;
using Concierge.Contracts;

namespace Concierge.Tests.Agents;

public sealed class AgentLoopSpanTests : IDisposable
{
    private readonly ActivitySource _tests = new("Concierge.Tests.Spans");
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public AgentLoopSpanTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Concierge.Agents" or "Concierge.Tests.Spans",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task Step_CreatesSpanWithToolNamesAndWithoutText()
    {
        using (_tests.StartActivity("this test alone"))
        {
            await new TestSession().SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        }

        var spans = GetOwnSpans();
        spans.Select(span => span.OperationName).ShouldBe(["agent Orchestrator", "agent Reservation Agent", "agent Reservation Agent"]);
        spans.Select(span => span.GetTagItem("agent.tools")).ShouldBe(["transfer_to_reservation_agent", "find_restaurant", "initiate_reservation_call"]);
        spans.Select(span => span.GetTagItem("agent.step")).ShouldBe([1, 2, 3]);
        spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Value}").ShouldAllBe(
            text => !text.Contains("Luigi", StringComparison.OrdinalIgnoreCase) && !text.Contains("555", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FailedStep_SetsErrorCodeOnItsSpan()
    {
        var model = new ScriptedChatClient(_ => throw new ConciergeException(new ConciergeError("openai.timeout", "Too slow.")));
        using (_tests.StartActivity("this test alone"))
        {
            await new TestSession(model).SayAsync("A table please");
        }

        var span = GetOwnSpans().ShouldHaveSingleItem();
        (span.Status, span.StatusDescription).ShouldBe((ActivityStatusCode.Error, "openai.timeout"));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _tests.Dispose();
    }

    // The listener also receives the spans of other tests that run at the same time.
    private List<Activity> GetOwnSpans()
    {
        var own = _spans.Single(span => span.OperationName == "this test alone");
        return [.. _spans.Where(span => span.TraceId == own.TraceId && span != own)];
    }
}
