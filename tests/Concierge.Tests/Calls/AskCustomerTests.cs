using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>Questions to the guest while the restaurant holds the line. Without a plain yes the agent agrees to nothing.</summary>
public sealed class AskCustomerTests
{
    private const string Question = """{"question":"They have 8:30 PM. Shall I take it?","time":"20:30"}""";
    private const string Confirmed = """{"outcome":"confirmed","date":"2026-11-23","time":"20:30","party_size":4}""";

    [Fact]
    public async Task AskCustomer_Answered_PassesTheAnswerToTheModel()
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
        await Until.TrueAsync(() => bench.Voice.Session.Creates == 1, "the model to continue");
        session.Call.Question.ShouldBeNull();
        told = await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Answer);
        told[^1].Answer.ShouldBe("yes, \"please\"");
        told[^1].Question!.Id.ShouldBe(question.Id);
    }

    [Fact]
    public async Task AskCustomer_ImmediateAnswer_IsAccepted()
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
    public async Task AskCustomer_Timeout_TellsTheModelToDecline_AndRefusesALateAnswer()
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
    public async Task AskCustomer_DeclinedAnswer_CountsAsUnanswered()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);

        bench.Caller.Answer(session.Call.Id, questionId: null, answer: null);

        (await bench.OutputAsync("c1")).ShouldContain("\"answered\":false");
    }

    [Fact]
    public async Task AskCustomer_TwoQuestions_AreAnsweredSeparately()
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
    public async Task AskCustomer_CallEnds_ClosesTheQuestion()
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
    public async Task AskCustomer_Disabled_OffersNoTool()
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
    public async Task AskCustomer_InvalidQuestion_IsRefused(string arguments)
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
    public async Task ReportOutcome_OtherTable_NeedsTheGuestsConsent(string? answer, bool accepted)
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
    public async Task Result_BookedWithoutConsent_SaysSo()
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
    public async Task ReportOutcome_AllowedBeforehand_NeedsNoQuestion()
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
