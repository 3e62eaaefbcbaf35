using Concierge.Cli.Rehearsing;
using Concierge.Contracts;
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

    private static readonly Scenario Cancels = new()
    {
        Name = "cancels",
        Description = "Cancels.",
        Expect = new ScenarioExpectation(["cancelled"]),
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

    [Fact]
    public void A_cancellation_is_right_when_the_restaurant_struck_the_booking_out()
    {
        var verdict = RehearsalVerdict.Of(Cancels, book: null, Asked, Claim(CallOutcome.Cancelled), new StandingBooking(Book, Stands: false));

        verdict.Right.ShouldBeTrue();
        verdict.Fields.Select(field => field.Name).ShouldBe(["date", "time", "party_size", "name", "code"]);
        verdict.Book.ShouldBeNull();
    }

    [Theory]
    [InlineData(CallOutcome.Cancelled, true, "the program says cancelled, and the restaurant cancelled nothing")]
    [InlineData(CallOutcome.Unclear, false, "the restaurant cancelled the table, and the program says unclear")]
    public void A_claim_that_the_book_belies_is_wrong(CallOutcome outcome, bool stands, string difference) =>
        RehearsalVerdict.Of(Cancels, book: null, Asked, Claim(outcome), new StandingBooking(Book, stands)).Differences.ShouldContain(difference);

    [Fact]
    public void A_cancellation_of_a_booking_that_there_never_was_is_wrong() =>
        RehearsalVerdict.Of(Cancels, book: null, Asked, Claim(CallOutcome.Cancelled)).Differences.ShouldBe(["the program says cancelled, and the restaurant cancelled nothing"]);

    [Fact]
    public void A_change_takes_the_place_of_the_old_booking()
    {
        RehearsalVerdict.Of(Accepts, Book, Asked, Claim(), new StandingBooking(Book with { PartySize = 2 }, Stands: false)).Right.ShouldBeTrue();
        RehearsalVerdict.Of(Accepts, Book, Asked, Claim(), new StandingBooking(Book with { PartySize = 2 }, Stands: true)).Differences.ShouldBe(["the restaurant's book holds the old table beside the new one"]);
        RehearsalVerdict.Of(OffersLater, Book, Asked, Claim(CallOutcome.AlternativeOffered) with { Time = "19:30" }, new StandingBooking(Book with { PartySize = 2 }, Stands: false)).Differences
            .ShouldBe(["the restaurant changed the table, and the program says alternative_offered"]);
    }

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
