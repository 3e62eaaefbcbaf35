using Concierge.Media.Bridge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Tests.Media.Bridge;

public sealed class ToolRunnerTests
{
    private readonly RecordingObserver _observer = new();
    private readonly List<string> _results = [];

    [Fact]
    public async Task Start_SlowTool_ReturnsAtOnceAndAppliesTheResultLater()
    {
        await using var runner = new ToolRunner(_observer, agent: null!, NullLogger.Instance);
        var answer = new TaskCompletionSource<VoiceToolResult>();
        _observer.Tool = _ => answer.Task;

        runner.Start("ask_customer", "{}", ApplyAsync);
        runner.IsRunning.ShouldBeTrue();
        _results.ShouldBeEmpty();
        answer.SetResult(new VoiceToolResult("done"));
        await Until.DoneAsync(runner.Completed);

        runner.IsRunning.ShouldBeFalse();
        _results.ShouldBe(["done"]);
        _observer.Notifications.ShouldBe(["tool ask_customer {}"]);
    }

    [Fact]
    public async Task Start_ToolThatFails_DoesNotDisturbOthers()
    {
        await using var runner = new ToolRunner(_observer, agent: null!, NullLogger.Instance);
        _observer.Tool = name => name == "bad" ? throw new InvalidOperationException("a fault") : Task.FromResult(new VoiceToolResult("fine"));

        runner.Start("bad", "{}", ApplyAsync);
        runner.Start("good", "{}", ApplyAsync);
        await Until.DoneAsync(runner.Completed);

        _results.ShouldBe(["fine"]);
    }

    [Fact]
    public async Task DisposeAsync_RunningTool_IsCancelledAndAwaited()
    {
        var runner = new ToolRunner(_observer, agent: null!, NullLogger.Instance);
        var begun = new TaskCompletionSource();
        _observer.CancellableTool = async token =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new VoiceToolResult("never");
        };
        runner.Start("ask_customer", "{}", ApplyAsync);
        await Until.DoneAsync(begun.Task);

        await Until.DoneAsync(runner.DisposeAsync().AsTask());

        runner.IsRunning.ShouldBeFalse();
        _results.ShouldBeEmpty();
    }

    private Task ApplyAsync(VoiceToolResult result)
    {
        _results.Add(result.Output);
        return Task.CompletedTask;
    }
}
