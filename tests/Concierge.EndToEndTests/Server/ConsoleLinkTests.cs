using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>The link that signs in is for the person at the terminal: a file or a journal may be read by others, and later.</summary>
public sealed class ConsoleLinkTests : IDisposable
{
    private const string Link = "#link=";

    private readonly TemporaryHome _home = new();

    [Theory]
    [InlineData("serve")]
    [InlineData("serve", "--verbose")]
    public async Task Without_a_terminal_serve_prints_no_link(params string[] arguments)
    {
        await using var process = ConciergeProcess.Start(_home, [.. arguments, "--port", "0"]);
        await process.WaitForLineAsync("/health/ready");

        process.SendSignal(PosixSignal.Terminate);
        await process.WaitForExitAsync();

        (process.Output + process.Errors).ShouldNotContain(Link);
    }

    [Fact]
    public async Task To_a_terminal_serve_prints_the_link()
    {
        await using var terminal = PseudoTerminal.Start(_home, columns: 200, ["serve", "--port", "0"]);

        await terminal.WaitForAsync("/health/ready");

        terminal.Shown.ShouldContain(Link);
    }

    public void Dispose() => _home.Dispose();
}
