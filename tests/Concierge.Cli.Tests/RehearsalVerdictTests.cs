using Concierge.Cli.Rehearsing;
using Concierge.Contracts;
using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;
using Concierge.Contracts.Api;

namespace Concierge.Cli.Tests;

/// <summary>The reported result is compared with the restaurant's book, field by field.</summary>
public sealed class RehearsalVerdictTests
{
    private static readonly Scenario Accepts = new()
    {
        Name = "accepts",
        Description = "Has the table.",
        Expectation = new ScenarioExpectation(["confirmed"], ConfirmationNumber: true),
    };

    private static readonly Scenario OffersLater = new()
    {
        Name = "offers-later",
        Description = "Has one later.",
        Expectation = new ScenarioExpectation(["alternative_offered"], Time: TableTime.Parse("+30")),
    };

    private static readonly Scenario Cancels = new()
    {
        Name = "cancels",
        Description = "Cancels.",
        Expectation = new ScenarioExpectation(["cancelled"]),
    };

    private static readonly UnderstoodRequestView Asked = new()
    {
        RestaurantName = "Luigi's",
        PhoneNumber = "+1415***0123",
        PartySize = 4,
        Date = "2026-11-25",
        Time = "19:00",
        CustomerName = "John Smith",
    };

    private static readonly Booking Book = new(4, new SpokenDate(DayOfWeek.Wednesday, 11, 25), new TimeOnly(19, 0), "smith", "BK472");

    [Fact]
    public void Of_ReportAgreesWithBook_EveryFieldIsRight()
    {
        var verdict = RehearsalVerdict.Judge(Accepts, Book, Asked, Claim());

        verdict.IsCorrect.ShouldBeTrue();
        verdict.Fields.Select(field => (field.Name, field.IsCorrect)).ShouldBe(
            [("date", true), ("time", true), ("party_size", true), ("name", true), ("code", true)]);
    }

    [Fact]
    public void Of_FieldsDiffer_NamesEachDifference()
    {
        var book = new Booking(5, new SpokenDate(DayOfWeek.Thursday), new TimeOnly(20, 0), "schmidt", "BK473");

        var verdict = RehearsalVerdict.Judge(Accepts, book, Asked, Claim());

        verdict.IsCorrect.ShouldBeFalse();
        verdict.Fields.ShouldAllBe(field => !field.IsCorrect);
        verdict.Differences.ShouldBe(
        [
            "the date is 2026-11-25, but the restaurant has Thursday",
            "the time is 19:00, but the restaurant has 20:00",
            "the party size is 4, but the restaurant has 5",
            "the name is John Smith, but the restaurant has schmidt",
            "the confirmation number is BK472, but the restaurant gave BK473",
        ]);
    }

    [Theory]
    [InlineData("o'brien", "Pat O'Brien", true)]
    [InlineData("nguyen", "Mai Nguyễn", true)]
    [InlineData("patobrien", "Pat O'Brien", true)]
    [InlineData("anderson", "Eva Andersson", false)]
    [InlineData("pat", "Pat O'Brien", false)]
    public void Of_Name_IsComparedLetterByLetter(string written, string guest, bool right) =>
        RehearsalVerdict.Judge(Accepts, Book with { Name = written }, Asked with { CustomerName = guest }, Claim()).IsCorrect.ShouldBe(right);

    [Fact]
    public void Of_OtherName_IsToldOnlyIfTheResultSaysIt()
    {
        var book = Book with { Name = "kilo" };

        var untold = RehearsalVerdict.Judge(Accepts, book, Asked, Claim());
        var told = RehearsalVerdict.Judge(Accepts, book, Asked, Claim() with { BookedUnder = "Kilo" });

        (untold.IsCorrect, untold.IsTold).ShouldBe((false, false));
        (told.IsCorrect, told.IsTold).ShouldBe((false, true));
        told.Differences.ShouldBe(["the table stands under Kilo, as the result says"]);
    }

    [Fact]
    public void Of_UncertainNumber_IsTold()
    {
        var verdict = RehearsalVerdict.Judge(
            Accepts, Book, Asked, Claim() with { ConfirmationNumber = null, UncertainNumbers = ["BK472", "BK4172"] });

        (verdict.IsCorrect, verdict.IsTold).ShouldBe((false, true));
    }

