using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>The voice model refuses, falls silent, or is lost: the conversation continues, and the callee is not left in silence.</summary>
public sealed class VoiceBridgeModelErrorTests
{
    private static VoiceModelError Refusal { get; } = new("openai.server_error", "The voice model reported an error.");

    [Fact]
    public async Task Cancelling_a_response_that_had_ended_is_no_fault()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();

        await bench.Bridge.OnErrorAsync(new("openai.response_cancel_not_active", "No active response."), "response.cancel");

        bench.Observer.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("conversation.item.truncate")]
    [InlineData("conversation.item.create")]
    [InlineData(null)]
    public async Task Any_other_complaint_is_told_with_what_caused_it_and_the_conversation_goes_on(string? cause)
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();

        await bench.Bridge.OnErrorAsync(Refusal, cause);
        await bench.RespondAsync("r1", "Hello.");

        bench.Observer.Told.ShouldContain($"complained openai.server_error {cause ?? "unknown"}");
        bench.Telephone.Payloads.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_first_word_that_was_refused_is_asked_for_again()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.Bridge.OnErrorAsync(Refusal, "response.create");
        bench.Session.Creates.ShouldBe(1);

        bench.Time.Advance(TimeSpan.FromSeconds(2));

        bench.Session.Creates.ShouldBe(2);
        bench.Observer.Told.ShouldBe(["complained openai.server_error response.create"]);
    }

    [Fact]
    public async Task After_an_answer_that_was_refused_the_callee_is_not_left_in_silence()
    {
        await using var bench = await SpokenAsync();
        await bench.InterruptAsync("u1");
        await bench.TurnAsync("u1", "For what name?");
        await bench.Bridge.OnErrorAsync(Refusal, "response.create");

        bench.Time.Advance(TimeSpan.FromSeconds(8));

        bench.Session.Asked.TakeLast(2).ShouldBe([VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.StillThere), "create"]);
    }

    [Fact]
    public async Task A_first_response_that_says_nothing_is_asked_for_again()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.Bridge.OnResponseDoneAsync("r1", error: null);

        bench.Time.Advance(TimeSpan.FromSeconds(2));

        bench.Session.Creates.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_met_another_response_is_repeated_when_that_ends()
    {
        await using var bench = await SpokenAsync();
        await bench.InterruptAsync("u1");
        await bench.TurnAsync("u1", "For what name?");
        await bench.Bridge.OnErrorAsync(new("openai.conversation_already_has_active_response", "Busy."), "response.create");
        await bench.Bridge.OnResponseCreatedAsync("r9");
        bench.Session.Creates.ShouldBe(1);

        await bench.Bridge.OnResponseDoneAsync("r9", error: null);

        bench.Session.Creates.ShouldBe(2);
    }

    [Fact]
    public async Task A_model_that_does_not_begin_to_answer_within_five_seconds_is_lost()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        bench.Time.Advance(TimeSpan.FromSeconds(4.9));
        bench.Observer.Told.ShouldBeEmpty();

        bench.Time.Advance(TimeSpan.FromSeconds(0.1));

        bench.Observer.Told.ShouldBe(["lost openai.silent"]);
    }

    [Fact]
    public async Task A_model_that_does_not_come_to_an_end_within_twenty_seconds_is_lost()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");

        bench.Time.Advance(TimeSpan.FromSeconds(20));

        bench.Observer.Told.ShouldBe(["lost openai.silent"]);
    }

    [Fact]
    public async Task A_session_lost_before_the_first_word_is_followed_by_one_that_says_it()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnSpeechStartedAsync("u1");
        await bench.TurnAsync("u1", "Luigi's, hello?");
        bench.Session.Creates.ShouldBe(1);

        var next = await ReplaceAsync(bench);

        next.Asked.ShouldBe(["create"], "nothing was said that an apology could be for");
    }

    [Fact]
    public async Task A_lost_session_is_apologised_for_once()
    {
        await using var bench = await SpokenAsync();

        var next = await ReplaceAsync(bench);

        next.Asked.ShouldBe([VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.Apology), "create"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_tool_answers_after_its_session_was_lost_is_told_to_the_next_one(bool whileThereIsNone)
    {
        await using var bench = await SpokenAsync();
        var answer = new TaskCompletionSource<VoiceToolResult>();
        bench.Observer.Tool = _ => answer.Task;
        bench.Bridge.OnFunctionCall("c1", "ask_customer", "{}");
        await Until.TrueAsync(() => bench.Observer.Told.Any(entry => entry.StartsWith("tool", StringComparison.Ordinal)), "the tool");
        bench.Bridge.DetachSession();
        var next = new FakeVoiceSession();
        if (whileThereIsNone)
        {
            answer.SetResult(new("{\"answered\":true}"));
            await bench.Bridge.ToolsCompleted;
            await bench.Bridge.AttachSessionAsync(next, bench.Bridge.Apology);
            next.Asked.ShouldBe(["note ask_customer has answered: {\"answered\":true}", "create"]);
        }
        else
        {
            await bench.Bridge.AttachSessionAsync(next, bench.Bridge.Apology);
            answer.SetResult(new("{\"answered\":true}"));
            await bench.Bridge.ToolsCompleted;
            next.Asked.ShouldBe([VoiceBridgeFixture.Note(VoiceBridgeFixture.Lines.Apology), "create", "note ask_customer has answered: {\"answered\":true}"]);
        }

        bench.Session.Asked.ShouldNotContain(entry => entry.StartsWith("output", StringComparison.Ordinal));
        bench.Observer.Told.Count(entry => entry.StartsWith("tool", StringComparison.Ordinal)).ShouldBe(1, "a tool runs once");
    }

    [Fact]
    public async Task Last_words_that_went_down_with_a_session_are_said_by_the_next_one()
    {
        await using var bench = await SpokenAsync();
        await bench.Bridge.SayLastAsync("Goodbye.");

        var next = await ReplaceAsync(bench);

        next.Asked.ShouldBe([VoiceBridgeFixture.Note("Goodbye."), "create"]);
    }

    [Fact]
    public async Task Last_words_wait_for_a_session_if_there_is_none()
    {
        await using var bench = await SpokenAsync();
        bench.Bridge.DetachSession();
        await bench.Bridge.SayLastAsync("Goodbye.");
        var next = new FakeVoiceSession();

        await bench.Bridge.AttachSessionAsync(next, bench.Bridge.Apology);

        next.Asked.ShouldBe([VoiceBridgeFixture.Note("Goodbye."), "create"]);
    }

    [Fact]
    public async Task A_machine_is_not_apologised_to()
    {
        await using var bench = await SpokenAsync();
        await bench.Bridge.MuteAsync();

        (await ReplaceAsync(bench)).Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_still_being_played_when_the_session_is_lost_is_heard_to_its_end()
    {
        await using var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.Bridge.OnResponseCreatedAsync("r1");
        await bench.SpeakAsync("r1", "i1", 400);
        var next = await ReplaceAsync(bench);
        bench.Telephone.Kinds.ShouldNotContain("clear");

        await bench.InterruptAsync("u1");

        bench.Telephone.Kinds.ShouldContain("clear");
        next.Asked.ShouldNotContain(entry => entry.StartsWith("truncate", StringComparison.Ordinal), "it does not know the item");
        bench.Observer.Told.ShouldContain(entry => entry.StartsWith("interrupted i1", StringComparison.Ordinal));
    }

    private static async Task<VoiceBridgeFixture> SpokenAsync()
    {
        var bench = await VoiceBridgeFixture.ConnectedAsync();
        await bench.RespondAsync("r1", "Hello, a table for four, please.");
        bench.Played();
        return bench;
    }

    private static async Task<FakeVoiceSession> ReplaceAsync(VoiceBridgeFixture bench)
    {
        var apology = bench.Bridge.Apology;
        bench.Bridge.DetachSession();
        var next = new FakeVoiceSession();
        await bench.Bridge.AttachSessionAsync(next, apology);
        return next;
    }
}
