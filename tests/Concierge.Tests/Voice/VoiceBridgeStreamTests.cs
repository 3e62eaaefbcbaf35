namespace Concierge.Tests.Voice;

/// <summary>One stream takes the place of another in the middle of a call.</summary>
public sealed class VoiceBridgeStreamTests
{
    [Fact]
    public async Task What_went_down_with_the_old_stream_is_said_again()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.RespondAsync("r1", "A table for four, please.", 600);
        bench.PlayedTo(0);

        await bench.AttachStreamAsync();

        bench.Session.Asked.ShouldBe(["truncate i-r1 0 250", "create"]);
    }

    [Fact]
    public async Task What_the_model_said_while_there_was_no_stream_was_not_heard_and_it_is_told_so()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Bridge.DetachStream(bench.Stream);
        await bench.RespondAsync("r1", "Are you still there?");
        bench.Telephone.Payloads.ShouldBeEmpty();

        await bench.AttachStreamAsync();

        bench.Session.Asked.ShouldBe(["truncate i-r1 0 0", "create"]);
    }

    [Fact]
    public async Task A_sentence_that_was_cut_in_two_is_not_gone_on_with_in_its_middle()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        await bench.AttachStreamAsync();
        var before = bench.Telephone.Payloads.Count();

        await bench.SpeakAsync("r1", "i1", 200);
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);

        bench.Telephone.Payloads.Count().ShouldBe(before);
        bench.Session.Asked.ShouldBe(["cancel r1", "truncate i1 0 50", "create"], "the model begins again once the old response has ended");
    }

    [Fact]
    public async Task Where_everything_was_heard_nothing_is_said_again()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.RespondAsync("r1", "A table for four, please.");
        bench.Played();

        await bench.AttachStreamAsync();

        bench.Session.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_of_the_old_stream_say_nothing_about_the_new_one()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.RespondAsync("r1", "A table for four, please.", 600);
        await bench.AttachStreamAsync();
        bench.PlayedTo(2);
        await bench.RespondAsync("r2", "For four, please.", 600);

        await bench.InterruptAsync("u1");

        bench.Session.Asked[^1].ShouldBe("truncate i-r2 0 50");
    }

    [Fact]
    public async Task Without_a_stream_nobody_is_asked_whether_they_are_there()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.RespondAsync("r1", "A table for four, please.");
        bench.Played();
        bench.Bridge.DetachStream(bench.Stream);

        bench.Time.Advance(TimeSpan.FromMinutes(1));
        bench.Session.Asked.ShouldBeEmpty();

        await bench.AttachStreamAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(8));
        bench.Session.Asked.ShouldContain(VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.StillThere));
    }
}
