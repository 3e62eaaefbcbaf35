using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>What the network leaves out of the callee's audio is made up for by silence.</summary>
public sealed class VoiceBridgeAudioGapTests
{
    private static string Silence { get; } = $"append {Encoding.ASCII.GetString(CalleeTimeline.SilentFrame)}";

    [Theory]
    [InlineData(40, 0)]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    [InlineData(200, 8)]
    [InlineData(2_020, 99)]
    [InlineData(60_000, 100)]
    public async Task A_gap_is_filled_with_silence_but_never_with_more_than_two_seconds(long next, int silent)
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 1), 20);

        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 2), next);

        bench.Session.Done.ShouldBe([$"append {Audio.Text(20, 1)}", .. Enumerable.Repeat(Silence, silent), $"append {Audio.Text(20, 2)}"]);
    }

    [Fact]
    public async Task Frames_that_come_late_or_twice_are_passed_on_and_nothing_is_added()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        foreach (var timestamp in new long[] { 100, 60, 80, 80, 120 })
        {
            await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 1), timestamp);
        }

        bench.Session.Done.Count.ShouldBe(5);
        bench.Session.Done.ShouldNotContain(Silence);
    }

    [Fact]
    public async Task A_new_stream_counts_from_its_own_beginning()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 1), 20);
        await bench.AttachStreamAsync();

        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 1), 5000);

        bench.Session.Done.ShouldNotContain(Silence);
    }

    [Fact]
    public async Task A_gap_before_the_session_is_there_is_kept_too()
    {
        await using var bench = new VoiceBridgeFixture();
        await bench.AttachStreamAsync();
        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 1), 20);
        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 2), 80);

        await bench.Bridge.AttachSessionAsync(bench.Session);

        bench.Session.Done.ShouldBe([$"append {Audio.Text(20, 1)}", Silence, Silence, $"append {Audio.Text(20, 2)}"]);
    }

    [Fact]
    public async Task Audio_that_stops_in_the_middle_of_a_word_gets_the_silence_that_ends_the_turn()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 1), 20);
        bench.Time.Advance(TimeSpan.FromMilliseconds(399));
        bench.Session.Done.ShouldNotContain(Silence);

        bench.Time.Advance(TimeSpan.FromMilliseconds(1));

        bench.Session.Done.Count(entry => entry == Silence).ShouldBe(CalleeTimeline.MaxSilentFrames);
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        bench.Session.Done.Count(entry => entry == Silence).ShouldBe(CalleeTimeline.MaxSilentFrames, "once is enough");
        await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 2), 40);
        bench.Session.Done[^1].ShouldBe($"append {Audio.Text(20, 2)}", "what was late is heard all the same");
    }

    [Fact]
    public async Task Audio_that_goes_on_is_not_added_to()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnSpeechStartedAsync("u1");
        for (var frame = 1; frame <= 100; frame++)
        {
            await bench.Bridge.OnCalleeAudioAsync(Audio.Of(20, 1), frame * 20);
            bench.Time.Advance(TimeSpan.FromMilliseconds(20));
        }

        bench.Session.Done.ShouldNotContain(Silence);
    }

    [Fact]
    public async Task A_silent_line_between_turns_is_left_alone()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.InterruptAsync("u1");
        await bench.TurnAsync("u1", "Luigi's, hello?");

        bench.Time.Advance(TimeSpan.FromSeconds(3));

        bench.Session.Done.ShouldNotContain(Silence);
    }
}
