namespace Concierge.Tests.Media.Bridge;

/// <summary>A new media stream replaces the previous one during a call.</summary>
public sealed class VoiceBridgeStreamTests
{
    [Fact]
    public async Task Unplayed_audio_of_the_old_stream_is_said_again()
    {
        await using var fixture = await VoiceBridgeFixture.ConnectedAsync();
        await fixture.RespondAsync("r1", "A table for four, please.", 600);
        fixture.PlayedTo(0);

        await fixture.AttachStreamAsync();

        fixture.Session.Asked.ShouldBe(["truncate i-r1 0 250", "create"]);
    }

    [Fact]
    public async Task A_response_without_a_stream_is_truncated_to_zero_and_said_again()
    {
        await using var fixture = await VoiceBridgeFixture.ConnectedAsync();
        fixture.Bridge.DetachStream(fixture.Stream);
        await fixture.RespondAsync("r1", "Are you still there?");
        fixture.Telephone.Payloads.ShouldBeEmpty();

        await fixture.AttachStreamAsync();

        fixture.Session.Asked.ShouldBe(["truncate i-r1 0 0", "create"]);
    }

    [Fact]
    public async Task A_response_cut_by_a_new_stream_is_cancelled_and_said_again()
    {
        await using var fixture = await VoiceBridgeFixture.ConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.AttachStreamAsync();
        var before = fixture.Telephone.Payloads.Count();

        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);

        fixture.Telephone.Payloads.Count().ShouldBe(before);
        fixture.Session.Asked.ShouldBe(["cancel r1", "truncate i1 0 50", "create"], "the model starts again after the old response has ended");
    }

    [Fact]
    public async Task Nothing_is_said_again_when_everything_was_played()
    {
        await using var fixture = await VoiceBridgeFixture.ConnectedAsync();
        await fixture.RespondAsync("r1", "A table for four, please.");
        fixture.Played();

        await fixture.AttachStreamAsync();

        fixture.Session.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_of_the_old_stream_are_ignored_on_the_new_one()
    {
        await using var fixture = await VoiceBridgeFixture.ConnectedAsync();
        await fixture.RespondAsync("r1", "A table for four, please.", 600);
        await fixture.AttachStreamAsync();
        fixture.PlayedTo(2);
        await fixture.RespondAsync("r2", "For four, please.", 600);

        await fixture.InterruptAsync("u1");

        fixture.Session.Asked[^1].ShouldBe("truncate i-r2 0 50");
    }

    [Fact]
    public async Task Without_a_stream_a_silent_callee_is_not_asked()
    {
        await using var fixture = await VoiceBridgeFixture.ConnectedAsync();
        await fixture.RespondAsync("r1", "A table for four, please.");
        fixture.Played();
        fixture.Bridge.DetachStream(fixture.Stream);

        fixture.Time.Advance(TimeSpan.FromMinutes(1));
        fixture.Session.Asked.ShouldBeEmpty();

        await fixture.AttachStreamAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(8));
        fixture.Session.Asked.ShouldContain(VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.StillThere));
    }
}
