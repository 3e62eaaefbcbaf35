namespace Concierge.Tests.Media.Bridge;

/// <summary>Noise at the start of the call and the agent's echo do not count as the callee's speech; real speech does.</summary>
public sealed class VoiceBridgeOpeningTests
{
    private const string Words = "Hello, I would like a table for four tomorrow at seven.";

    private static byte Agent { get; } = Audio.EncodeLevel(-10);

    private static byte Echo { get; } = Audio.EncodeLevel(-30);

    private static byte QuietCallee { get; } = Audio.EncodeLevel(-28);

    [Fact]
    public async Task A_short_noise_at_the_start_does_not_interrupt_the_first_word()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Bridge.OnResponseCreatedAsync("r1");

        await fixture.ReceiveCalleeAudioAsync(5);
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "", milliseconds: 100);
        await fixture.SpeakAsync("r1", "i1", 200, 9);

        fixture.Telephone.Payloads.ShouldBe([Audio.CreateText(200, 9)]);
        fixture.Session.OperationsExceptAudio.ShouldBe(["create", "delete u1"], "the noise neither interrupts nor is answered");
        fixture.Observer.Notifications.ShouldContain("dropped u1");
    }

    [Fact]
    public async Task A_greeting_just_before_the_first_word_cancels_the_response()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Bridge.OnResponseCreatedAsync("r1");

        await fixture.ReceiveCalleeAudioAsync(5);
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.ReceiveCalleeAudioAsync(15);

        fixture.Session.OperationsExceptAudio.ShouldBe(["create", "cancel r1"]);
    }

    [Fact]
    public async Task A_noise_before_the_first_word_is_not_answered_and_the_agent_speaks_first()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "", milliseconds: 100);
        fixture.Session.OperationsExceptAudio.ShouldBe(["delete u1"]);

        fixture.Time.Advance(TimeSpan.FromSeconds(2));

        fixture.Session.OperationsExceptAudio.ShouldBe(["delete u1", "create"]);
    }

    [Fact]
    public async Task A_very_short_greeting_with_words_is_answered()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "Hi.", milliseconds: 100);

        fixture.Session.OperationsExceptAudio.ShouldBe(["create"]);
        fixture.Observer.Notifications.ShouldContain("spoken u1 Callee Hi.");
    }

    [Fact]
    public async Task The_agents_echo_does_not_interrupt_and_is_deleted_from_the_conversation()
    {
        await using var fixture = await SpeakingAsync();

        await fixture.ReceiveCalleeAudioAsync(25, Echo);
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.ReceiveCalleeAudioAsync(25, Echo);
        await fixture.EndCalleeTurnAsync("u1", "table for four tomorrow at seven");

        fixture.Telephone.Kinds.ShouldNotContain("clear");
        fixture.Session.OperationsExceptAudio.ShouldBe(["delete u1"]);
        fixture.Observer.Notifications.ShouldContain("dropped u1");
        fixture.Observer.Notifications.ShouldNotContain(entry => entry.StartsWith("spoken u1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_echo_whose_transcript_comes_too_late_is_still_deleted()
    {
        await using var fixture = await SpeakingAsync();
        await fixture.ReceiveCalleeAudioAsync(25, Echo);
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(1));

        fixture.Time.Advance(TimeSpan.FromSeconds(3.9));
        fixture.Session.OperationsExceptAudio.ShouldBeEmpty("the transcript may still come");
        fixture.Time.Advance(TimeSpan.FromSeconds(0.1));
        fixture.Session.OperationsExceptAudio.ShouldBe(["delete u1"]);

        // Words that are not the agent's would be answered if they had come in time.
        await fixture.Bridge.OnCalleeTranscriptAsync("u1", "No, we are closed on that day.");

        fixture.Session.OperationsExceptAudio.ShouldBe(["delete u1"]);
        fixture.Observer.Notifications.ShouldNotContain(entry => entry.StartsWith("spoken u1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_echoes_in_a_row_are_both_deleted()
    {
        await using var fixture = await SpeakingAsync();
        foreach (var turn in new[] { "u1", "u2" })
        {
            await fixture.ReceiveCalleeAudioAsync(25, Echo);
            await fixture.Bridge.OnSpeechStartedAsync(turn);
            await fixture.Bridge.OnSpeechStoppedAsync(turn, TimeSpan.FromSeconds(1));
        }

        await fixture.Bridge.OnCalleeTranscriptAsync("u1", "table for four tomorrow");
        await fixture.Bridge.OnCalleeTranscriptAsync("u2", "tomorrow at seven");

        fixture.Session.OperationsExceptAudio.ShouldBe(["delete u1", "delete u2"]);
    }

    [Fact]
    public async Task Loud_speech_during_the_echo_interrupts()
    {
        await using var fixture = await SpeakingAsync();
        await fixture.ReceiveCalleeAudioAsync(25, Echo);
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        fixture.Telephone.Kinds.ShouldNotContain("clear");

        await fixture.ReceiveCalleeAudioAsync(3, Audio.EncodeLevel(-12));

        fixture.Telephone.Kinds.Count(kind => kind == "clear").ShouldBe(1);
        fixture.Session.OperationsExceptAudio.ShouldBe(["truncate i-r1 0 1250"]);
        await fixture.EndCalleeTurnAsync("u1", "Table for four tomorrow, sorry?");
        fixture.Session.OperationsExceptAudio.ShouldContain("create", "the turn is answered like any other turn");
    }

    [Fact]
    public async Task A_quiet_callee_does_not_interrupt_but_is_answered()
    {
        await using var fixture = await SpeakingAsync();
        await fixture.ReceiveCalleeAudioAsync(25, QuietCallee);
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "Sorry, we are closed on Mondays.");

        fixture.Telephone.Kinds.ShouldNotContain("clear");
        fixture.Session.OperationsExceptAudio.ShouldBe(["create"]);
        fixture.Observer.Notifications.ShouldContain("spoken u1 Callee Sorry, we are closed on Mondays.");
    }

    [Fact]
    public async Task Nothing_is_cleared_before_a_stream_is_attached()
    {
        await using var fixture = new VoiceBridgeFixture();
        await fixture.Bridge.AttachSessionAsync(fixture.Session);
        await fixture.Bridge.OnResponseCreatedAsync("r1");

        await fixture.InterruptAsync("u1");

        fixture.Telephone.Sent.ShouldBeEmpty();
        fixture.Session.OperationsExceptAudio.ShouldBeEmpty();
    }

    /// <summary>The agent speaks for 2 seconds; 1.2 seconds have been played.</summary>
    private static async Task<VoiceBridgeFixture> SpeakingAsync()
    {
        var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.RespondAsync("r1", Words, 2000, Agent);
        fixture.ReturnMark(5);
        return fixture;
    }
}
