using Concierge.Calls;
using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Calls;

/// <summary>Under which name the table stands, and whether a number is certain. Lines are "a: …" for the agent and "r: …" for the restaurant.</summary>
public sealed class NameOnTheLineTests
{
    private const string Guest = "Pat O'Brien";
    private const string Request = "a: I'd like to book a table for four tomorrow at seven.|r: What name should I put it under?|a: The name is O'Brien.|";
    private const string Spelled = "a: No, the name is O'Brien, "
        + "spelled O as in oscar, B as in bravo, R as in romeo; I as in india, E as in echo, N as in november.|";
    private const string Table = "okay so that's a table for four tomorrow at seven o'clock";

    [Fact]
    public void Judge_NameSpelledBack_IsBookedUnderTheGuest()
    {
        var result = Judge($"{Request}r: {Table} under brian is that right|{Spelled}r: {Table} under the name oscar bravo romeo india echo november "
            + "is that right|a: Yes, that's right.|r: great you're all set we'll see you then");

        (result.Outcome, result.BookedUnder, result.ConfirmationNumber).ShouldBe((CallOutcome.Confirmed, Guest, null));
        result.Message.ShouldNotContain("Booked under");
        result.Evidence.ShouldContain(found => found.Field == "name" && found.Turn == 6);
    }

    [Fact]
    public void Judge_NameSpelledBackOverSeveralTurns_IsBookedUnderTheGuest()
    {
        var result = Judge($"{Request}r: {Table} under brian is that right|{Spelled}r: {Table} under the name oscar bravo romeo|"
            + "r: india echo|r: november is that right|a: Yes, that's right.|r: great you're all set we'll see you then");

        (result.Outcome, result.BookedUnder).ShouldBe((CallOutcome.Confirmed, Guest));
    }

    [Fact]
    public void FindMissingEvidence_OtherLettersReadBack_AsksForTheSpelling()
    {
        var call = CreateCall(
            $"{Request}r: {Table} under the name lima delta romeo india victor alfa is that right|a: Yes, that's right.|r: great you're all set");

        OutcomeJudge.FindMissingEvidence(Report(), call).ShouldNotBeNull().ShouldContain("spell");
    }

    [Fact]
    public void Judge_OtherLettersAfterTwoSpellings_IsToldAsWritten()
    {
        var written = $"r: {Table} under the name lima delta romeo india is that right|";
        var result = Judge($"{Request}{written}{Spelled}{written}{Spelled}{written}a: Yes, that's right.|r: great you're all set");

        (result.Outcome, result.BookedUnder).ShouldBe((CallOutcome.Confirmed, "Ldri"));
        result.Message.ShouldContain("Booked under 'Ldri'; you may have to spell it.");
    }

    [Fact]
    public void FindMissingEvidence_LettersOfTheNameAsNumber_AreRefused()
    {
        var call = CreateCall($"{Request}r: {Table} your booking is oscar bravo romeo india echo november|a: Is it booked?|r: yes it's booked");

        OutcomeJudge.FindMissingEvidence(Report("OBRIEN"), call).ShouldNotBeNull().ShouldContain("confirmation number");
        Judge(call, Report("OBRIEN")).ConfirmationNumber.ShouldBeNull();
    }

    [Fact]
    public void Judge_TwoReadingsOfANumber_NamesBoth()
    {
        var result = Judge(
            "a: I'd like to book a table for four tomorrow at seven.|r: you're all set for four tomorrow at seven your confirmation code is "
                + "z. as in zulu w. as in whiskey two three six|a: So the code is zulu whiskey eight two three six. Is that right?|"
                + "r: no it's zulu whiskey eight two three six|a: Thank you.",
            Report() with { UncertainNumbers = ["ZW236", "ZW8236"] });

        (result.Outcome, result.ConfirmationNumber).ShouldBe((CallOutcome.Confirmed, null));
        result.UncertainNumbers.ShouldBe(["ZW236", "ZW8236"]);
        result.Message.ShouldContain("gave a number that could not be made out: heard ZW236 and ZW8236");
        result.Message.ShouldNotContain("gave no confirmation number");
    }

    [Theory]
    [InlineData("no it's zulu whiskey eight two three six", CallOutcome.Confirmed)]
    [InlineData("no, Z as in zulu, W as in whiskey, eight two three six", CallOutcome.Confirmed)]
    [InlineData("no it's zulu whiskey|r: eight two three six", CallOutcome.Confirmed)]
    [InlineData("no it's zulu whiskey|r: eight people is too many", CallOutcome.Unclear)]
    [InlineData("no it's eight two", CallOutcome.Unclear)]
    [InlineData("no it's one thirty", CallOutcome.Unclear)]
    [InlineData("no it's for eight", CallOutcome.Unclear)]
    [InlineData("no i'm sorry we are full", CallOutcome.Unclear)]
    public void Judge_AnswerToAReadNumber_OnlyACorrectionLeavesTheBooking(string answer, CallOutcome outcome) =>
        Judge(
            "a: I'd like to book a table for four tomorrow at seven.|r: you're all set for four tomorrow at seven your confirmation code is "
                + $"z. as in zulu w. as in whiskey two three six|a: So the code is zulu whiskey two three six. Is that right?|r: {answer}")
            .Outcome.ShouldBe(outcome);

    [Fact]
    public void Judge_PartOfTheNameSpelledBack_IsNoOtherName()
    {
        var result = Judge(
            "a: A table for four tomorrow at seven, the name is O'Brien.|r: is that O-B or O-R|a: O-B.|"
                + "r: O-B, right. so that's booked, four tomorrow at seven");

        (result.Outcome, result.BookedUnder).ShouldBe((CallOutcome.Confirmed, Guest));
    }

    private static ReportedOutcome Report(string? number = null) =>
        new(CallOutcome.Confirmed, number, Date: null, Time: null, PartySize: null, Notes: null);

    private static VoiceCallResult Judge(string lines, ReportedOutcome? report = null) => Judge(CreateCall(lines), report ?? Report());

    private static VoiceCallResult Judge(Call call, ReportedOutcome report)
    {
        call.Report = report;
        call.TryEnd(CallEndReason.AgentHungUp).ShouldBeTrue();
        return OutcomeJudge.Judge(call, error: null);
    }

    private static Call CreateCall(string lines)
    {
        var details = CallTestHost.Details with { CustomerName = Guest };
        var call = new Call("call", "secret", details, new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));
        var number = 0;
        foreach (var line in lines.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            call.Turns.SetText($"item{number++}", line[0] == 'a' ? Speaker.Agent : Speaker.Restaurant, line[3..]);
        }

        return call;
    }
}
