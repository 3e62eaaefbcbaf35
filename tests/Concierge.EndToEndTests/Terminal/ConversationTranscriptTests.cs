using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Terminal;

/// <summary>A guest at a terminal of 80 or 120 columns.</summary>
public sealed class ConversationTranscriptTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Talk_WithoutACall_IsAnsweredAndNoLineIsTooLong(int columns)
    {
        await using var terminal = PseudoTerminal.Start(_home, columns, []);
        await terminal.WaitForAsync("> ");
        foreach (var (said, answer) in new[]
        {
            ("who are you", "I am Concierge, a program"),
            ("what does it cost", "I cost nothing."),
            ("who can you call", "I may not call anybody yet"),
            ("never mind", "no call will be made"),
            ("tell them we'll be ten minutes late", "I cannot pass on"),
            ("what have I booked?", "You have no bookings."),
        })
        {
            await terminal.TypeAsync(said);
            await terminal.WaitForAsync(answer);
        }

        await terminal.TypeAsync("quit");

        (await terminal.WaitForExitAsync()).ShouldBe(5);
        terminal.Shown.Split('\n').ShouldAllBe(line => line.Length <= columns);
        terminal.Shown.ShouldNotContain("(request.");
    }

    [Fact]
    public async Task CtrlC_AtThePrompt_Leaves()
    {
        await using var terminal = PseudoTerminal.Start(_home, 80, []);
        await terminal.WaitForAsync("> ");

        await terminal.PressCtrlCAsync();

        (await terminal.WaitForExitAsync()).ShouldBe(130);
    }

    [SkippableTheory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Call_IsShownLineByLine_AndCtrlCReturnsToThePrompt(int columns)
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var terminal = PseudoTerminal.Start(_home, columns, ["rehearse", "--seed", "1", "--speed", "4"]);
        await terminal.WaitForAsync("> ");
        await terminal.TypeAsync("Book a table at Pizzeria Mario for 4 tomorrow at 7pm");
        await terminal.WaitForAsync("Hello, this is an automated assistant");

        await terminal.PressCtrlCAsync();
        await terminal.WaitForAsync("Press Ctrl-C again to leave.");
        await terminal.WaitForAsync("The call was ended at your request.");
        await terminal.TypeAsync("thanks");
        await terminal.WaitForAsync("You are welcome.");
        await terminal.TypeAsync("quit");

        await terminal.WaitForExitAsync();
        terminal.Shown.ShouldContain("Pizzeria Mario");
        terminal.Shown.ShouldContain("Its bookings are forgotten at the end");
        terminal.Shown.Split('\n').ShouldAllBe(line => line.Length <= columns || line.Contains(" … ", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task OneShot_RestaurantAsksForANumber_TheGuestIsAsked()
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var terminal = PseudoTerminal.Start(
            _home, 100, ["rehearse", "--scenario", "asks-phone", "--seed", "1", "--speed", "4", RehearsedRequest.FixedTimeRequest]);
        await terminal.WaitForAsync("is waiting for your answer");

        await terminal.TypeAsync("+1 415 555 0177");

        (await terminal.WaitForExitAsync()).ShouldBe(0, terminal.Shown);
        terminal.Shown.ShouldContain("Booked: Luigi's");
        terminal.Shown.ShouldContain("Under the name John Smith");
    }

    [Theory]
    [InlineData("never mind", "no call will be made")]
    [InlineData("", "At what time?")]
    public async Task OneShot_Question_IsAnsweredInTheSameCommand(string reply, string shown)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEMO_RESTAURANT_NAME"] = "Luigi's",
            ["DEMO_RESTAURANT_PHONE"] = "+14155550123",
            ["TWILIO_ACCOUNT_SID"] = "AC00000000000000000000000000000001",
            ["TWILIO_AUTH_TOKEN"] = "a-token",
            ["TWILIO_PHONE_NUMBER"] = "+14155550100",
            ["PUBLIC_DOMAIN"] = "concierge.example",
            ["OPENAI_API_KEY"] = "sk-nobody",
            ["AGENT_MODEL"] = "rules",
            ["CUSTOMER_NAME"] = "Pat",
            ["PORT"] = "0",
        };
        await using var terminal = PseudoTerminal.Start(_home, 80, ["Book a table for 4 tomorrow at Luigi's"], settings);
        await terminal.WaitForAsync("At what time?");
        await terminal.WaitForAsync("> ");

        await terminal.TypeAsync(reply);

        (await terminal.WaitForExitAsync()).ShouldBe(5);
        terminal.Shown.ShouldContain(shown);
    }

    public void Dispose() => _home.Dispose();
}
