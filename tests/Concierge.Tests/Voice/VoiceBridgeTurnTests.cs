using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>Who speaks when: the opening, tools and the farewell.</summary>
public sealed class VoiceBridgeTurnTests
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_silent_callee_is_spoken_to_after_two_seconds()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(2) - AMoment);
        bench.Session.Creates.ShouldBe(0);

        bench.Time.Advance(AMoment);

        bench.Session.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task A_callee_who_begins_to_speak_is_listened_to()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        await bench.InterruptAsync("u1");

        bench.Time.Advance(TimeSpan.FromSeconds(10));

        bench.Session.Creates.ShouldBe(0);
    }

    [Fact]
    public async Task A_model_that_answers_already_is_not_asked_to_speak_first()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");

        bench.Time.Advance(TimeSpan.FromSeconds(10));

        bench.Session.Creates.ShouldBe(0);
    }

    [Fact]
    public async Task The_two_seconds_count_from_the_answer_not_from_the_dialling()
    {
        await using var bench = new VoiceBridgeFixture();
        await bench.Bridge.AttachSessionAsync(bench.Session);

        bench.Time.Advance(TimeSpan.FromSeconds(30));

        bench.Session.Creates.ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_is_ready_only_after_the_silence_is_asked_to_speak_at_once()
    {
        await using var bench = new VoiceBridgeFixture();
        await bench.AttachStreamAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(3));

        await bench.Bridge.AttachSessionAsync(bench.Session);

        bench.Session.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task A_tool_runs_once_and_the_model_is_asked_to_go_on_only_after_its_response_ended()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("done"));
        await bench.Bridge.OnResponseCreatedAsync("r1");

        bench.Bridge.OnFunctionCall("c1", "report_outcome", "{}");
        await bench.AskedAsync(entry => entry == "output c1 done");
        bench.Session.Creates.ShouldBe(0);
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);

        await Until.TrueAsync(() => bench.Session.Creates == 1, "a new response");
        bench.Observer.Told.ShouldBe(["tool report_outcome {}"]);
        bench.Session.Asked.ShouldBe(["output c1 done", "create"]);
    }

    [Fact]
    public async Task A_slow_tool_is_answered_for_when_it_is_done()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        var answer = new TaskCompletionSource<VoiceToolResult>();
        bench.Observer.Tool = _ => answer.Task;
        await bench.Bridge.OnResponseCreatedAsync("r1");
        bench.Bridge.OnFunctionCall("c1", "report_outcome", "{}");
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);
        bench.Session.Asked.ShouldBeEmpty();

        answer.SetResult(new VoiceToolResult("late"));

        await bench.AskedAsync(entry => entry == "create");
        bench.Session.Asked.ShouldBe(["output c1 late", "create"]);
    }

    [Fact]
    public async Task Two_tools_of_one_response_are_followed_by_one_request()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        bench.Bridge.OnFunctionCall("c1", "a", "{}");
        bench.Bridge.OnFunctionCall("c2", "b", "{}");
        await bench.AskedAsync(entry => entry.StartsWith("output c1", StringComparison.Ordinal));
        await bench.AskedAsync(entry => entry.StartsWith("output c2", StringComparison.Ordinal));

        await bench.Bridge.OnResponseDoneAsync("r1", error: null);

        await bench.AskedAsync(entry => entry == "create");
        bench.Session.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task A_tool_that_fails_leaves_the_conversation_open()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Observer.Tool = name => name == "bad" ? throw new InvalidOperationException("a fault") : Task.FromResult(new VoiceToolResult("fine"));

        bench.Bridge.OnFunctionCall("c1", "bad", "{}");
        bench.Bridge.OnFunctionCall("c2", "good", "{}");

        await bench.AskedAsync(entry => entry == "output c2 fine");
    }

    [Fact]
    public async Task The_line_is_put_down_when_the_farewells_last_mark_is_back_and_not_before()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await SayGoodbyeAsync(bench);

        bench.PlayedTo(0);
        bench.Time.Advance(AMoment);
        bench.Observer.IsFarewellHeard.ShouldBeFalse();
        bench.PlayedTo(1);

        await FarewellAsync(bench);
        bench.Session.Creates.ShouldBe(0, "nothing is to be said after a farewell");
    }

    [Fact]
    public async Task A_lost_mark_puts_the_line_down_at_its_deadline()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await SayGoodbyeAsync(bench);

        bench.Time.Advance(TimeSpan.FromMilliseconds(400 + 3000) - AMoment);
        bench.Observer.IsFarewellHeard.ShouldBeFalse();

        await FarewellAsync(bench);
    }

    [Fact]
    public async Task A_farewell_without_words_puts_the_line_down_when_its_response_ends()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("{}", ToolContinuation.EndCall));
        await bench.Bridge.OnResponseCreatedAsync("r1");
        bench.Bridge.OnFunctionCall("c1", "end_call", "{}");
        await bench.AskedAsync(entry => entry.StartsWith("output", StringComparison.Ordinal));

        await bench.Bridge.OnResponseDoneAsync("r1", error: null);

        await FarewellAsync(bench);
    }

    [Fact]
    public async Task A_model_out_of_credit_is_lost()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");

        await bench.Bridge.OnResponseDoneAsync("r1", new VoiceModelError("openai.insufficient_quota", "No credit."));

        bench.Observer.Told.ShouldBe(["lost openai.insufficient_quota"]);
    }

    // The tool runs beside the conversation: when it is done is not the test's to say.
    private static Task FarewellAsync(VoiceBridgeFixture bench) => Until.TrueAsync(
        () =>
        {
            bench.Time.Advance(AMoment);
            return bench.Observer.IsFarewellHeard;
        },
        "the farewell");

    private static async Task SayGoodbyeAsync(VoiceBridgeFixture bench)
    {
        bench.Observer.Tool = _ => Task.FromResult(new VoiceToolResult("{}", ToolContinuation.EndCall));
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 200);
        await bench.SpeakAsync("r1", "i1", 200);
        bench.Bridge.OnAudioDone("i1", 0);
        bench.Bridge.OnFunctionCall("c1", "end_call", "{}");
        await bench.AskedAsync(entry => entry.StartsWith("output", StringComparison.Ordinal));
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);
    }
}
