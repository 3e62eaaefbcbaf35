using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>The bridge fills gaps in the callee's audio with silence.</summary>
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
    public async Task A_gap_is_filled_with_at_most_two_seconds_of_silence(long nextTimestamp, int silentFrames)
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 1), 20);

        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 2), nextTimestamp);

        fixture.Session.Operations.ShouldBe([$"append {Audio.CreateText(20, 1)}", .. Enumerable.Repeat(Silence, silentFrames), $"append {Audio.CreateText(20, 2)}"]);
    }

    [Fact]
    public async Task Late_and_repeated_frames_are_forwarded_without_added_silence()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        foreach (var timestamp in new long[] { 100, 60, 80, 80, 120 })
        {
            await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 1), timestamp);
        }

        fixture.Session.Operations.Count.ShouldBe(5);
        fixture.Session.Operations.ShouldNotContain(Silence);
    }

    [Fact]
    public async Task The_timestamps_of_a_new_stream_start_again()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 1), 20);
        await fixture.AttachStreamAsync();

        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 1), 5000);

        fixture.Session.Operations.ShouldNotContain(Silence);
    }

    [Fact]
    public async Task A_gap_before_the_session_is_attached_is_filled_too()
    {
        await using var fixture = new VoiceBridgeFixture();
        await fixture.AttachStreamAsync();
        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 1), 20);
        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 2), 80);

        await fixture.Bridge.AttachSessionAsync(fixture.Session);

        fixture.Session.Operations.ShouldBe([$"append {Audio.CreateText(20, 1)}", Silence, Silence, $"append {Audio.CreateText(20, 2)}"]);
    }

    [Fact]
    public async Task Audio_that_stops_during_a_turn_is_followed_by_enough_silence_to_end_the_turn()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 1), 20);
        fixture.Time.Advance(TimeSpan.FromMilliseconds(399));
        fixture.Session.Operations.ShouldNotContain(Silence);

        fixture.Time.Advance(TimeSpan.FromMilliseconds(1));

        fixture.Session.Operations.Count(entry => entry == Silence).ShouldBe(CalleeTimeline.MaxSilentFrames);
        fixture.Time.Advance(TimeSpan.FromSeconds(10));
        fixture.Session.Operations.Count(entry => entry == Silence).ShouldBe(CalleeTimeline.MaxSilentFrames, "silence is added only once");
        await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 2), 40);
        fixture.Session.Operations[^1].ShouldBe($"append {Audio.CreateText(20, 2)}", "late audio is still forwarded");
    }

    [Fact]
    public async Task Continuous_audio_gets_no_added_silence()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        for (var frame = 1; frame <= 100; frame++)
        {
            await fixture.Bridge.OnCalleeAudioAsync(Audio.Create(20, 1), frame * 20);
            fixture.Time.Advance(TimeSpan.FromMilliseconds(20));
        }

        fixture.Session.Operations.ShouldNotContain(Silence);
    }

    [Fact]
    public async Task A_pause_between_turns_gets_no_added_silence()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.InterruptAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "Luigi's, hello?");

        fixture.Time.Advance(TimeSpan.FromSeconds(3));

        fixture.Session.Operations.ShouldNotContain(Silence);
    }
}
