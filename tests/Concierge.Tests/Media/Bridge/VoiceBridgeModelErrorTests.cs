using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>The voice model reports an error, stays silent, or is lost: the conversation continues, and the callee hears an answer.</summary>
public sealed class VoiceBridgeModelErrorTests
{
    private static VoiceModelError Refusal { get; } = new("openai.server_error", "The voice model reported an error.");

    [Fact]
    public async Task An_error_for_cancelling_an_ended_response_is_ignored()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();

        await fixture.Bridge.OnErrorAsync(new("openai.response_cancel_not_active", "No active response."), "response.cancel");

        fixture.Observer.Notifications.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("conversation.item.truncate")]
    [InlineData("conversation.item.create")]
    [InlineData(null)]
    public async Task Any_other_error_is_reported_with_its_cause_and_the_conversation_continues(string? cause)
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();

        await fixture.Bridge.OnErrorAsync(Refusal, cause);
        await fixture.RespondAsync("r1", "Hello.");

        fixture.Observer.Notifications.ShouldContain($"complained openai.server_error {cause ?? "unknown"}");
        fixture.Telephone.Payloads.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_refused_first_response_is_requested_again()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Bridge.OnErrorAsync(Refusal, "response.create");
        fixture.Session.CreateCount.ShouldBe(1);

        fixture.Time.Advance(TimeSpan.FromSeconds(2));

        fixture.Session.CreateCount.ShouldBe(2);
        fixture.Observer.Notifications.ShouldBe(["complained openai.server_error response.create"]);
    }

    [Fact]
    public async Task After_a_refused_answer_the_model_asks_whether_the_callee_is_still_there()
    {
        await using var fixture = await SpokenAsync();
        await fixture.InterruptAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "For what name?");
        await fixture.Bridge.OnErrorAsync(Refusal, "response.create");

        fixture.Time.Advance(TimeSpan.FromSeconds(8));

        fixture.Session.OperationsExceptAudio.TakeLast(2).ShouldBe([VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.StillThere), "create"]);
    }

    [Fact]
    public async Task An_empty_first_response_is_requested_again()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.Bridge.OnResponseDoneAsync("r1", error: null);

        fixture.Time.Advance(TimeSpan.FromSeconds(2));

        fixture.Session.CreateCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_during_another_response_is_repeated_when_that_response_ends()
    {
        await using var fixture = await SpokenAsync();
        await fixture.InterruptAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "For what name?");
        await fixture.Bridge.OnErrorAsync(new("openai.conversation_already_has_active_response", "Busy."), "response.create");
        await fixture.Bridge.OnResponseCreatedAsync("r9");
        fixture.Session.CreateCount.ShouldBe(1);

        await fixture.Bridge.OnResponseDoneAsync("r9", error: null);

        fixture.Session.CreateCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_model_that_creates_no_response_within_five_seconds_is_lost()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        fixture.Time.Advance(TimeSpan.FromSeconds(4.9));
        fixture.Observer.Notifications.ShouldBeEmpty();

        fixture.Time.Advance(TimeSpan.FromSeconds(0.1));

        fixture.Observer.Notifications.ShouldBe(["lost openai.silent"]);
    }

    [Fact]
    public async Task A_model_that_does_not_finish_a_response_within_twenty_seconds_is_lost()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");

        fixture.Time.Advance(TimeSpan.FromSeconds(20));

        fixture.Observer.Notifications.ShouldBe(["lost openai.silent"]);
    }

    [Fact]
    public async Task After_a_session_lost_before_the_first_word_the_next_session_speaks_first()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnSpeechStartedAsync("u1");
        await fixture.EndCalleeTurnAsync("u1", "Luigi's, hello?");
        fixture.Session.CreateCount.ShouldBe(1);

        var next = await ReplaceAsync(fixture);

        next.OperationsExceptAudio.ShouldBe(["create"], "the agent has said nothing yet, so no apology is needed");
    }

    [Fact]
    public async Task After_a_lost_session_the_next_session_apologizes_once()
    {
        await using var fixture = await SpokenAsync();

        var next = await ReplaceAsync(fixture);

        next.OperationsExceptAudio.ShouldBe([VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.Apology), "create"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tool_result_after_its_session_was_lost_is_sent_to_the_next_session(bool betweenSessions)
    {
        await using var fixture = await SpokenAsync();
        var answer = new TaskCompletionSource<VoiceToolResult>();
        fixture.Observer.Tool = _ => answer.Task;
        fixture.Bridge.OnFunctionCall("c1", "ask_customer", "{}");
        await Until.TrueAsync(() => fixture.Observer.Notifications.Any(entry => entry.StartsWith("tool", StringComparison.Ordinal)), "the tool");
        fixture.Bridge.DetachSession();
        var next = new FakeVoiceSession();
        if (betweenSessions)
        {
            answer.SetResult(new("{\"answered\":true}"));
            await fixture.Bridge.ToolsCompleted;
            await fixture.Bridge.AttachSessionAsync(next, fixture.Bridge.Apology);
            next.OperationsExceptAudio.ShouldBe(["note ask_customer has answered: {\"answered\":true}", "create"]);
        }
        else
        {
            await fixture.Bridge.AttachSessionAsync(next, fixture.Bridge.Apology);
            answer.SetResult(new("{\"answered\":true}"));
            await fixture.Bridge.ToolsCompleted;
            next.OperationsExceptAudio.ShouldBe([VoiceBridgeFixture.FormatNote(VoiceBridgeFixture.Lines.Apology), "create", "note ask_customer has answered: {\"answered\":true}"]);
        }

        fixture.Session.OperationsExceptAudio.ShouldNotContain(entry => entry.StartsWith("output", StringComparison.Ordinal));
        fixture.Observer.Notifications.Count(entry => entry.StartsWith("tool", StringComparison.Ordinal)).ShouldBe(1, "a tool runs once");
    }

    [Fact]
    public async Task Last_words_of_a_lost_session_are_said_by_the_next_session()
    {
        await using var fixture = await SpokenAsync();
        await fixture.Bridge.Agent.SayLastAsync("Goodbye.");

        var next = await ReplaceAsync(fixture);

        next.OperationsExceptAudio.ShouldBe([VoiceBridgeFixture.FormatNote("Goodbye."), "create"]);
    }

    [Fact]
    public async Task Last_words_without_a_session_are_said_by_the_next_session()
    {
        await using var fixture = await SpokenAsync();
        fixture.Bridge.DetachSession();
        await fixture.Bridge.Agent.SayLastAsync("Goodbye.");
        var next = new FakeVoiceSession();

        await fixture.Bridge.AttachSessionAsync(next, fixture.Bridge.Apology);

        next.OperationsExceptAudio.ShouldBe([VoiceBridgeFixture.FormatNote("Goodbye."), "create"]);
    }

    [Fact]
    public async Task A_machine_gets_no_apology()
    {
        await using var fixture = await SpokenAsync();
        await fixture.Bridge.Agent.MuteAsync();

        (await ReplaceAsync(fixture)).OperationsExceptAudio.ShouldBeEmpty();
    }

    [Fact]
    public async Task Audio_that_is_playing_when_the_session_is_lost_can_still_be_interrupted()
    {
        await using var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.Bridge.OnResponseCreatedAsync("r1");
        await fixture.SpeakAsync("r1", "i1", 400);
        var next = await ReplaceAsync(fixture);
        fixture.Telephone.Kinds.ShouldNotContain("clear");

        await fixture.InterruptAsync("u1");

        fixture.Telephone.Kinds.ShouldContain("clear");
        next.OperationsExceptAudio.ShouldNotContain(entry => entry.StartsWith("truncate", StringComparison.Ordinal), "the next session does not know the item");
        fixture.Observer.Notifications.ShouldContain(entry => entry.StartsWith("interrupted i1", StringComparison.Ordinal));
    }

    private static async Task<VoiceBridgeFixture> SpokenAsync()
    {
        var fixture = await VoiceBridgeFixture.CreateConnectedAsync();
        await fixture.RespondAsync("r1", "Hello, a table for four, please.");
        fixture.ReturnAllMarks();
        return fixture;
    }

    private static async Task<FakeVoiceSession> ReplaceAsync(VoiceBridgeFixture fixture)
    {
        var apology = fixture.Bridge.Apology;
        fixture.Bridge.DetachSession();
        var next = new FakeVoiceSession();
        await fixture.Bridge.AttachSessionAsync(next, apology);
        return next;
    }
}
