using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>Nobody speaks: because nobody is there, because the line is on hold, or because the guest is being asked.</summary>
public sealed class VoiceBridgeSilenceTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silent_callee_is_asked_once_and_then_left_with_a_goodbye(bool marksComeBack)
    {
        await using var bench = await SpokenAsync(marksComeBack);

        bench.Time.Advance(Silence + TimeSpan.FromMilliseconds(200) - AMoment - AMoment);
        bench.Session.Asked.ShouldBe(marksComeBack ? [VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.StillThere), "create"] : []);
        bench.Time.Advance(AMoment + AMoment);
        bench.Session.Asked.ShouldBe([VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.StillThere), "create"]);
        await SayAsync(bench, "r2", marksComeBack);
        bench.Observer.Told.ShouldNotContain("gave up Silence");
        bench.Time.Advance(Silence + TimeSpan.FromSeconds(1));

        bench.Observer.Told.ShouldContain("gave up Silence");
        bench.Session.Asked.Skip(2).ShouldBe([VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.SilenceGoodbye), "create"]);
        await SayAsync(bench, "r3", marksComeBack: false);
        bench.Observer.IsFarewellHeard.ShouldBe(false, "the goodbye is heard first");
        if (marksComeBack)
        {
            bench.Played();
        }

        bench.Time.Advance(marksComeBack ? AMoment : TimeSpan.FromSeconds(10));
        bench.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task A_callee_who_answers_may_be_silent_again_later()
    {
        await using var bench = await SpokenAsync();
        bench.Time.Advance(Silence);
        await SayAsync(bench, "r2");
        await bench.InterruptAsync("u1");
        await bench.TurnAsync("u1", "Yes, I'm here.");
        await SayAsync(bench, "r3");

        bench.Time.Advance(Silence);

        bench.Session.Asked.Count(entry => entry == VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.StillThere)).ShouldBe(2);
        bench.Observer.Told.ShouldNotContain("gave up Silence");
    }

    [Fact]
    public async Task While_the_guest_is_asked_the_callee_is_kept_company_and_not_asked_whether_they_are_there()
    {
        await using var bench = await SpokenAsync();
        bench.Bridge.SetAwaitingGuest(true);
        foreach (var response in new[] { "r2", "r3" })
        {
            bench.Time.Advance(2 * Silence);
            await SayAsync(bench, response);
        }

        bench.Session.Asked.Where(entry => entry != "create").ShouldBe(Enumerable.Repeat(VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.StillAsking), 2));
        bench.Observer.Told.ShouldNotContain("gave up Silence");

        bench.Bridge.SetAwaitingGuest(false);
        bench.Time.Advance(Silence);
        bench.Session.Asked.ShouldContain(VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.StillThere));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task On_hold_nothing_is_said_to_music(string? words)
    {
        await using var bench = await OnHoldAsync();
        var before = bench.Session.Creates;
        await bench.InterruptAsync("u1");
        await bench.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(10));
        if (words is not null)
        {
            await bench.Bridge.OnCalleeTranscriptAsync("u1", words);
        }

        bench.Time.Advance(TimeSpan.FromSeconds(100));

        bench.Session.Creates.ShouldBe(before);
        bench.Session.Asked.ShouldNotContain(entry => entry.StartsWith("note", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_hold_words_bring_the_agent_back_and_it_may_be_kept_waiting_anew()
    {
        await using var bench = await OnHoldAsync();
        var before = bench.Session.Creates;
        await bench.InterruptAsync("u1");
        await bench.TurnAsync("u1", "Hello, thank you for waiting.");
        bench.Session.Creates.ShouldBe(before + 1);
        await SayAsync(bench, "r2");

        bench.Time.Advance(TimeSpan.FromSeconds(7));

        bench.Time.Advance(TimeSpan.FromSeconds(120));
        bench.Session.Asked.ShouldNotContain(VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.HoldGoodbye), "it is not on hold any more");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task At_the_limit_of_holding_the_agent_says_goodbye_even_over_music_that_never_stops(bool music)
    {
        await using var bench = await OnHoldAsync();
        if (music)
        {
            await bench.InterruptAsync("u1");
        }

        bench.Time.Advance(TimeSpan.FromSeconds(119));
        bench.Observer.Told.ShouldNotContain("gave up Hold");
        bench.Time.Advance(TimeSpan.FromSeconds(2));

        bench.Observer.Told.ShouldContain("gave up Hold");
        bench.Session.Asked.TakeLast(2).ShouldBe([VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.HoldGoodbye), "create"]);
        await SayAsync(bench, "r2");
        bench.Pass(TimeSpan.FromSeconds(15));
        bench.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_back_at_the_very_last_moment_is_spoken_to()
    {
        await using var bench = await OnHoldAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(120));
        await bench.InterruptAsync("u1");
        await SayAsync(bench, "r2");
        await bench.TurnAsync("u1", "Sorry, what time did you want?");

        bench.Time.Advance(TimeSpan.FromSeconds(5));

        bench.Observer.IsFarewellHeard.ShouldBeFalse();
        bench.Session.Done[^1].ShouldBe("create");
    }

    /// <summary>The agent has spoken.</summary>
    private static async Task<VoiceBridgeFixture> SpokenAsync(bool marksComeBack = true)
    {
        var bench = await VoiceBridgeFixture.ConnectedAsync();
        await SayAsync(bench, "r1", marksComeBack);
        return bench;
    }

    private static async Task<VoiceBridgeFixture> OnHoldAsync()
    {
        var bench = await SpokenAsync();
        bench.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("""{"waiting":true}""", ToolContinuation.Hold));
        await bench.Bridge.OnResponseCreatedAsync("rw");
        bench.Bridge.OnFunctionCall("c1", "wait", "{}");
        await bench.AskedAsync(entry => entry.StartsWith("output c1", StringComparison.Ordinal));
        await bench.Bridge.OnResponseDoneAsync("rw", error: null);
        await bench.Bridge.ToolsCompleted;
        return bench;
    }

    private static async Task SayAsync(VoiceBridgeFixture bench, string response, bool marksComeBack = true)
    {
        await bench.RespondAsync(response, "Something.");
        if (marksComeBack)
        {
            bench.Played();
        }
    }
}
