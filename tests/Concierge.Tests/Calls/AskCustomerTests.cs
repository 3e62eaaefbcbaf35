using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>The guest is asked while the restaurant holds the line; without a plain yes nothing is agreed to.</summary>
public sealed class AskCustomerTests
{
    private const string Question = """{"question":"They have 8:30 PM. Shall I take it?","time":"20:30"}""";
    private const string Confirmed = """{"outcome":"confirmed","date":"2026-11-23","time":"20:30","party_size":4}""";

    [Fact]
    public async Task The_question_is_told_with_what_is_offered_and_the_answer_goes_to_the_model_in_the_guests_words()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        var told = await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);

        var question = told[^1].Question!;
        question.Text.ShouldBe("They have 8:30 PM. Shall I take it?");
        question.Time.ShouldBe(new(20, 30));
        question.Patience.ShouldBe(TimeSpan.FromSeconds(45));
        session.Call.Question.ShouldBe(question);
        bench.Caller.Answer(session.Call.Id, question.Id, "yes, \"please\"");

        (await bench.OutputAsync("c1")).ShouldContain("\"answered\":true,\"answer\":\"yes, \\u0022please\\u0022\"");
        await Until.TrueAsync(() => bench.Voice.Session.Creates == 1, "the model to go on");
        session.Call.Question.ShouldBeNull();
        told = await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Answer);
        told[^1].Answer.ShouldBe("yes, \"please\"");
        told[^1].Question!.Id.ShouldBe(question.Id);
    }

    [Fact]
    public async Task An_answer_may_come_in_the_same_moment_as_the_question()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        var answering = Task.Run(async () =>
        {
            var told = await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);
            bench.Caller.Answer(session.Call.Id, told[^1].Question!.Id, "yes");
        });

        (await bench.ToolAsync(session, "c1", "ask_customer", Question)).ShouldContain("\"answered\":true");
        await Until.DoneAsync(answering);
    }

    [Fact]
    public async Task Without_an_answer_in_time_the_model_is_told_to_decline_and_a_later_answer_is_refused()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);
        bench.Time.Advance(TimeSpan.FromSeconds(44));
        session.Call.Question.ShouldNotBeNull();

        bench.Time.Advance(TimeSpan.FromSeconds(1));

        var output = await bench.OutputAsync("c1");
        output.ShouldContain("\"answered\":false");
        output.ShouldContain("decline");
        Should.Throw<ConciergeException>(() => bench.Caller.Answer(session.Call.Id, "1", "yes")).Error.Code.ShouldBe("call.question_not_open");
        (await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Answer))[^1].Answer.ShouldBeNull();
    }

    [Fact]
    public async Task A_guest_who_does_not_want_to_answer_need_not()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);

        bench.Caller.Answer(session.Call.Id, questionId: null, answer: null);

        (await bench.OutputAsync("c1")).ShouldContain("\"answered\":false");
    }

    [Fact]
    public async Task Two_questions_are_answered_each_for_itself()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        var first = (await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Question))[^1].Question!;
        await bench.CallToolAsync("c2", "ask_customer", """{"question":"Inside or outside?"}""");
        var second = (await CallBench.EventsAsync(session, happened => happened.Question is { } asked && asked.Id != first.Id))[^1].Question!;

        bench.Caller.Answer(session.Call.Id, second.Id, "outside");
        (await bench.OutputAsync("c2")).ShouldContain("outside");
        session.Call.Question.ShouldBe(first);
        Should.Throw<ConciergeException>(() => bench.Caller.Answer(session.Call.Id, second.Id, "inside")).Error.Code.ShouldBe("call.question_not_open");
        bench.Caller.Answer(session.Call.Id, first.Id, "no");

        (await bench.OutputAsync("c1")).ShouldContain("\"answer\":\"no\"");
    }

    [Fact]
    public async Task A_call_that_ends_closes_its_question()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);

        session.CarrierReported(CarrierStatus.Completed);

        await bench.ResultAsync(session);
        session.Call.Question.ShouldBeNull();
        Should.Throw<ConciergeException>(() => bench.Caller.Answer(session.Call.Id, "1", "yes")).Error.Code.ShouldBe("call.question_not_open");
    }

    [Fact]
    public async Task Where_the_guest_is_not_to_be_asked_there_is_no_such_tool()
    {
        await using var bench = new CallBench(settings => settings with { AskCustomer = TimeSpan.Zero });
        var session = await bench.AnsweredAsync();

        (await bench.ToolAsync(session, "c1", "ask_customer", Question)).ShouldContain("\"answered\":false");

        bench.Voice.Options!.Tools.ShouldNotContain(tool => tool.Name == "ask_customer");
        bench.Voice.Options.Instructions.ShouldNotContain("ask_customer");
    }

    [Theory]
    [InlineData("""{"question":""}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{half")]
    public async Task A_question_that_is_none_is_refused(string arguments)
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();

        (await bench.ToolAsync(session, "c1", "ask_customer", arguments)).ShouldContain("\"answered\":false");

        session.Call.Question.ShouldBeNull();
    }

    [Theory]
    [InlineData("yes please", true)]
    [InlineData("no, that's too late", false)]
    [InlineData("I can't do it", false)]
    [InlineData(null, false)]
    public async Task Another_table_than_was_allowed_is_accepted_only_with_the_guests_yes(string? answer, bool accepted)
    {
        await using var bench = new CallBench();
        var session = await OfferedAsync(bench);
        (await bench.ToolAsync(session, "c0", "report_outcome", Confirmed)).ShouldContain("has not agreed");
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);
        bench.Caller.Answer(session.Call.Id, questionId: null, answer);
        await bench.OutputAsync("c1");

        var output = await bench.ToolAsync(session, "c2", "report_outcome", Confirmed);

        output.ShouldContain(accepted ? "\"accepted\":true" : "\"accepted\":false");
    }

    [Fact]
    public async Task What_was_booked_without_consent_is_told_as_such()
    {
        await using var bench = new CallBench();
        var session = await OfferedAsync(bench);
        foreach (var call in new[] { "c1", "c2", "c3" })
        {
            await bench.ToolAsync(session, call, "report_outcome", Confirmed);
        }

        session.CarrierReported(CarrierStatus.Completed);

        var result = await bench.ResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        result.WasModified.ShouldBeTrue();
        result.WasConsented.ShouldBeFalse();
        result.Message.ShouldContain("you had not agreed to it");
    }

    [Fact]
    public async Task What_the_guest_allowed_beforehand_needs_no_question()
    {
        await using var bench = new CallBench();
        var session = await OfferedAsync(bench, latest: true);

        (await bench.ToolAsync(session, "c1", "report_outcome", Confirmed)).ShouldContain("\"accepted\":true");
        session.CarrierReported(CarrierStatus.Completed);

        var result = await bench.ResultAsync(session);
        result.WasConsented.ShouldBeTrue();
        result.Message.ShouldEndWith("Not your first choice, but within what you said would do.");
    }

    private static async Task<CallSession> OfferedAsync(CallBench bench, bool latest = false)
    {
        var session = await bench.AnsweredAsync(CallBench.Details with { LatestTime = latest ? new(21, 0) : null });
        await bench.SaidAsync("i1", VoiceRole.Agent, "A table for four tomorrow at half past eight, for John?");
        await bench.SaidAsync("u1", VoiceRole.Callee, "Yes, you're booked for half past eight.");
        return session;
    }
}
