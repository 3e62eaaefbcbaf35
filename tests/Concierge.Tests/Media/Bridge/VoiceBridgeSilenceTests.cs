using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>Silence on the call: the callee is gone, the call is on hold, or the agent waits for the guest's answer.</summary>
public sealed class VoiceBridgeSilenceTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silent_callee_is_asked_once_and_then_the_agent_says_goodbye(bool marksReturn)
    {
        await using var fixture = await SpokenAsync(marksReturn);

        fixture.Time.Advance(Silence + TimeSpan.FromMilliseconds(200) - OneMillisecond - OneMillisecond);
        fixture.Session.OperationsExceptAudio.ShouldBe(marksReturn ? [VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.StillThere), "create"] : []);
        fixture.Time.Advance(OneMillisecond + OneMillisecond);
        fixture.Session.OperationsExceptAudio.ShouldBe([VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.StillThere), "create"]);
        await SayAsync(fixture, "r2", marksReturn);
        fixture.Observer.Notifications.ShouldNotContain("gave up Silence");
        fixture.Time.Advance(Silence + TimeSpan.FromSeconds(1));

        fixture.Observer.Notifications.ShouldContain("gave up Silence");
        fixture.Session.OperationsExceptAudio.Skip(2).ShouldBe([VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.SilenceGoodbye), "create"]);
        await SayAsync(fixture, "r3", marksReturn: false);
        fixture.Observer.IsFarewellHeard.ShouldBe(false, "the goodbye is played first");
        if (marksReturn)
        {
            fixture.ReturnAllMarks();
        }

        fixture.Time.Advance(marksReturn ? OneMillisecond : TimeSpan.FromSeconds(10));
        fixture.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task After_an_answer_a_silent_callee_is_asked_again()
    {
        await using var fixture = await SpokenAsync();
        fixture.Time.Advance(Silence);
        await SayAsync(fixture, "r2");
        await fixture.InterruptAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "Yes, I'm here.");
        await SayAsync(fixture, "r3");

        fixture.Time.Advance(Silence);

        fixture.Session.OperationsExceptAudio.Count(entry => entry == VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.StillThere)).ShouldBe(2);
        fixture.Observer.Notifications.ShouldNotContain("gave up Silence");
    }

    [Fact]
    public async Task While_the_guest_is_asked_the_callee_hears_that_the_agent_is_still_asking()
    {
        await using var fixture = await SpokenAsync();
        fixture.Bridge.Agent.SetAwaitingGuest(true);
        foreach (var response in new[] { "r2", "r3" })
        {
            fixture.Time.Advance(2 * Silence);
            await SayAsync(fixture, response);
        }

        fixture.Session.OperationsExceptAudio.Where(entry => entry != "create").ShouldBe(Enumerable.Repeat(VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.StillAsking), 2));
        fixture.Observer.Notifications.ShouldNotContain("gave up Silence");

        fixture.Bridge.Agent.SetAwaitingGuest(false);
        fixture.Time.Advance(Silence);
        fixture.Session.OperationsExceptAudio.ShouldContain(VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.StillThere));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task On_hold_the_agent_does_not_answer_music(string? words)
    {
        await using var fixture = await OnHoldAsync();
        var before = fixture.Session.CreateCount;
        await fixture.InterruptAsync("u1");
        await fixture.Bridge.OnSpeechStoppedAsync("u1", TimeSpan.FromSeconds(10));
        if (words is not null)
        {
            await fixture.Bridge.OnCalleeTranscriptAsync("u1", words);
        }

        fixture.Time.Advance(TimeSpan.FromSeconds(100));

        fixture.Session.CreateCount.ShouldBe(before);
        fixture.Session.OperationsExceptAudio.ShouldNotContain(entry => entry.StartsWith("note", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_end_the_hold_and_are_answered()
    {
        await using var fixture = await OnHoldAsync();
        var before = fixture.Session.CreateCount;
        await fixture.InterruptAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "Hello, thank you for waiting.");
        fixture.Session.CreateCount.ShouldBe(before + 1);
        await SayAsync(fixture, "r2");

        fixture.Time.Advance(TimeSpan.FromSeconds(7));

        fixture.Time.Advance(TimeSpan.FromSeconds(120));
        fixture.Session.OperationsExceptAudio.ShouldNotContain(VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.HoldGoodbye), "the call is not on hold any more");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task At_the_hold_limit_the_agent_says_goodbye_even_over_music(bool music)
    {
        await using var fixture = await OnHoldAsync();
        if (music)
        {
            await fixture.InterruptAsync("u1");
        }

        fixture.Time.Advance(TimeSpan.FromSeconds(119));
        fixture.Observer.Notifications.ShouldNotContain("gave up Hold");
        fixture.Time.Advance(TimeSpan.FromSeconds(2));

        fixture.Observer.Notifications.ShouldContain("gave up Hold");
        fixture.Session.OperationsExceptAudio.TakeLast(2).ShouldBe([VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.HoldGoodbye), "create"]);
        await SayAsync(fixture, "r2");
        fixture.AdvanceTime(TimeSpan.FromSeconds(15));
        fixture.Observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task A_callee_who_returns_during_the_hold_goodbye_is_answered()
    {
        await using var fixture = await OnHoldAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(120));
        await fixture.InterruptAsync("u1");
        await SayAsync(fixture, "r2");
        await fixture.EndCalleeTurnAsync("u1", "Sorry, what time did you want?");

        fixture.Time.Advance(TimeSpan.FromSeconds(5));

        fixture.Observer.IsFarewellHeard.ShouldBeFalse();
        fixture.Session.Operations[^1].ShouldBe("create");
    }

    /// <summary>Creates a bridge on which the agent has already spoken.</summary>
    private static async Task<VoiceBridgeFixture> SpokenAsync(bool marksReturn = true)
    {
        var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await SayAsync(fixture, "r1", marksReturn);
        return fixture;
    }

    private static async Task<VoiceBridgeFixture> OnHoldAsync()
    {
        var fixture = await SpokenAsync();
        fixture.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("""{"waiting":true}""", ToolContinuation.Hold));
        await fixture.Bridge.OnResponseCreatedAsync("rw");
        fixture.Bridge.OnFunctionCall("c1", "wait", "{}");
        await fixture.WaitForOperationAsync(entry => entry.StartsWith("output c1", StringComparison.Ordinal));
        await fixture.Bridge.OnResponseDoneAsync("rw", error: null);
        await fixture.Bridge.ToolsCompleted;
        return fixture;
    }

    private static async Task SayAsync(VoiceBridgeFixture fixture, string response, bool marksReturn = true)
    {
        await fixture.RespondAsync(response, "Something.");
        if (marksReturn)
        {
            fixture.ReturnAllMarks();
        }
    }
}
