using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>Questions to the guest while the restaurant holds the line. Without a plain yes the agent agrees to nothing.</summary>
public sealed class GuestQuestionTests
{
    private const string Question = """{"question":"They have 8:30 PM. Shall I take it?","time":"20:30"}""";
    private const string Confirmed = """{"outcome":"confirmed","date":"2026-11-23","time":"20:30","party_size":4}""";

    [Fact]
    public async Task AskCustomer_Answered_PassesTheAnswerToTheModel()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        var told = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);

        var question = told[^1].Question!;
        question.Text.ShouldBe("They have 8:30 PM. Shall I take it?");
        question.Time.ShouldBe(new(20, 30));
        question.Timeout.ShouldBe(TimeSpan.FromSeconds(45));
        session.Call.OpenQuestion.ShouldBe(question);
        bench.Caller.Answer(session.Call.Id, question.Id, "yes, \"please\"");

        (await bench.WaitForToolOutputAsync("c1")).ShouldContain("\"answered\":true,\"answer\":\"yes, \\u0022please\\u0022\"");
        await Until.TrueAsync(() => bench.Voice.Session.Creates == 1, "the model to continue");
        session.Call.OpenQuestion.ShouldBeNull();
        told = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Answer);
        told[^1].Answer.ShouldBe("yes, \"please\"");
        told[^1].Question!.Id.ShouldBe(question.Id);
    }

    [Fact]
    public async Task AskCustomer_ImmediateAnswer_IsAccepted()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        var answering = Task.Run(async () =>
        {
            var told = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);
            bench.Caller.Answer(session.Call.Id, told[^1].Question!.Id, "yes");
        });

        (await bench.CallToolAndWaitAsync(session, "c1", "ask_customer", Question)).ShouldContain("\"answered\":true");
        await Until.DoneAsync(answering);
    }

    [Fact]
    public async Task AskCustomer_Timeout_TellsTheModelToDecline_AndRefusesALateAnswer()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);
        bench.Time.Advance(TimeSpan.FromSeconds(44));
        session.Call.OpenQuestion.ShouldNotBeNull();

        bench.Time.Advance(TimeSpan.FromSeconds(1));

        var output = await bench.WaitForToolOutputAsync("c1");
        output.ShouldContain("\"answered\":false");
        output.ShouldContain("decline");
        Should.Throw<ConciergeException>(() => bench.Caller.Answer(session.Call.Id, "1", "yes")).Error.Code.ShouldBe("call.question_not_open");
        (await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Answer))[^1].Answer.ShouldBeNull();
    }

    [Fact]
    public async Task AskCustomer_DeclinedAnswer_CountsAsUnanswered()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);

        bench.Caller.Answer(session.Call.Id, questionId: null, answer: null);

        (await bench.WaitForToolOutputAsync("c1")).ShouldContain("\"answered\":false");
    }

    [Fact]
    public async Task AskCustomer_TwoQuestions_AreAnsweredSeparately()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        var first = (await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Question))[^1].Question!;
        await bench.CallToolAsync("c2", "ask_customer", """{"question":"Inside or outside?"}""");
        var second = (await CallTestHost.EventsAsync(session, happened => happened.Question is { } asked && asked.Id != first.Id))[^1].Question!;

        bench.Caller.Answer(session.Call.Id, second.Id, "outside");
        (await bench.WaitForToolOutputAsync("c2")).ShouldContain("outside");
        session.Call.OpenQuestion.ShouldBe(first);
        Should.Throw<ConciergeException>(() => bench.Caller.Answer(session.Call.Id, second.Id, "inside")).Error.Code.ShouldBe("call.question_not_open");
        bench.Caller.Answer(session.Call.Id, first.Id, "no");

        (await bench.WaitForToolOutputAsync("c1")).ShouldContain("\"answer\":\"no\"");
    }

    [Fact]
    public async Task AskCustomer_CallEnds_ClosesTheQuestion()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);

        session.OnCarrierStatus(CarrierStatus.Completed);

        await bench.WaitForResultAsync(session);
        session.Call.OpenQuestion.ShouldBeNull();
        Should.Throw<ConciergeException>(() => bench.Caller.Answer(session.Call.Id, "1", "yes")).Error.Code.ShouldBe("call.question_not_open");
    }

    [Fact]
    public async Task AskCustomer_Disabled_OffersNoTool()
    {
        await using var bench = new CallTestHost(settings => settings with { AskCustomer = TimeSpan.Zero });
        var session = await bench.StartAnsweredCallAsync();

        (await bench.CallToolAndWaitAsync(session, "c1", "ask_customer", Question)).ShouldContain("\"answered\":false");

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
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();

        (await bench.CallToolAndWaitAsync(session, "c1", "ask_customer", arguments)).ShouldContain("\"answered\":false");

        session.Call.OpenQuestion.ShouldBeNull();
    }

    [Theory]
    [InlineData("yes please", true)]
    [InlineData("no, that's too late", false)]
    [InlineData("I can't do it", false)]
    [InlineData(null, false)]
    public async Task ReportOutcome_OtherTable_NeedsTheGuestsConsent(string? answer, bool accepted)
    {
        await using var bench = new CallTestHost();
        var session = await OfferedAsync(bench);
        (await bench.CallToolAndWaitAsync(session, "c0", "report_outcome", Confirmed)).ShouldContain("has not agreed");
        await bench.CallToolAsync("c1", "ask_customer", Question);
        await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Question);
        bench.Caller.Answer(session.Call.Id, questionId: null, answer);
        await bench.WaitForToolOutputAsync("c1");

        var output = await bench.CallToolAndWaitAsync(session, "c2", "report_outcome", Confirmed);

        output.ShouldContain(accepted ? "\"accepted\":true" : "\"accepted\":false");
    }

    [Fact]
    public async Task Result_BookedWithoutConsent_SaysSo()
    {
        await using var bench = new CallTestHost();
        var session = await OfferedAsync(bench);
        foreach (var call in new[] { "c1", "c2", "c3" })
        {
            await bench.CallToolAndWaitAsync(session, call, "report_outcome", Confirmed);
        }

        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await bench.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        result.WasModified.ShouldBeTrue();
        result.WasConsented.ShouldBeFalse();
        result.Message.ShouldContain("you had not agreed to it");
    }

    [Fact]
    public async Task ReportOutcome_AllowedBeforehand_NeedsNoQuestion()
    {
        await using var bench = new CallTestHost();
        var session = await OfferedAsync(bench, latest: true);

        (await bench.CallToolAndWaitAsync(session, "c1", "report_outcome", Confirmed)).ShouldContain("\"accepted\":true");
        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await bench.WaitForResultAsync(session);
        result.WasConsented.ShouldBeTrue();
        result.Message.ShouldEndWith("Not your first choice, but within what you said would do.");
    }

    private static async Task<CallSession> OfferedAsync(CallTestHost bench, bool latest = false)
    {
        var session = await bench.StartAnsweredCallAsync(CallTestHost.Details with { LatestTime = latest ? new(21, 0) : null });
        await bench.AddTurnAsync("i1", VoiceRole.Agent, "A table for four tomorrow at half past eight, for John?");
        await bench.AddTurnAsync("u1", VoiceRole.Callee, "Yes, you're booked for half past eight.");
        return session;
    }
}
