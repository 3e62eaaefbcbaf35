namespace Concierge.Tests.Media.Bridge;

/// <summary>A machine answers: the agent does not answer its announcement and leaves the message once, after the tone or silence.</summary>
public sealed class VoiceBridgeMachineTests
{
    [Fact]
    public async Task Mute_interrupts_the_agent_and_the_announcement_is_not_answered()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 400);

        await fixture.Bridge.Agent.MuteAsync();
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);
        await fixture.InterruptAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "You have reached Luigi's. Please leave a message after the tone.", 4000);

        fixture.Telephone.Kinds.Count(kind => kind == "clear").ShouldBe(1);
        fixture.Session.OperationsExceptAudio.ShouldBe(["cancel r1", "truncate i1 0 50"]);
    }

    [Fact]
    public async Task The_machines_tone_is_reported()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.Agent.MuteAsync();

        foreach (var frame in Audio.CreateFrames(Tone(1000, 0.5)).Append(Audio.Create(20)))
        {
            await fixture.Bridge.OnCalleeAudioAsync(frame, 0);
        }

        fixture.Observer.Notifications.ShouldBe(["tone"]);
    }

    [Fact]
    public async Task A_tone_without_mute_is_not_reported()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();

        foreach (var frame in Audio.CreateFrames(Tone(1000, 0.5)).Append(Audio.Create(20)))
        {
            await fixture.Bridge.OnCalleeAudioAsync(frame, 0);
        }

        fixture.Observer.Notifications.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Silence_of_2500_ms_counts_as_the_tone_even_if_the_announcement_ended_before_mute(bool speaksAfterMute)
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.Agent.MuteAsync();
        if (speaksAfterMute)
        {
            await fixture.InterruptAsync("u1");
            fixture.Time.Advance(TimeSpan.FromSeconds(8));
            fixture.Observer.Notifications.ShouldNotContain("tone");
            await fixture.EndCalleeTurnAsync("u1", "Please leave a message.", 8000);
        }

        fixture.Time.Advance(TimeSpan.FromSeconds(2.4));
        fixture.Observer.Notifications.ShouldNotContain("tone");
        fixture.Time.Advance(TimeSpan.FromSeconds(0.1));

        fixture.Observer.Notifications.ShouldContain("tone");
    }

    [Fact]
    public async Task The_message_is_not_interrupted_and_the_farewell_is_reported_after_playback()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.Agent.MuteAsync();
        await fixture.InterruptAsync("tone");
        await fixture.Bridge.Agent.SayLastAsync("Please call back.");
        fixture.Session.OperationsExceptAudio.ShouldBe([VoiceBridgeFixture.FormatNote("Please call back."), "create"]);
        await fixture.EndCalleeTurnAsync("tone", "beep");
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 2000);
        await fixture.InterruptAsync("u2");
        fixture.Bridge.OnAudioDone("i1", 0);
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);
        await fixture.EndCalleeTurnAsync("u2", "If you are done, hang up or press one for more options?");

        fixture.Telephone.Kinds.ShouldNotContain("clear");
        fixture.Session.CreateCount.ShouldBe(1, "a machine's questions are not answered");
        fixture.Observer.IsFarewellHeard.ShouldBeFalse();
        fixture.ReturnAllMarks();
        fixture.Time.Advance(TimeSpan.FromMilliseconds(1));
        fixture.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    private static IEnumerable<double> Tone(double frequency, double seconds) =>
        Enumerable.Range(0, (int)(8000 * seconds)).Select(sample => 0.3 * Math.Sin(2 * Math.PI * frequency * sample / 8000));
}
