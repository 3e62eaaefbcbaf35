using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>Questions to the guest while the restaurant waits. Without the guest's consent the agent agrees to nothing.</summary>
public sealed class GuestQuestionTests
{
    private const string Question = """{"question":"They have 8:30 PM. Shall I take it?","time":"20:30"}""";
    private const string Confirmed = """{"outcome":"confirmed","date":"2026-11-23","time":"20:30","party_size":4}""";

    [Fact]
    public async Task AskCustomer_Answered_PassesTheAnswerToTheModel()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.CallToolAsync("c1", "ask_customer", Question);
        var callEvents = await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Question);

        var question = callEvents[^1].Question!;
        question.Text.ShouldBe("They have 8:30 PM. Shall I take it?");
        question.Time.ShouldBe(new(20, 30));
        question.Timeout.ShouldBe(TimeSpan.FromSeconds(45));
        session.Call.OpenQuestion.ShouldBe(question);
        host.Caller.Answer(session.Call.Id, question.Id, "yes, \"please\"");

        (await host.WaitForToolOutputAsync("c1")).ShouldContain("\"answered\":true,\"answer\":\"yes, \\u0022please\\u0022\"");
        await Until.TrueAsync(() => host.Voice.Session.CreateCount == 1, "the model to continue");
        session.Call.OpenQuestion.ShouldBeNull();
        callEvents = await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Answer);
        callEvents[^1].Answer.ShouldBe("yes, \"please\"");
        callEvents[^1].Question!.Id.ShouldBe(question.Id);
    }

    [Fact]
    public async Task AskCustomer_ImmediateAnswer_IsAccepted()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var answer = Task.Run(async () =>
        {
            var callEvents = await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Question);
            host.Caller.Answer(session.Call.Id, callEvents[^1].Question!.Id, "yes");
        });

        (await host.CallToolAndWaitAsync(session, "c1", "ask_customer", Question)).ShouldContain("\"answered\":true");
        await Until.DoneAsync(answer);
    }

    [Fact]
    public async Task AskCustomer_Timeout_TellsTheModelToDecline_AndRefusesALateAnswer()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.CallToolAsync("c1", "ask_customer", Question);
        await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Question);
        host.Time.Advance(TimeSpan.FromSeconds(44));
        session.Call.OpenQuestion.ShouldNotBeNull();

        host.Time.Advance(TimeSpan.FromSeconds(1));

        var output = await host.WaitForToolOutputAsync("c1");
        output.ShouldContain("\"answered\":false");
        output.ShouldContain("decline");
        Should.Throw<ConciergeException>(() => host.Caller.Answer(session.Call.Id, "1", "yes")).Error.Code.ShouldBe("call.question_not_open");
        (await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Answer))[^1].Answer.ShouldBeNull();
    }

    [Fact]
    public async Task AskCustomer_DeclinedAnswer_CountsAsUnanswered()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.CallToolAsync("c1", "ask_customer", Question);
        await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Question);

        host.Caller.Answer(session.Call.Id, questionId: null, answer: null);

        (await host.WaitForToolOutputAsync("c1")).ShouldContain("\"answered\":false");
    }

    [Fact]
    public async Task AskCustomer_TwoQuestions_AreAnsweredSeparately()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.CallToolAsync("c1", "ask_customer", Question);
        var first = (await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Question))[^1].Question!;
        await host.CallToolAsync("c2", "ask_customer", """{"question":"Inside or outside?"}""");
        var second = (await CallTestHost.EventsAsync(session, callEvent => callEvent.Question is { } question && question.Id != first.Id))[^1].Question!;

        host.Caller.Answer(session.Call.Id, second.Id, "outside");
        (await host.WaitForToolOutputAsync("c2")).ShouldContain("outside");
        session.Call.OpenQuestion.ShouldBe(first);
        Should.Throw<ConciergeException>(() => host.Caller.Answer(session.Call.Id, second.Id, "inside")).Error.Code.ShouldBe("call.question_not_open");
        host.Caller.Answer(session.Call.Id, first.Id, "no");

        (await host.WaitForToolOutputAsync("c1")).ShouldContain("\"answer\":\"no\"");
    }

    [Fact]
    public async Task AskCustomer_CallEnds_ClosesTheQuestion()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.CallToolAsync("c1", "ask_customer", Question);
        await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Question);

        session.OnCarrierStatus(CarrierStatus.Completed);

        await host.WaitForResultAsync(session);
        session.Call.OpenQuestion.ShouldBeNull();
        Should.Throw<ConciergeException>(() => host.Caller.Answer(session.Call.Id, "1", "yes")).Error.Code.ShouldBe("call.question_not_open");
    }

    [Fact]
    public async Task AskCustomer_Disabled_OffersNoTool()
    {
        await using var host = new CallTestHost(settings => settings with { Calls = settings.Calls with { AskGuest = TimeSpan.Zero } });
        var session = await host.StartAnsweredCallAsync();

        (await host.CallToolAndWaitAsync(session, "c1", "ask_customer", Question)).ShouldContain("\"answered\":false");

        host.Voice.Options!.Tools.ShouldNotContain(tool => tool.Name == "ask_customer");
        host.Voice.Options.Instructions.ShouldNotContain("ask_customer");
    }

    [Theory]
    [InlineData("""{"question":""}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{half")]
    public async Task AskCustomer_InvalidQuestion_IsRefused(string arguments)
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        (await host.CallToolAndWaitAsync(session, "c1", "ask_customer", arguments)).ShouldContain("\"answered\":false");

        session.Call.OpenQuestion.ShouldBeNull();
    }

    [Theory]
    [InlineData("yes please", true)]
    [InlineData("no, that's too late", false)]
    [InlineData("I can't do it", false)]
    [InlineData(null, false)]
    public async Task ReportOutcome_OtherTable_NeedsTheGuestsConsent(string? answer, bool accepted)
    {
        await using var host = new CallTestHost();
        var session = await StartCallWithOfferAsync(host);
        (await host.CallToolAndWaitAsync(session, "c0", "report_outcome", Confirmed)).ShouldContain("has not agreed");
        await host.CallToolAsync("c1", "ask_customer", Question);
        await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Question);
        host.Caller.Answer(session.Call.Id, questionId: null, answer);
        await host.WaitForToolOutputAsync("c1");

        var output = await host.CallToolAndWaitAsync(session, "c2", "report_outcome", Confirmed);

        output.ShouldContain(accepted ? "\"accepted\":true" : "\"accepted\":false");
    }

    [Fact]
    public async Task Result_BookedWithoutConsent_StatesThatTheGuestHadNotAgreed()
    {
        await using var host = new CallTestHost();
        var session = await StartCallWithOfferAsync(host);
        foreach (var call in new[] { "c1", "c2", "c3" })
        {
            await host.CallToolAndWaitAsync(session, call, "report_outcome", Confirmed);
        }

        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await host.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        result.WasModified.ShouldBeTrue();
        result.WasConsented.ShouldBeFalse();
        result.Message.ShouldContain("you had not agreed to it");
    }

    [Fact]
    public async Task ReportOutcome_AllowedBeforehand_NeedsNoQuestion()
    {
        await using var host = new CallTestHost();
        var session = await StartCallWithOfferAsync(host, allowsLater: true);

        (await host.CallToolAndWaitAsync(session, "c1", "report_outcome", Confirmed)).ShouldContain("\"accepted\":true");
        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await host.WaitForResultAsync(session);
        result.WasConsented.ShouldBeTrue();
        result.Message.ShouldEndWith("Not your first choice, but you had agreed to it.");
    }

    private static async Task<CallSession> StartCallWithOfferAsync(CallTestHost host, bool allowsLater = false)
    {
        var session = await host.StartAnsweredCallAsync(CallTestHost.Details with { LatestTime = allowsLater ? new(21, 0) : null });
        await host.AddTurnAsync("i1", VoiceRole.Agent, "A table for four tomorrow at half past eight, for John?");
        await host.AddTurnAsync("u1", VoiceRole.Callee, "Yes, you're booked for half past eight.");
        return session;
    }
}
