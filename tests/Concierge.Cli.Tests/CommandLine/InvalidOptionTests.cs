namespace Concierge.Cli.Tests.CommandLine;

/// <summary>Mistakes on the command line: each is reported before a call is placed.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class InvalidOptionTests
{
    [Theory]
    [InlineData("(scenario.not_found)", "rehearse", "--scenario", "nope", "Book")]
    [InlineData("(scenario.not_found)", "rehearse", "--show", "nope")]
    [InlineData("(record.not_writable)", "rehearse", "--record", "/nowhere/call.wav", "Book")]
    [InlineData("(option.invalid)", "rehearse", "--speed", "99", "Book")]
    [InlineData("(option.invalid)", "rehearse", "--all", "--record", "call.wav")]
    [InlineData("(option.invalid)", "rehearse", "--all", "--runs", "0")]
    [InlineData("(option.invalid)", "rehearse", "--all", "--jobs", "0")]
    [InlineData("(option.invalid)", "rehearse", "--all", "--speed", "21")]
    [InlineData("(option.invalid)", "rehearse", "--runs", "2", "Book")]
    [InlineData("(option.invalid)", "rehearse", "--scenario", "accepts,busy", "Book")]
    [InlineData("(option.invalid)", "rehearse", "--port", "8081", "Book")]
    [InlineData("(option.invalid)", "rehearse", "--web", "Book")]
    [InlineData("(option.invalid)", "rehearse", "--web", "--all")]
    [InlineData("(option.invalid)", "rehearse", "--web", "--port", "65536")]
    [InlineData("(option.invalid)", "rehearse", "--web", "--scenario", "accepts,busy")]
    [InlineData("(scenario.not_found)", "rehearse", "--web", "--scenario", "nope")]
    public async Task Run_InvalidOption_IsRefusedWithItsCode(string code, params string[] arguments)
    {
        var run = await CommandLineRun.RunAsync(arguments);

        run.ExitCode.ShouldBe(3);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain(code);
        run.Errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("nosuchhost.invalid")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("127.0.0.1/x")]
    public async Task Serve_NoAddressOfThisMachine_IsRefused(string host)
    {
        var run = await CommandLineRun.RunAsync("serve", "--port", "0", "--host", host);

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(server.cannot_listen)");
    }

    [Fact]
    public async Task RehearseServices_InvalidTunnel_IsRefused()
    {
        var run = await CommandLineRun.RunAsync("rehearse-services", "--tunnel", "nonsense", "--voice-port", "0", "--telephone-port", "0");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(option.invalid)");
    }

    [Theory]
    [InlineData("--no-such-option")]
    [InlineData("rehearse", "--no-such-option")]
    [InlineData("reservations", "show")]
    public async Task Run_CommandLineThatCannotBeParsed_IsAUsageError(params string[] arguments)
    {
        var run = await CommandLineRun.RunAsync(arguments);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldNotBeEmpty();
        run.Errors.ShouldNotContain("   at ");
    }
}
