namespace Concierge.Tests.Media.Bridge;

/// <summary>The callee speaks while the agent speaks.</summary>
public sealed class VoiceBridgeInterruptionTests
{
    [Fact]
    public async Task An_interruption_sends_one_clear_and_truncates_the_item_to_what_was_heard()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.SpeakAsync("r1", "i1", 200);
        fixture.ReturnMark(0);

        await fixture.InterruptAsync("u1");

        fixture.Telephone.Kinds.Count(kind => kind == "clear").ShouldBe(1);
        fixture.Session.OperationsExceptAudio.ShouldBe(["cancel r1", "truncate i1 0 250"], "the acknowledged audio plus one chunk");
        fixture.Observer.Notifications.ShouldContain("interrupted i1 0.62");
    }

    [Fact]
    public async Task Clear_is_sent_before_the_observer_is_notified()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        string? lastSent = null;
        fixture.Observer.Interrupted = () => lastSent = fixture.Telephone.Kinds.Last();

        await fixture.InterruptAsync("u1");

        lastSent.ShouldBe("clear");
    }

    [Fact]
    public async Task A_second_turn_of_the_callee_sends_no_second_clear()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);

        await fixture.InterruptAsync("u1");
        await fixture.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(1));
        await fixture.InterruptAsync("u2");

        fixture.Telephone.Kinds.Count(kind => kind == "clear").ShouldBe(1);
    }

    [Fact]
    public async Task Late_audio_of_the_interrupted_response_is_not_sent()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.InterruptAsync("u1");
        var before = fixture.Telephone.Sent.Count;

        await fixture.SpeakAsync("r1", "i1", 200);

        fixture.Telephone.Sent.Count.ShouldBe(before);
        fixture.Session.OperationsExceptAudio.Count(entry => entry.StartsWith("truncate", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_response_whose_first_audio_comes_after_the_interruption_is_truncated_to_zero()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.InterruptAsync("u1");

        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.SpeakAsync("r1", "i1", 200);

        fixture.Telephone.Sent.ShouldBeEmpty("nothing was playing, so nothing is cleared");
        fixture.Session.OperationsExceptAudio.ShouldBe(["cancel r1", "truncate i1 0 0"]);
        fixture.Observer.Notifications.ShouldContain("interrupted i1 0.00", "the transcript must not contain unheard words");
    }

    [Fact]
    public async Task The_next_response_is_sent()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.InterruptAsync("u1");
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);

        await fixture.Bridge.OnResponseCreatedAsync("r2");
        await fixture.SpeakAsync("r2", "i2", 20, 9);

        fixture.Telephone.Payloads.Last().ShouldBe(Audio.CreateText(20, 9));
    }

    [Fact]
    public async Task An_item_queued_behind_the_playing_item_is_truncated_to_zero()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        fixture.Bridge.OnAudioDone("i1", 0);
        await fixture.SpeakAsync("r1", "i2", 200);

        await fixture.InterruptAsync("u1");

        fixture.Session.OperationsExceptAudio.ShouldBe(["cancel r1", "truncate i1 0 50", "truncate i2 0 0"]);
    }

    [Fact]
    public async Task Nothing_is_cleared_when_everything_was_played()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        fixture.Bridge.OnAudioDone("i1", 0);
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);
        fixture.ReturnMark(0);

        await fixture.InterruptAsync("u1");

        fixture.Telephone.Kinds.ShouldNotContain("clear");
        fixture.Session.OperationsExceptAudio.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mark_that_the_clear_returned_does_not_count_as_heard()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.InterruptAsync("u1");
        fixture.ReturnMark(0);
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);
        await fixture.Bridge.OnResponseCreatedAsync("r2");
        await fixture.SpeakAsync("r2", "i2", 200);

        await fixture.InterruptAsync("u2");

        fixture.Session.Operations[^1].ShouldBe("truncate i2 0 50");
    }
}
