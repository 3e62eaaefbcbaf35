using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>When the agent speaks: the opening, after tools, and the farewell.</summary>
public sealed class VoiceBridgeTurnTests
{
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task The_agent_speaks_first_after_two_seconds_of_silence()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2) - OneMillisecond);
        fixture.Session.CreateCount.ShouldBe(0);

        fixture.Time.Advance(OneMillisecond);

        fixture.Session.CreateCount.ShouldBe(1);
    }

    [Fact]
    public async Task The_agent_does_not_speak_first_when_the_callee_begins_to_speak()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        await fixture.InterruptAsync("u1");

        fixture.Time.Advance(TimeSpan.FromSeconds(10));

        fixture.Session.CreateCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_model_that_already_responds_is_not_asked_to_speak_first()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");

        fixture.Time.Advance(TimeSpan.FromSeconds(10));

        fixture.Session.CreateCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_two_seconds_do_not_start_before_the_stream_is_attached()
    {
        await using var fixture = new VoiceBridgeFixture();
        await fixture.Bridge.AttachSessionAsync(fixture.Session);

        fixture.Time.Advance(TimeSpan.FromSeconds(30));

        fixture.Session.CreateCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_is_attached_after_the_two_seconds_speaks_at_once()
    {
        await using var fixture = new VoiceBridgeFixture();
        await fixture.AttachStreamAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(3));

        await fixture.Bridge.AttachSessionAsync(fixture.Session);

        fixture.Session.CreateCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_tool_runs_once_and_the_next_response_is_requested_after_the_current_one_ended()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("done"));
        await fixture.Bridge.OnResponseCreatedAsync("r1");

        fixture.Bridge.OnFunctionCall("c1", "report_outcome", "{}");
        await fixture.WaitForOperationAsync(entry => entry == "output c1 done");
        fixture.Session.CreateCount.ShouldBe(0);
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);

        await Until.TrueAsync(() => fixture.Session.CreateCount == 1, "a new response");
        fixture.Observer.Notifications.ShouldBe(["tool report_outcome {}"]);
        fixture.Session.OperationsExceptAudio.ShouldBe(["output c1 done", "create"]);
    }

    [Fact]
    public async Task The_result_of_a_slow_tool_is_sent_when_the_tool_is_done()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        var answer = new TaskCompletionSource<VoiceToolResult>();
        fixture.Observer.Tool = _ => answer.Task;
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        fixture.Bridge.OnFunctionCall("c1", "report_outcome", "{}");
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);
        fixture.Session.OperationsExceptAudio.ShouldBeEmpty();

        answer.SetResult(new VoiceToolResult("late"));

        await fixture.WaitForOperationAsync(entry => entry == "create");
        fixture.Session.OperationsExceptAudio.ShouldBe(["output c1 late", "create"]);
    }

    [Fact]
    public async Task Two_tools_of_one_response_are_followed_by_one_request()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        fixture.Bridge.OnFunctionCall("c1", "a", "{}");
        fixture.Bridge.OnFunctionCall("c2", "b", "{}");
        await fixture.WaitForOperationAsync(entry => entry.StartsWith("output c1", StringComparison.Ordinal));
        await fixture.WaitForOperationAsync(entry => entry.StartsWith("output c2", StringComparison.Ordinal));

        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);

        await fixture.WaitForOperationAsync(entry => entry == "create");
        fixture.Session.CreateCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_tool_that_fails_leaves_the_conversation_open()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Observer.Tool = name => name == "bad" ? throw new InvalidOperationException("a fault") : Task.FromResult(new VoiceToolResult("fine"));

        fixture.Bridge.OnFunctionCall("c1", "bad", "{}");
        fixture.Bridge.OnFunctionCall("c2", "good", "{}");

        await fixture.WaitForOperationAsync(entry => entry == "output c2 fine");
    }

    [Fact]
    public async Task The_farewell_is_reported_when_its_last_mark_returns_and_not_before()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await SayGoodbyeAsync(fixture);

        fixture.ReturnMark(0);
        fixture.Time.Advance(OneMillisecond);
        fixture.Observer.IsFarewellHeard.ShouldBeFalse();
        fixture.ReturnMark(1);

        await WaitForFarewellAsync(fixture);
        fixture.Session.CreateCount.ShouldBe(0, "the agent says nothing after the farewell");
    }

    [Fact]
    public async Task A_farewell_whose_mark_is_lost_is_reported_at_the_deadline()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await SayGoodbyeAsync(fixture);

        fixture.Time.Advance(TimeSpan.FromMilliseconds(400 + 3000) - OneMillisecond);
        fixture.Observer.IsFarewellHeard.ShouldBeFalse();

        await WaitForFarewellAsync(fixture);
    }

    [Fact]
    public async Task A_farewell_without_words_is_reported_when_its_response_ends()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("{}", ToolContinuation.EndCall));
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        fixture.Bridge.OnFunctionCall("c1", "end_call", "{}");
        await fixture.WaitForOperationAsync(entry => entry.StartsWith("output", StringComparison.Ordinal));

        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);

        await WaitForFarewellAsync(fixture);
    }

    [Fact]
    public async Task A_farewell_is_recognized_although_the_server_does_not_tell_that_responses_begin()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("{}", ToolContinuation.EndCall));
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        fixture.Session.CreateCount.ShouldBe(1);

        await fixture.SpeakAsync("r1", "i1", 200);
        fixture.Bridge.OnAudioDone("i1", 0);
        fixture.Bridge.OnFunctionCall("c1", "end_call", "{}");
        await fixture.WaitForOperationAsync(entry => entry.StartsWith("output", StringComparison.Ordinal));
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);
        fixture.ReturnAllMarks();

        await WaitForFarewellAsync(fixture);
        fixture.Observer.Notifications.ShouldNotContain(told => told.StartsWith("lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_whose_begin_is_not_told_can_be_interrupted()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.SpeakAsync("r1", "i1", 2000);

        await fixture.InterruptAsync("u1");

        fixture.Session.Operations.ShouldContain("cancel r1");
    }

    [Fact]
    public async Task A_model_out_of_credit_is_lost()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");

        await fixture.Bridge.OnResponseDoneAsync("r1", new VoiceModelError("openai.insufficient_quota", "No credit."));

        fixture.Observer.Notifications.ShouldBe(["lost openai.insufficient_quota"]);
    }

    // The tool runs in the background, so the test cannot know when it is done.
    private static Task WaitForFarewellAsync(VoiceBridgeFixture fixture) => Until.TrueAsync(
        () =>
        {
            fixture.Time.Advance(OneMillisecond);
            return fixture.Observer.IsFarewellHeard;
        },
        "the farewell");

    private static async Task SayGoodbyeAsync(VoiceBridgeFixture fixture)
    {
        fixture.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("{}", ToolContinuation.EndCall));
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 200);
        await fixture.SpeakAsync("r1", "i1", 200);
        fixture.Bridge.OnAudioDone("i1", 0);
        fixture.Bridge.OnFunctionCall("c1", "end_call", "{}");
        await fixture.WaitForOperationAsync(entry => entry.StartsWith("output", StringComparison.Ordinal));
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);
    }
}
