using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>The agent's goodbye is played to its end. The callee's goodbye does not interrupt it; a question keeps the call open.</summary>
public sealed class VoiceBridgeFarewellTests
{
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData("Bye, thank you.")]
    [InlineData("Great, see you tomorrow.")]
    [InlineData("Thank you, have a good day.")]
    public async Task The_callees_goodbye_neither_interrupts_the_farewell_nor_prolongs_the_call(string words)
    {
        await using var fixture = await GoodbyeAsync();
        await fixture.InterruptAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", words);

        fixture.Telephone.Kinds.ShouldNotContain("clear");
        fixture.Session.CreateCount.ShouldBe(0);
        fixture.Observer.IsFarewellHeard.ShouldBeFalse();
        fixture.ReturnAllMarks();
        fixture.Time.Advance(OneMillisecond);
        fixture.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Wait, one more question.")]
    [InlineData("Sorry, what was the name?")]
    [InlineData("Actually, we have no table at seven.")]
    public async Task A_callee_who_has_more_to_say_is_answered(string words)
    {
        await using var fixture = await GoodbyeAsync();
        await fixture.InterruptAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", words);
        fixture.ReturnAllMarks();

        fixture.AdvanceTime(TimeSpan.FromSeconds(4.8));

        fixture.Session.CreateCount.ShouldBe(1);
        fixture.Observer.IsFarewellHeard.ShouldBeFalse();
    }

    [Fact]
    public async Task A_question_longer_than_the_grace_period_keeps_the_call_open()
    {
        await using var fixture = await GoodbyeAsync();
        await fixture.InterruptAsync("u1");
        fixture.ReturnAllMarks();
        fixture.AdvanceTime(TimeSpan.FromSeconds(5));
        fixture.Observer.IsFarewellHeard.ShouldBeFalse("the call does not end while the callee speaks");
        await fixture.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(5));
        fixture.AdvanceTime(TimeSpan.FromSeconds(1));

        await fixture.Bridge.OnCalleeTranscriptAsync("u1", "Before you go, could you tell me whether anybody has an allergy?");

        fixture.Session.CreateCount.ShouldBe(1);
        fixture.AdvanceTime(TimeSpan.FromSeconds(4.8));
        fixture.Observer.IsFarewellHeard.ShouldBeFalse();
    }

    [Fact]
    public async Task Endless_noise_does_not_keep_the_call_open()
    {
        await using var fixture = await GoodbyeAsync();
        await fixture.InterruptAsync("u1");
        fixture.ReturnAllMarks();

        fixture.AdvanceTime(TimeSpan.FromSeconds(15));

        fixture.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task A_turn_without_words_is_not_answered()
    {
        await using var fixture = await GoodbyeAsync();
        await fixture.InterruptAsync("u1");
        await fixture.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(1));
        fixture.ReturnAllMarks();

        fixture.AdvanceTime(TimeSpan.FromSeconds(2));

        fixture.Session.CreateCount.ShouldBe(0);
        fixture.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task Speech_that_starts_together_with_the_goodbye_does_not_interrupt_it()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.RespondAsync("r1", "Something.", 2000);
        fixture.ReturnAllMarks();
        await fixture.Bridge.OnResponseCreatedAsync("r2");
        await fixture.SpeakAsync("r2", "i2", 400, Audio.EncodeLevel(-10));
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await EndCallAsync(fixture, "r2");

        await fixture.ReceiveCalleeAudioAsync(10);

        fixture.Telephone.Kinds.ShouldNotContain("clear");
    }

    /// <summary>The agent has said goodbye; none of it has been played yet.</summary>
    private static async Task<VoiceBridgeFixture> GoodbyeAsync()
    {
        var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.SpeakAsync("r1", "i1", 200);
        fixture.Bridge.OnAudioDone("i1", 0);
        await EndCallAsync(fixture, "r1");
        return fixture;
    }

    private static async Task EndCallAsync(VoiceBridgeFixture fixture, string response)
    {
        fixture.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("{}", ToolContinuation.EndCall));
        fixture.Bridge.OnFunctionCall("c1", "end_call", "{}");
        await fixture.Bridge.ToolsCompleted;
        await fixture.Bridge.OnResponseDoneAsync(response, error: null);
    }
}
