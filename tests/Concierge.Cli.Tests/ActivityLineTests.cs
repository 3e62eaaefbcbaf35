using Concierge.Cli.Views;

namespace Concierge.Cli.Tests;

public sealed class ActivityLineTests
{
    [Fact]
    public async Task WhileAsync_OnTerminal_ShowsActivityAndErasesIt()
    {
        var (console, written) = TestConsole.Create(isTerminal: true);
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        written.Wrote = () => shown.TrySetResult();

        (await ActivityLine.ShowWhileAsync(console, "Opening the directory", () => AfterAsync(shown.Task))).ShouldBe(7);

        written.ToString().ShouldContain("Opening the directory … 00:0");
        written.ToString().ShouldEndWith("\r\u001b[2K");
    }

    [Fact]
    public async Task WhileAsync_WithoutTerminal_WritesNothing()
    {
        var (console, written) = TestConsole.Create(isTerminal: false);

        await ActivityLine.ShowWhileAsync(console, "Opening the directory", () => Task.FromResult(7));

        written.ToString().ShouldBeEmpty();
    }

    private static async Task<int> AfterAsync(Task shown)
    {
        await shown.WaitAsync(TimeSpan.FromSeconds(60));
        return 7;
    }
}
