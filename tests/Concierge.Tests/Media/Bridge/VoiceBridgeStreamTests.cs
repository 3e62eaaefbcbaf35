namespace Concierge.Tests.Media.Bridge;

/// <summary>A new media stream replaces the previous one during a call.</summary>
public sealed class VoiceBridgeStreamTests
{
    [Fact]
    public async Task Unplayed_audio_of_the_old_stream_is_said_again()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.RespondAsync("r1", "A table for four, please.", 600);
        fixture.ReturnMark(0);

        await fixture.AttachStreamAsync();

        fixture.Session.OperationsExceptAudio.ShouldBe(["truncate i-r1 0 250", "create"]);
    }

    [Fact]
    public async Task A_response_without_a_stream_is_truncated_to_zero_and_said_again()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Bridge.DetachStream(fixture.Stream);
        await fixture.RespondAsync("r1", "Are you still there?");
        fixture.Telephone.Payloads.ShouldBeEmpty();

        await fixture.AttachStreamAsync();

        fixture.Session.OperationsExceptAudio.ShouldBe(["truncate i-r1 0 0", "create"]);
    }

    [Fact]
    public async Task A_response_cut_by_a_new_stream_is_cancelled_and_said_again()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.AttachStreamAsync();
        var before = fixture.Telephone.Payloads.Count();

        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);

        fixture.Telephone.Payloads.Count().ShouldBe(before);
        fixture.Session.OperationsExceptAudio.ShouldBe(["cancel r1", "truncate i1 0 50", "create"], "the model starts again after the old response has ended");
    }

    [Fact]
    public async Task Nothing_is_said_again_when_everything_was_played()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.RespondAsync("r1", "A table for four, please.");
        fixture.ReturnAllMarks();

        await fixture.AttachStreamAsync();

        fixture.Session.OperationsExceptAudio.ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_of_the_old_stream_are_ignored_on_the_new_one()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.RespondAsync("r1", "A table for four, please.", 600);
        await fixture.AttachStreamAsync();
        fixture.ReturnMark(2);
        await fixture.RespondAsync("r2", "For four, please.", 600);

        await fixture.InterruptAsync("u1");

        fixture.Session.OperationsExceptAudio[^1].ShouldBe("truncate i-r2 0 50");
    }

    [Fact]
    public async Task Without_a_stream_a_silent_callee_is_not_asked()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.RespondAsync("r1", "A table for four, please.");
        fixture.ReturnAllMarks();
        fixture.Bridge.DetachStream(fixture.Stream);

        fixture.Time.Advance(TimeSpan.FromMinutes(1));
        fixture.Session.OperationsExceptAudio.ShouldBeEmpty();

        await fixture.AttachStreamAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(8));
        fixture.Session.OperationsExceptAudio.ShouldContain(VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.StillThere));
    }
}
