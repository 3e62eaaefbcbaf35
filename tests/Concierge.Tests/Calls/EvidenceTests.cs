using Concierge.Calls;
using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Calls;

/// <summary>The result names the turn that proves each field of a booking. A claim without evidence does not count.</summary>
public sealed class EvidenceTests
{
    private const string Conversation =
        "r: Luigi's, hello?|a: Hello, a table for four tomorrow at seven, for John, please.|r: For four tomorrow, okay.|a: At seven?|r: Seven o'clock, yes, under John.|r: You're booked. Your confirmation number is BK472.";

    private static ReportedOutcome Report { get; } = new(CallOutcome.Confirmed, "BK472", null, null, null, null);

    [Fact]
    public void Find_AllFieldsSpoken_GivesTheTurnOfEach()
    {
        var result = Judge(Conversation, Report);

        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        result.Evidence.ToDictionary(field => field.Field, field => field.Turn).ShouldBe(
            new Dictionary<string, int> { ["agreement"] = 6, ["party_size"] = 3, ["date"] = 3, ["time"] = 5, ["name"] = 5, ["confirmation_number"] = 6 },
            ignoreOrder: true);
    }

    [Fact]
    public void Find_AgentTurn_CountsOnlyBeforeTheAgreement()
    {
        var result = Judge("a: A table for four tomorrow at seven, for John?|r: You're booked.|a: Thank you, John will be there.", Report with { ConfirmationNumber = null });

        result.Evidence.ShouldAllBe(field => field.Turn <= 2);
        result.Evidence.Where(field => field.Turn == 1).ShouldAllBe(field => field.AgreedTurn == 2);
        result.Evidence.Select(field => field.Field).ShouldBe(["agreement", "party_size", "date", "time", "name"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("a: A table for four tomorrow at seven?|r: You're booked for half past seven.")]
    [InlineData("a: A table for four tomorrow at seven?|r: I have you down for 8 PM.")]
    public void Judge_OtherTimeThanReported_IsUnclear(string talk)
    {
        OutcomeJudge.FindMissingEvidence(Report with { ConfirmationNumber = null }, CreateCall(talk)).ShouldNotBeNull().ShouldContain("another time");

        Judge(talk, Report with { ConfirmationNumber = null }).Outcome.ShouldBe(CallOutcome.Unclear);
    }

    [Theory]
    [InlineData("a: A table tomorrow at seven?|r: You're booked.")]
    [InlineData("a: A table for four at seven?|r: You're booked.")]
    [InlineData("a: A table for four tomorrow?|r: You're booked.")]
    public void FindMissingEvidence_IncompleteAgreement_AsksForAReadBack(string talk)
    {
        OutcomeJudge.FindMissingEvidence(Report with { ConfirmationNumber = null }, CreateCall(talk))
            .ShouldNotBeNull().ShouldContain("Read day, time and party size back");

        Judge(talk, Report with { ConfirmationNumber = null }).Outcome.ShouldBe(CallOutcome.Unclear);
    }

    [Fact]
    public void FindMissingEvidence_ConfirmationNumberThatLooksLikeATime_IsNotATime() =>
        OutcomeJudge.FindMissingEvidence(Report with { ConfirmationNumber = "730" }, CreateCall("a: A table for four tomorrow at seven?|r: You're booked, the confirmation number is 730.")).ShouldBeNull();

    private static VoiceCallResult Judge(string talk, ReportedOutcome report)
    {
        var call = CreateCall(talk);
        call.Report = report;
        call.TryEnd(CallEndReason.AgentHungUp).ShouldBeTrue();
        return OutcomeJudge.Judge(call, error: null);
    }

    private static Call CreateCall(string talk)
    {
        var call = new Call("call", "secret", CallTestHost.Details, new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));
        foreach (var (number, line) in talk.Split('|').Index())
        {
            call.Turns.SetText($"item{number}", line[0] == 'a' ? Speaker.Agent : Speaker.Restaurant, line[3..]);
        }

        return call;
    }
}
