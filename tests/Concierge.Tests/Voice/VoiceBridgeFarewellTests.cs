using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>The goodbye is heard, and the callee's own goodbye changes nothing; a question does.</summary>
public sealed class VoiceBridgeFarewellTests
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData("Bye, thank you.")]
    [InlineData("Great, see you tomorrow.")]
    [InlineData("Thank you, have a good day.")]
    public async Task The_callees_own_goodbye_neither_cuts_it_nor_prolongs_the_call(string words)
    {
        await using var bench = await GoodbyeAsync();
        await bench.InterruptAsync("u1");
        await bench.TurnAsync("u1", words);

        bench.Telephone.Kinds.ShouldNotContain("clear");
        bench.Session.Creates.ShouldBe(0);
        bench.Observer.IsFarewellHeard.ShouldBeFalse();
        bench.Played();
        bench.Time.Advance(AMoment);
        bench.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Wait, one more question.")]
    [InlineData("Sorry, what was the name?")]
    [InlineData("Actually, we have no table at seven.")]
    public async Task Somebody_who_is_not_done_is_answered(string words)
    {
        await using var bench = await GoodbyeAsync();
        await bench.InterruptAsync("u1");
        await bench.TurnAsync("u1", words);
        bench.Played();

        bench.Pass(TimeSpan.FromSeconds(4.8));

        bench.Session.Creates.ShouldBe(1);
        bench.Observer.IsFarewellHeard.ShouldBeFalse();
    }

    [Fact]
    public async Task A_question_may_be_longer_than_the_grace()
    {
        await using var bench = await GoodbyeAsync();
        await bench.InterruptAsync("u1");
        bench.Played();
        bench.Pass(TimeSpan.FromSeconds(5));
        bench.Observer.IsFarewellHeard.ShouldBeFalse("nobody is cut off in the middle of a sentence");
        await bench.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(5));
        bench.Pass(TimeSpan.FromSeconds(1));

        await bench.Bridge.OnCalleeTranscriptAsync("u1", "Before you go, could you tell me whether anybody has an allergy?");

        bench.Session.Creates.ShouldBe(1);
        bench.Pass(TimeSpan.FromSeconds(4.8));
        bench.Observer.IsFarewellHeard.ShouldBeFalse();
    }

    [Fact]
    public async Task A_noise_that_never_ends_does_not_keep_the_line_open()
    {
        await using var bench = await GoodbyeAsync();
        await bench.InterruptAsync("u1");
        bench.Played();

        bench.Pass(TimeSpan.FromSeconds(15));

        bench.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task A_turn_without_words_does_not_bring_the_agent_back()
    {
        await using var bench = await GoodbyeAsync();
        await bench.InterruptAsync("u1");
        await bench.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(1));
        bench.Played();

        bench.Pass(TimeSpan.FromSeconds(2));

        bench.Session.Creates.ShouldBe(0);
        bench.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task Speech_that_began_as_the_goodbye_did_does_not_cut_it()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.RespondAsync("r1", "Something.", 2000);
        bench.Played();
        await bench.Bridge.OnResponseCreatedAsync("r2");
        await bench.SpeakAsync("r2", "i2", 400, Audio.Level(-10));
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await EndCallAsync(bench, "r2");

        await bench.HearAsync(10);

        bench.Telephone.Kinds.ShouldNotContain("clear");
    }

    /// <summary>The agent has said goodbye; nothing of it has been played yet.</summary>
    private static async Task<VoiceBridgeFixture> GoodbyeAsync()
    {
        var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        await bench.SpeakAsync("r1", "i1", 200);
        bench.Bridge.OnAudioDone("i1", 0);
        await EndCallAsync(bench, "r1");
        return bench;
    }

    private static async Task EndCallAsync(VoiceBridgeFixture bench, string response)
    {
        bench.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("{}", ToolContinuation.EndCall));
        bench.Bridge.OnFunctionCall("c1", "end_call", "{}");
        await bench.Bridge.ToolsCompleted;
        await bench.Bridge.OnResponseDoneAsync(response, error: null);
    }
}
