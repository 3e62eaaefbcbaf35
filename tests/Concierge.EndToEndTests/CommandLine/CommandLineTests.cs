using System.Net;
using System.Net.Sockets;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.CommandLine;

/// <summary>What the command line prints when there is nothing to telephone.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const char Escape = '\u001b';

    private readonly TemporaryHome _home = new();

    [Theory]
    [InlineData(new[] { "--help" }, "concierge rehearse \"Book")]
    [InlineData(new[] { "rehearse", "--help" }, "--record call.wav")]
    [InlineData(new[] { "reservations", "--help" }, "concierge reservations change k7m2qa")]
    [InlineData(new[] { "reservations", "cancel", "--help" }, "concierge reservations cancel BK472")]
    [InlineData(new[] { "rehearse-services", "--help" }, "--tunnel agent.example=http://127.0.0.1:8080")]
    public async Task Help_ends_with_examples(string[] arguments, string example)
    {
        var (exitCode, output, _) = await RunAsync(arguments);

        exitCode.ShouldBe(0);
        output.ShouldContain("Example");
        output.ShouldContain(example);
    }

    [Fact]
    public async Task The_scenarios_are_listed_and_can_be_copied()
    {
        var (_, list, _) = await RunAsync(["rehearse", "--list"]);
        foreach (var scenario in (string[])["accepts", "offers-later", "declines", "no-answer", "busy", "voicemail", "hangs-up"])
        {
            list.ShouldContain(scenario);
        }

        var (exitCode, text, _) = await RunAsync(["rehearse", "--show", "accepts"]);
        exitCode.ShouldBe(0);
        text.ShouldContain("outcome: confirmed");
    }

    [Theory]
    [InlineData(new[] { "rehearse", "--scenario", "nope", "Book" }, 3, "(scenario.not_found)")]
    [InlineData(new[] { "rehearse", "--show", "nope" }, 3, "(scenario.not_found)")]
    [InlineData(new[] { "rehearse", "--record", "/nowhere/call.wav", "Book" }, 3, "(record.not_writable)")]
    [InlineData(new[] { "rehearse", "--speed", "99", "Book" }, 3, "(option.invalid)")]
    [InlineData(new[] { "rehearse-services", "--tunnel", "nonsense" }, 3, "(option.invalid)")]
    [InlineData(new[] { "--no-such-option" }, 2, "--no-such-option")]
    public async Task A_mistake_on_the_command_line_is_told_before_anything_happens(string[] arguments, int expected, string told)
    {
        var (exitCode, _, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(expected);
        errors.ShouldContain(told);
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_said_to_be()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, _, errors) = await RunAsync(["serve", "--port", $"{port}"]);

        exitCode.ShouldBe(3);
        errors.ShouldContain($"{port}");
        errors.ShouldContain("(server.port_in_use)");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_not_to()
    {
        var nobody = $"http://127.0.0.1:{Loopback.FreePort()}";

        var (exitCode, _, errors) = await RunAsync([RehearsedRequest.Fixed], new(StringComparer.Ordinal) { ["CONCIERGE_SERVER_URL"] = nobody });

        exitCode.ShouldBe(3);
        errors.ShouldContain("CONCIERGE_SERVER_URL");
        errors.ShouldContain("(server.unreachable)");
    }

    [SkippableFact]
    public async Task A_rehearsal_says_what_it_is_before_anything_else_and_without_colours_in_a_file()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var (exitCode, output, _) = await RunAsync(["rehearse", "--speed", "3", "--scenario", "busy", RehearsedRequest.Fixed], new(StringComparer.Ordinal) { ["NO_COLOR"] = "1" });

        exitCode.ShouldBe(4);
        output.ShouldStartWith("Rehearsal");
        output.ShouldNotContain(Escape);
        string[] steps = ["Rehearsal", "Understood", "Dialling", "Ringing", "Busy", "Nothing is booked"];
        steps.Select(step => output.IndexOf(step, StringComparison.Ordinal)).ShouldAllBe(place => place >= 0, output);
        steps.Select(step => output.IndexOf(step, StringComparison.Ordinal)).ShouldBeInOrder();
        output.Split("Understood").Length.ShouldBe(2, "what was understood is shown once");
    }

    [SkippableFact]
    public async Task A_conversation_remembers_what_was_said_before()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(_home, ["rehearse", "--json", "--speed", "3", "--scenario", "busy"]);

        await process.WriteLineAsync("Book a table at Luigi's for 4 tomorrow");
        PrintedEvent.Read(await process.WaitForLineAsync("\"answer\"")).Data.Text("answer").ShouldNotBeNull().ShouldContain("time");
        await process.WriteLineAsync("at 7pm");
        var understood = PrintedEvent.Read(await process.WaitForLineAsync("\"understood\"")).Data;
        process.EndInput();

        (understood.Text("time"), understood.GetProperty("party_size").GetInt32()).ShouldBe(("19:00", 4));
        (await process.WaitForExitAsync()).ShouldBe(4);
    }

    public void Dispose() => _home.Dispose();

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, Dictionary<string, string>? settings = null) =>
        ConciergeProcess.RunAsync(_home, arguments, settings);
}
