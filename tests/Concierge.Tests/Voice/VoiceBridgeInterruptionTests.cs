namespace Concierge.Tests.Voice;

/// <summary>The callee speaks while the agent does.</summary>
public sealed class VoiceBridgeInterruptionTests
{
    [Fact]
    public async Task The_telephone_is_cleared_once_and_the_model_told_how_much_was_heard()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        await bench.SpeakAsync("r1", "i1", 200);
        bench.PlayedTo(0);

        await bench.InterruptAsync("u1");

        bench.Telephone.Kinds.Count(kind => kind == "clear").ShouldBe(1);
        bench.Session.Asked.ShouldBe(["cancel r1", "truncate i1 0 250"], "what the mark acknowledged, and one chunk more");
        bench.Observer.Told.ShouldContain("interrupted i1 0.62");
    }

    [Fact]
    public async Task The_telephone_is_silent_before_anything_else_is_done()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        string? lastSent = null;
        bench.Observer.Interrupted = () => lastSent = bench.Telephone.Kinds.Last();

        await bench.InterruptAsync("u1");

        lastSent.ShouldBe("clear");
    }

    [Fact]
    public async Task Going_on_speaking_does_not_clear_again()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);

        await bench.InterruptAsync("u1");
        await bench.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(1));
        await bench.InterruptAsync("u2");

        bench.Telephone.Kinds.Count(kind => kind == "clear").ShouldBe(1);
    }

    [Fact]
    public async Task Late_audio_of_the_interrupted_response_is_not_sent()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        await bench.InterruptAsync("u1");
        var before = bench.Telephone.Sent.Count;

        await bench.SpeakAsync("r1", "i1", 200);

        bench.Telephone.Sent.Count.ShouldBe(before);
        bench.Session.Asked.Count(entry => entry.StartsWith("truncate", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_response_whose_first_audio_comes_after_the_interruption_counts_as_never_said()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.InterruptAsync("u1");

        await bench.SpeakAsync("r1", "i1", 200);
        await bench.SpeakAsync("r1", "i1", 200);

        bench.Telephone.Sent.ShouldBeEmpty("nothing was playing, so there was nothing to clear either");
        bench.Session.Asked.ShouldBe(["cancel r1", "truncate i1 0 0"]);
        bench.Observer.Told.ShouldContain("interrupted i1 0.00", "the transcript must not hold what nobody heard");
    }

    [Fact]
    public async Task The_next_response_is_heard()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        await bench.InterruptAsync("u1");
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);

        await bench.Bridge.OnResponseCreatedAsync("r2");
        await bench.SpeakAsync("r2", "i2", 20, 9);

        bench.Telephone.Payloads.Last().ShouldBe(Audio.Text(20, 9));
    }

    [Fact]
    public async Task What_was_queued_behind_the_part_being_heard_was_not_heard_at_all()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        bench.Bridge.OnAudioDone("i1", 0);
        await bench.SpeakAsync("r1", "i2", 200);

        await bench.InterruptAsync("u1");

        bench.Session.Asked.ShouldBe(["cancel r1", "truncate i1 0 50", "truncate i2 0 0"]);
    }

    [Fact]
    public async Task Nothing_is_cleared_when_everything_was_heard()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        bench.Bridge.OnAudioDone("i1", 0);
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);
        bench.PlayedTo(0);

        await bench.InterruptAsync("u1");

        bench.Telephone.Kinds.ShouldNotContain("clear");
        bench.Session.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mark_that_comes_back_because_of_the_clear_says_nothing_about_hearing()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        await bench.InterruptAsync("u1");
        bench.PlayedTo(0);
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);
        await bench.Bridge.OnResponseCreatedAsync("r2");
        await bench.SpeakAsync("r2", "i2", 200);

        await bench.InterruptAsync("u2");

        bench.Session.Done[^1].ShouldBe("truncate i2 0 50");
    }
}
