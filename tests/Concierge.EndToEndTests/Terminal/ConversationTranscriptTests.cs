using System.Text.RegularExpressions;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Terminal;

/// <summary>A guest at a terminal of 80 or 120 columns.</summary>
public sealed partial class ConversationTranscriptTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public Task Talk_WithoutACall_IsAnsweredAndNoLineIsTooLong() => TalkAsync(columns: 80);

    [Fact]
    [Trait("Category", "Long")]
    public Task Talk_WithoutACall_At120Columns_IsAnsweredAndNoLineIsTooLong() => TalkAsync(columns: 120);

    private async Task TalkAsync(int columns)
    {
        await using var terminal = PseudoTerminal.Start(_home, columns, []);
        await terminal.WaitForAsync("> ");
        foreach (var (said, answer) in new[]
        {
            ("who are you", "I am Concierge, a program"),
            ("what does it cost", "I cost nothing."),
            ("who can you call", "I may not call anybody yet"),
            ("never mind", "no call will be made"),
            ("is this a bot?", "I say that I am an automated assistant"),
            ("do you record calls?", "I record no calls"),
            ("how does this work", "Afterwards you can say"),
            ("ask them if they have parking", "I cannot ask or tell a restaurant anything by itself"),
            ("ist da noch was frei?", "I only understand English."),
            ("same again next week", "Which table do you mean?"),
            ("Book a table for 4 tomorrow at 7pm", "Which restaurant and under which name?"),
            ("nah forget it", "All right, nothing is booked and no call will be made."),
            ("Luigi's for my wife and our two kids tomorrow at 7pm", "A call needs settings that are not set: OPENAI_API_KEY"),
            ("tell them we'll be ten minutes late", "I cannot pass on"),
            ("what have I booked?", "You have no bookings."),
        })
        {
            await terminal.TypeAsync(said);
            await terminal.WaitForAsync(answer);
        }

        await terminal.TypeAsync("quit");

        (await terminal.WaitForExitAsync()).ShouldBe(5);
        ShouldFit(terminal, columns);
        terminal.Words.Split("no call will be made.").Length.ShouldBe(3);
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

    [SkippableFact]
    public Task Call_IsShownLineByLine_AndCtrlCReturnsToThePrompt() => CallAndInterruptAsync(columns: 80);

    [SkippableFact]
    [Trait("Category", "Long")]
    public Task Call_At120Columns_IsShownLineByLine_AndCtrlCReturnsToThePrompt() => CallAndInterruptAsync(columns: 120);

    private async Task CallAndInterruptAsync(int columns)
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
        ShouldFit(terminal, columns);
    }

    [SkippableFact]
    public Task Booking_At80Columns_IsRecalledChangedAndCancelled_AndASecondOneWarns() => TalkAboutABookingAsync(80);

    [SkippableFact]
    [Trait("Category", "Long")]
    public Task Booking_At120Columns_IsRecalledChangedAndCancelled_AndASecondOneWarns() => TalkAboutABookingAsync(120);

    [SkippableFact]
    public Task OneShot_At80Columns_RestaurantAsksForANumber_TheGuestIsAsked() => AskForANumberAsync(80);

    [SkippableFact]
    [Trait("Category", "Long")]
    public Task OneShot_At120Columns_RestaurantAsksForANumber_TheGuestIsAsked() => AskForANumberAsync(120);

    [Theory]
    [InlineData("never mind", "no call will be made")]
    [InlineData("", "At what time?")]
    public async Task OneShot_Question_IsAnsweredInTheSameCommand(string reply, string shown)
    {
        await using var terminal = PseudoTerminal.Start(_home, 80, ["Book a table for 4 tomorrow at Luigi's"], CreateSettings());
        await terminal.WaitForAsync("At what time?");
        await terminal.WaitForAsync("> ");

        await terminal.TypeAsync(reply);

        (await terminal.WaitForExitAsync()).ShouldBe(5);
        terminal.Shown.ShouldContain(shown);
    }

    [Fact]
    public async Task OneShot_CompleteRequest_ShowsThePlanFirst()
    {
        await using var terminal = PseudoTerminal.Start(_home, 80, ["Book a table for 4 tomorrow at 7pm at Luigi's"], CreateSettings());
        await terminal.WaitForAsync("expected cost: ");
        await terminal.WaitForAsync("> ");

        await terminal.TypeAsync("never mind");

        (await terminal.WaitForExitAsync()).ShouldBe(5);
        terminal.Words.ShouldContain("4 people");
        terminal.Words.ShouldContain("0 of 5 used this hour");
        terminal.Words.ShouldContain("no call will be made");
        terminal.Words.ShouldNotContain("Dialling");
    }

    [SkippableFact]
    public async Task OneShot_PlanAndYes_CallsTheRestaurant()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal) { ["PORT"] = $"{port}" };
        await using var terminal = PseudoTerminal.Start(_home, 80, ["Book a table for 4 tomorrow at 7pm at Luigi's"], settings);
        await terminal.WaitForAsync("expected cost: ");
        await terminal.WaitForAsync("> ");
        (await services.GetCallsAsync()).ShouldBeEmpty("nobody is called before the yes");

        await terminal.TypeAsync("yes");
        await terminal.WaitForAsync("Dialling Luigi's");
        await terminal.PressCtrlCAsync();

        await terminal.WaitForExitAsync();
        (await services.GetCallsAsync()).Count.ShouldBe(1);
    }

    public void Dispose() => _home.Dispose();

    private static Dictionary<string, string> CreateSettings() => new(StringComparer.Ordinal)
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

    // One booking that exists already, so that only the beginnings of two calls are needed.
    private async Task TalkAboutABookingAsync(int columns)
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var terminal = PseudoTerminal.Start(_home, columns, ["rehearse", "--scenario", "changes", "--seed", "1", "--speed", "8"]);
        await terminal.WaitForAsync("> ");
        foreach (var (said, answer) in new[]
        {
            ("what have I booked?", "You have one booking: Luigi's, 4 people"),
            ("the first one", "What shall I do with it?"),
            ("cancel it", "Shall I call them to cancel it?"),
            ("wait, no", "no call will be made"),
            ("what's the confirmation number again", "The confirmation number is "),
            ("what time was it", "Your table is at Luigi's on "),
            ("under which name", "It is booked under the name John Smith"),
            ("how many of us did I say?", "It is booked for 4 people"),
            ("we're running late tell them", "I cannot pass on that you will be late"),
            ("who can you call", "I can call Bella Vista, Casa Lola"),
            ("are they open on christmas day", "Which restaurant do you mean?"),
            ("is Luigi's open on Sunday", "I do not know the opening hours of Luigi's"),
            ("something vietnamese", "I know these kitchens: "),
            ("Book Luigi's and Bella Vista for 4 tomorrow at 7pm", "Which first: Luigi's or Bella Vista?"),
            ("forget it", "All right, nothing is booked and no call will be made."),
        })
        {
            await terminal.TypeAsync(said);
            await terminal.WaitForAsync(answer);
        }

        await terminal.TypeAsync("change my table at Luigi's to 5 people");
        await terminal.WaitForAsync("To change Luigi's");
        await terminal.WaitForAsync("4 → 5 people");
        await terminal.WaitForAsync("Dialling Luigi's");
        await terminal.PressCtrlCAsync();
        await terminal.WaitForAsync("ended at your request");
        await terminal.TypeAsync("forget it");
        await terminal.WaitForAsync("All right, no call will be made.", times: 2);

        // The day as it is shown: where Da Marco is, "in two days" can be the day after.
        var day = BookedDay().Match(terminal.Words).Groups["day"].Value;
        await terminal.TypeAsync($"Book a table at Da Marco for 2 on {day} at 7:30pm");
        await terminal.WaitForAsync("You already have Luigi's, 4 people");
        await terminal.WaitForAsync("Press Ctrl-C if you do not want another.");
        await terminal.WaitForAsync("Dialling Da Marco");
        await terminal.PressCtrlCAsync();
        await terminal.WaitForAsync("ended at your request", times: 2);
        await terminal.TypeAsync("quit");

        await terminal.WaitForExitAsync();
        ShouldFit(terminal, columns);
    }

    private async Task AskForANumberAsync(int columns)
    {
        RehearsedRequest.SkipWithoutSpeech();
        await using var terminal = PseudoTerminal.Start(
            _home, columns, ["rehearse", "--scenario", "asks-phone", "--seed", "1", "--speed", "8", RehearsedRequest.FixedTimeRequest]);
        await terminal.WaitForAsync("is waiting for your answer");

        await terminal.TypeAsync("+1 415 555 0177");

        (await terminal.WaitForExitAsync()).ShouldBe(0, terminal.Shown);
        terminal.Shown.ShouldContain("Booked: Luigi's");
        terminal.Shown.ShouldContain("Under the name John Smith");
        terminal.Words.ShouldContain("--seed 1 repeats it.");
        ShouldFit(terminal, columns);
    }

    private static void ShouldFit(PseudoTerminal terminal, int columns) =>
        terminal.Shown.Split('\n').ShouldAllBe(line => line.Length <= columns || line.StartsWith("> ", StringComparison.Ordinal));

    [GeneratedRegex(@"Luigi's, 4 people, \w+ (?<day>\d+ \w+) at ")]
    private static partial Regex BookedDay();
}