    [Fact]
    public void Of_TableThatTheGuestHasNotAgreedTo_IsADifference() =>
        RehearsalVerdict.Judge(Accepts, Book, Asked with { Time = "20:00" }, Claim() with { WasModified = true, WasConsented = false })
            .Differences.ShouldBe(["the request was for 4 on 2026-11-25 at 20:00, but the booking is for 4 on 2026-11-25 at 19:00"]);

    [Fact]
    public void Of_ConfirmedWithoutBookEntry_IsWrong() =>
        RehearsalVerdict.Judge(Accepts, book: null, Asked, Claim()).Differences.ShouldBe(["the report says confirmed, but the restaurant has no booking"]);

    [Fact]
    public void Of_UnexpectedOutcome_IsWrong() =>
        RehearsalVerdict.Judge(Accepts, book: null, Asked, Claim(CallOutcome.Declined)).Differences.ShouldBe(["the outcome is declined, expected confirmed"]);

    [Fact]
    public void Of_MissingConfirmationNumber_IsWrong() =>
        RehearsalVerdict.Judge(Accepts, Book, Asked, Claim() with { ConfirmationNumber = null }).Differences.ShouldBe(
            ["the confirmation number is missing, but the restaurant gave BK472"]);

    [Theory]
    [InlineData("19:30", true)]
    [InlineData("19:00", false)]
    [InlineData(null, false)]
    public void Of_Offer_IsJudgedByItsTime(string? time, bool right) =>
        RehearsalVerdict.Judge(OffersLater, book: null, Asked, Claim(CallOutcome.AlternativeOffered) with { Time = time }).IsCorrect.ShouldBe(right);

    [Fact]
    public void Of_CancelledAndRemovedFromBook_IsRight()
    {
        var verdict = RehearsalVerdict.Judge(Cancels, book: null, Asked, Claim(CallOutcome.Cancelled), new EarlierBookingState(Book, IsStillBooked: false));

        verdict.IsCorrect.ShouldBeTrue();
        verdict.Fields.Select(field => field.Name).ShouldBe(["date", "time", "party_size", "name", "code"]);
        verdict.BookEntry.ShouldBeNull();
    }

    [Theory]
    [InlineData(CallOutcome.Cancelled, true, "the report says cancelled, but the restaurant cancelled nothing")]
    [InlineData(CallOutcome.Unclear, false, "the restaurant cancelled the booking, but the report says unclear")]
    public void Of_ReportContradictsBook_IsWrong(CallOutcome outcome, bool stands, string difference) =>
        RehearsalVerdict.Judge(Cancels, book: null, Asked, Claim(outcome), new EarlierBookingState(Book, stands)).Differences.ShouldContain(difference);

    [Fact]
    public void Of_CancelledWithoutEarlierBooking_IsWrong() =>
        RehearsalVerdict.Judge(Cancels, book: null, Asked, Claim(CallOutcome.Cancelled)).Differences.ShouldBe(
            ["the report says cancelled, but the restaurant cancelled nothing"]);

    [Fact]
    public void Of_Change_ReplacesTheOldBooking()
    {
        RehearsalVerdict.Judge(Accepts, Book, Asked, Claim(), new EarlierBookingState(Book with { PartySize = 2 }, IsStillBooked: false)).IsCorrect.ShouldBeTrue();
        RehearsalVerdict.Judge(
            Accepts,
            Book,
            Asked,
            Claim(),
            new EarlierBookingState(Book with { PartySize = 2 }, IsStillBooked: true)).Differences.ShouldBe(["the restaurant has both the old and the new booking"]);
        RehearsalVerdict.Judge(
            OffersLater,
            Book,
            Asked,
            Claim(CallOutcome.AlternativeOffered) with { Time = "19:30" },
            new EarlierBookingState(Book with { PartySize = 2 }, IsStillBooked: false)).Differences
            .ShouldBe(["the restaurant changed the booking, but the report says alternative_offered"]);
    }

    private static ResultView Claim(CallOutcome outcome = CallOutcome.Confirmed) => new()
    {
        CallId = "call",
        Status = CallStatus.Completed,
        Outcome = outcome,
        Message = "",
        ConfirmationNumber = "BK472",
        Date = "2026-11-25",
        Time = "19:00",
        PartySize = 4,
        WasModified = false,
        WasConsented = false,
        Evidence = [],
        MessageLeft = false,
        Attempts = 1,
        Interruptions = 0,
        ReactionSeconds = [],
        DurationSeconds = 60,
        Transcript = [],
    };
}
