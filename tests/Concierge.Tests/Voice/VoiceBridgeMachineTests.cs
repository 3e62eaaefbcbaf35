namespace Concierge.Tests.Voice;

/// <summary>A machine speaks: nothing it says is answered, and what is to be left is said once, after its tone or its silence.</summary>
public sealed class VoiceBridgeMachineTests
{
    [Fact]
    public async Task What_is_being_said_is_broken_off_and_the_announcement_is_not_answered()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 400);

        await bench.Bridge.MuteAsync();
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);
        await bench.InterruptAsync("u1");
        await bench.TurnAsync("u1", "You have reached Luigi's. Please leave a message after the tone.", 4000);

        bench.Telephone.Kinds.Count(kind => kind == "clear").ShouldBe(1);
        bench.Session.Asked.ShouldBe(["cancel r1", "truncate i1 0 50"]);
    }

    [Fact]
    public async Task Its_tone_is_heard()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.MuteAsync();

        foreach (var frame in Audio.Frames(Tone(1000, 0.5)).Append(Audio.Of(20)))
        {
            await bench.Bridge.OnCalleeAudioAsync(frame, 0);
        }

        bench.Observer.Told.ShouldBe(["tone"]);
    }

    [Fact]
    public async Task A_tone_in_a_conversation_means_nothing()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();

        foreach (var frame in Audio.Frames(Tone(1000, 0.5)).Append(Audio.Of(20)))
        {
            await bench.Bridge.OnCalleeAudioAsync(frame, 0);
        }

        bench.Observer.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_silence_is_taken_for_a_tone_even_if_it_had_finished_before_it_was_known(bool speaks)
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.MuteAsync();
        if (speaks)
        {
            await bench.InterruptAsync("u1");
            bench.Time.Advance(TimeSpan.FromSeconds(8));
            bench.Observer.Told.ShouldNotContain("tone");
            await bench.TurnAsync("u1", "Please leave a message.", 8000);
        }

        bench.Time.Advance(TimeSpan.FromSeconds(2.4));
        bench.Observer.Told.ShouldNotContain("tone");
        bench.Time.Advance(TimeSpan.FromSeconds(0.1));

        bench.Observer.Told.ShouldContain("tone");
    }

    [Fact]
    public async Task The_message_is_said_whole_and_then_the_line_is_put_down()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.MuteAsync();
        await bench.InterruptAsync("tone");
        await bench.Bridge.SayLastAsync("Please call back.");
        bench.Session.Asked.ShouldBe([VoiceBridgeFixture.Note("Please call back."), "create"]);
        await bench.TurnAsync("tone", "beep");
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 2000);
        await bench.InterruptAsync("u2");
        bench.Bridge.OnAudioDone("i1", 0);
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);
        await bench.TurnAsync("u2", "If you are done, hang up or press one for more options?");

        bench.Telephone.Kinds.ShouldNotContain("clear");
        bench.Session.Creates.ShouldBe(1, "a machine's questions are not answered");
        bench.Observer.IsFarewellHeard.ShouldBeFalse();
        bench.Played();
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        bench.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    private static IEnumerable<double> Tone(double frequency, double seconds) =>
        Enumerable.Range(0, (int)(8000 * seconds)).Select(sample => 0.3 * Math.Sin(2 * Math.PI * frequency * sample / 8000));
}
