using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using NodaTime;

namespace Concierge.Tests.Calls;

/// <summary>
/// A booking counts as changed only after the restaurant has agreed to the new table. It is not enough that it has found the booking.
/// The request is for six people at 8 PM instead of four at 7 PM, on Friday.
/// </summary>
public sealed class ChangeJudgementTests
{
    private const string BookingFound = "r: Luigi's, good evening.|a: I'd like to change a reservation under Smith for Friday at seven o'clock, number B K four seven two.|r: Yes, I have you down for Friday at seven, four people. What would you like to change?|";
    private const string ChangeRequested = BookingFound + "a: A table for six people on Friday at eight o'clock instead, please.|";

    private static readonly ReportedOutcome Claim = ExistingBookingCalls.Report(CallOutcome.Confirmed);

    [Theory]
    [InlineData("r: Great, it is changed.")]
    [InlineData("r: Okay, I've moved you to eight o'clock for six.")]
    [InlineData("r: You're booked for six on Friday at eight.")]
    [InlineData("r: One moment.|a: So that's six people on Friday at eight o'clock, is that right?|r: Yes, that's right.")]
    public void Judge_StatementAboutTheNewTable_IsConfirmed(string words)
    {
        OutcomeJudge.FindMissingEvidence(Claim, ExistingBookingCalls.CreateCall(ExistingBookingCalls.Change, ChangeRequested + words)).ShouldBeNull();
        var result = Judge(ChangeRequested + words, Claim);

        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        result.ConfirmationNumber.ShouldBe("BK472");
        (result.PartySize, result.Time).ShouldBe((6, new LocalTime(20, 0)));
        result.Message.ShouldStartWith("Changed: Luigi's, 6 people, Friday 27 November at 8:00 PM. Confirmation number BK472.");
    }

    [Theory]
    [InlineData(BookingFound)]
    [InlineData(ChangeRequested + "r: One moment please.")]
    [InlineData(ChangeRequested + "r: Yes, I have you down for Friday at seven.")]
    [InlineData(ChangeRequested + "r: Hm, that is number bravo kilo four seven two, right?")]
    [InlineData(ChangeRequested + "r: I'm afraid we're full at eight.")]
    [InlineData("r: Luigi's.|a: I'd like to change a reservation under Smith for Friday at seven to six people at eight o'clock.|r: Yes, one moment.")]
    public void Judge_OnlyTheExistingBookingFound_IsUnclear(string conversation)
    {
        OutcomeJudge.FindMissingEvidence(Claim, ExistingBookingCalls.CreateCall(ExistingBookingCalls.Change, conversation)).ShouldNotBeNull();
        var result = Judge(conversation, Claim);

        result.Outcome.ShouldBe(CallOutcome.Unclear);
        result.Message.ShouldContain("may still stand");
    }

    [Fact]
    public void Judge_LargerParty_NeedsItsOwnAgreement()
    {
        var details = ExistingBookingCalls.Change with { Time = new LocalTime(19, 0) };
        const string Opening = "r: Luigi's.|a: I'd like to change a reservation for Friday at seven o'clock to six people.|";

        ExistingBookingCalls.Judge(details, Opening + "r: I have you down for four on Friday at seven.", Claim, CallEndReason.AgentHungUp)
            .Outcome.ShouldBe(CallOutcome.Unclear);
        ExistingBookingCalls.Judge(details, Opening + "r: Okay, I've changed it to six people.", Claim, CallEndReason.AgentHungUp)
            .Outcome.ShouldBe(CallOutcome.Confirmed);
        ExistingBookingCalls.Judge(details, BookingFound + "a: Could you make it six people?|r: Sure, I've changed it.", Claim, CallEndReason.AgentHungUp)
            .Outcome.ShouldBe(CallOutcome.Confirmed);
    }

    [Fact]
    public void Judge_NewConfirmationNumber_IsTakenWhenSpoken()
    {
        var result = Judge(ChangeRequested + "r: It's changed, your new number is T V nine zero five.", Claim with { ConfirmationNumber = "TV905" });

        result.ConfirmationNumber.ShouldBe("TV905");
        OutcomeJudge.FindMissingEvidence(Claim with { ConfirmationNumber = "TV906" }, ExistingBookingCalls.CreateCall(ExistingBookingCalls.Change, ChangeRequested + "r: It's changed.")).ShouldNotBeNull();
        OutcomeJudge.FindMissingEvidence(Claim with { ConfirmationNumber = "bk-472" }, ExistingBookingCalls.CreateCall(ExistingBookingCalls.Change, ChangeRequested + "r: It's changed.")).ShouldBeNull();
    }

    [Fact]
    public void Judge_AlternativeOffered_KeepsTheExistingBooking()
    {
        var result = Judge(ChangeRequested + "r: We're full at eight, I could do half past eight.", ExistingBookingCalls.Report(CallOutcome.AlternativeOffered) with { Time = new LocalTime(20, 30) });

        result.Message.ShouldBe("Luigi's has no table as asked, but offers one for 6 people on Friday 27 November at 8:30 PM. Nothing is changed: the table for 4 people on Friday 27 November at 7:00 PM still stands. Say \"book it\" to take it.");
    }

    [Fact]
    public void Judge_NoReport_OldConfirmationNumberIsNoEvidence()
    {
        var result = ExistingBookingCalls.Judge(ExistingBookingCalls.Change, ChangeRequested + "r: You're booked, number B K four seven two. Friday at seven.", report: null, CallEndReason.CalleeHungUp);

        result.Outcome.ShouldBe(CallOutcome.Unclear);
    }

    private static VoiceCallResult Judge(string conversation, ReportedOutcome report) =>
        ExistingBookingCalls.Judge(ExistingBookingCalls.Change, conversation, report, CallEndReason.AgentHungUp);
}
