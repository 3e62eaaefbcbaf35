using Concierge.Calls;
using Concierge.Cli.Rehearsing;
using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;
using Concierge.Server.Api;

namespace Concierge.Cli.Tests;

/// <summary>The program's claim is held against the restaurant's book, piece by piece.</summary>
public sealed class RehearsalVerdictTests
{
    private static readonly Scenario Accepts = new()
    {
        Name = "accepts",
        Description = "Has the table.",
        Expect = new ScenarioExpectation(["confirmed"], ConfirmationNumber: true),
    };

    private static readonly Scenario OffersLater = new()
    {
        Name = "offers-later",
        Description = "Has one later.",
        Expect = new ScenarioExpectation(["alternative_offered"], Time: TableTime.Parse("+30")),
    };

    private static readonly UnderstoodView Asked = new("Luigi's", "+1415***0123", 4, "2026-11-25", "19:00", "John Smith", null, null, null);

    private static readonly Booking Book = new(4, new HeardDate(DayOfWeek.Wednesday, 11, 25), new TimeOnly(19, 0), "smith", "BK472");

    [Fact]
    public void A_claim_that_agrees_with_the_book_is_right_in_every_piece()
    {
        var verdict = RehearsalVerdict.Of(Accepts, Book, Asked, Claim());

        verdict.Right.ShouldBeTrue();
        verdict.Fields.Select(field => (field.Name, field.Right)).ShouldBe([("date", true), ("time", true), ("party_size", true), ("name", true), ("code", true)]);
    }

    [Fact]
    public void Each_piece_that_differs_is_named()
    {
        var book = new Booking(5, new HeardDate(DayOfWeek.Thursday), new TimeOnly(20, 0), "schmidt", "BK473");

        var verdict = RehearsalVerdict.Of(Accepts, book, Asked, Claim());

        verdict.Right.ShouldBeFalse();
        verdict.Fields.ShouldAllBe(field => !field.Right);
        verdict.Differences.ShouldBe(
        [
            "the day is 2026-11-25, the restaurant wrote Thursday",
            "the time is 19:00, the restaurant said 20:00",
            "the party is 4, the restaurant wrote 5",
            "the guest is John Smith, the restaurant wrote schmidt",
            "the confirmation number is BK472, the restaurant gave BK473",
        ]);
    }

    [Fact]
    public void A_booking_that_nobody_wrote_down_is_wrong() =>
        RehearsalVerdict.Of(Accepts, book: null, Asked, Claim()).Differences.ShouldBe(["the program says booked, and the restaurant wrote nothing down"]);

    [Fact]
    public void An_outcome_that_was_not_expected_is_wrong() =>
        RehearsalVerdict.Of(Accepts, book: null, Asked, Claim(CallOutcome.Declined)).Differences.ShouldBe(["the outcome is declined, expected was confirmed"]);

    [Fact]
    public void A_missing_confirmation_number_is_wrong_where_one_was_given() =>
        RehearsalVerdict.Of(Accepts, Book, Asked, Claim() with { ConfirmationNumber = null }).Differences.ShouldBe(["the confirmation number is missing, the restaurant gave BK472"]);

    [Theory]
    [InlineData("19:30", true)]
    [InlineData("19:00", false)]
    [InlineData(null, false)]
    public void An_offer_is_right_when_its_time_is(string? time, bool right) =>
        RehearsalVerdict.Of(OffersLater, book: null, Asked, Claim(CallOutcome.AlternativeOffered) with { Time = time }).Right.ShouldBe(right);

    private static ResultView Claim(CallOutcome outcome = CallOutcome.Confirmed) => new(
        CallId: "call",
        Status: CallStatus.Completed,
        CarrierStatus: null,
        Outcome: outcome,
        Message: "",
        Notes: null,
        ErrorCode: null,
        Remedy: null,
        ConfirmationNumber: "BK472",
        ConfirmationTurn: null,
        AgreementTurn: null,
        Date: "2026-11-25",
        Time: "19:00",
        PartySize: 4,
        WasModified: false,
        WasConsented: false,
        Evidence: [],
        AnsweredBy: null,
        MessageLeft: false,
        Attempts: 1,
        Interruptions: 0,
        ReactionSeconds: [],
        DurationSeconds: 60,
        Transcript: []);
}
