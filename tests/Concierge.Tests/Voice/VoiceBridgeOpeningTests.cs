namespace Concierge.Tests.Voice;

/// <summary>Noise at pick-up and the agent's own echo are not the callee; a person who really speaks is heard.</summary>
public sealed class VoiceBridgeOpeningTests
{
    private const string Words = "Hello, I would like a table for four tomorrow at seven.";

    private static byte Agent { get; } = Audio.Level(-10);

    private static byte Echo { get; } = Audio.Level(-30);

    private static byte QuietCallee { get; } = Audio.Level(-28);

    [Fact]
    public async Task A_short_noise_at_pick_up_does_not_silence_the_first_word()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.Bridge.OnResponseCreatedAsync("r1");

        await bench.HearAsync(5);
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.TurnAsync("u1", "", milliseconds: 100);
        await bench.SpeakAsync("r1", "i1", 200, 9);

        bench.Telephone.Payloads.ShouldBe([Audio.Text(200, 9)]);
        bench.Session.Asked.ShouldBe(["create", "delete u1"], "the noise is neither an interruption nor answered");
        bench.Observer.Told.ShouldContain("dropped u1");
    }

    [Fact]
    public async Task A_greeting_that_comes_just_before_the_first_word_is_let_finish()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.Bridge.OnResponseCreatedAsync("r1");

        await bench.HearAsync(5);
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.HearAsync(15);

        bench.Session.Asked.ShouldBe(["create", "cancel r1"]);
    }

    [Fact]
    public async Task A_noise_before_anything_was_said_is_not_answered_and_the_agent_speaks_first()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.TurnAsync("u1", "", milliseconds: 100);
        bench.Session.Asked.ShouldBe(["delete u1"]);

        bench.Time.Advance(TimeSpan.FromSeconds(2));

        bench.Session.Asked.ShouldBe(["delete u1", "create"]);
    }

    [Fact]
    public async Task A_very_short_greeting_is_answered_for_its_word()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.TurnAsync("u1", "Hi.", milliseconds: 100);

        bench.Session.Asked.ShouldBe(["create"]);
        bench.Observer.Told.ShouldContain("spoken u1 Callee Hi.");
    }

    [Fact]
    public async Task The_agents_echo_does_not_interrupt_it_and_is_taken_out_of_the_conversation()
    {
        await using var bench = await SpeakingAsync();

        await bench.HearAsync(25, Echo);
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.HearAsync(25, Echo);
        await bench.TurnAsync("u1", "table for four tomorrow at seven");

        bench.Telephone.Kinds.ShouldNotContain("clear");
        bench.Session.Asked.ShouldBe(["delete u1"]);
        bench.Observer.Told.ShouldContain("dropped u1");
        bench.Observer.Told.ShouldNotContain(entry => entry.StartsWith("spoken u1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_echo_whose_words_come_too_late_or_never_is_taken_out_all_the_same()
    {
        await using var bench = await SpeakingAsync();
        await bench.HearAsync(25, Echo);
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(1));

        bench.Time.Advance(TimeSpan.FromSeconds(4));
        await bench.Bridge.OnCalleeTranscriptAsync("u1", "table for four tomorrow");

        bench.Session.Asked.ShouldBe(["delete u1"]);
        bench.Observer.Told.ShouldNotContain(entry => entry.StartsWith("spoken u1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_echoes_in_a_row_are_both_taken_out()
    {
        await using var bench = await SpeakingAsync();
        foreach (var turn in new[] { "u1", "u2" })
        {
            await bench.HearAsync(25, Echo);
            await bench.Bridge.OnSpeechStartedAsync(turn);
            await bench.Bridge.OnSpeechStoppedAsync(turn, TimeSpan.FromSeconds(1));
        }

        await bench.Bridge.OnCalleeTranscriptAsync("u1", "table for four tomorrow");
        await bench.Bridge.OnCalleeTranscriptAsync("u2", "tomorrow at seven");

        bench.Session.Asked.ShouldBe(["delete u1", "delete u2"]);
    }

    [Fact]
    public async Task A_real_interruption_during_the_echo_interrupts()
    {
        await using var bench = await SpeakingAsync();
        await bench.HearAsync(25, Echo);
        await bench.Bridge.OnSpeechStartedAsync("u1");
        bench.Telephone.Kinds.ShouldNotContain("clear");

        await bench.HearAsync(3, Audio.Level(-12));

        bench.Telephone.Kinds.Count(kind => kind == "clear").ShouldBe(1);
        bench.Session.Asked.ShouldBe(["truncate i-r1 0 1250"]);
        await bench.TurnAsync("u1", "Table for four tomorrow, sorry?");
        bench.Session.Asked.ShouldContain("create", "it is a turn like any other");
    }

    [Fact]
    public async Task A_quiet_callee_does_not_interrupt_but_is_answered_for_the_words()
    {
        await using var bench = await SpeakingAsync();
        await bench.HearAsync(25, QuietCallee);
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.TurnAsync("u1", "Sorry, we are closed on Mondays.");

        bench.Telephone.Kinds.ShouldNotContain("clear");
        bench.Session.Asked.ShouldBe(["create"]);
        bench.Observer.Told.ShouldContain("spoken u1 Callee Sorry, we are closed on Mondays.");
    }

    [Fact]
    public async Task Nothing_is_cleared_before_there_is_a_stream()
    {
        await using var bench = new VoiceBridgeFixture();
        await bench.Bridge.AttachSessionAsync(bench.Session);
        await bench.Bridge.OnResponseCreatedAsync("r1");

        await bench.InterruptAsync("u1");

        bench.Telephone.Sent.ShouldBeEmpty();
        bench.Session.Asked.ShouldBeEmpty();
    }

    /// <summary>The agent has been heard for 1.2 of the 2 seconds that it says.</summary>
    private static async Task<VoiceBridgeFixture> SpeakingAsync()
    {
        var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.RespondAsync("r1", Words, 2000, Agent);
        bench.PlayedTo(5);
        return bench;
    }
}
