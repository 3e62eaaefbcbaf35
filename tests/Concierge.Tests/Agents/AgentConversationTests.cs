using Concierge.Calls;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Tests.Agents;

/// <summary>Conversations over several turns with the built-in model.</summary>
public class AgentConversationTests
{
    private static Booking CreateBooking(string id, string restaurant, int day, int hour, string number, string name = "Ada Lovelace") => new()
    {
        Id = id,
        RestaurantName = restaurant,
        PhoneNumber = "+14155550123",
        Date = new LocalDate(2026, 11, day),
        Time = new LocalTime(hour, 0),
        PartySize = 2,
        CustomerName = name,
        ConfirmationNumber = number,
        CallId = "earlier",
        BookedAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public async Task Conversation_SearchBookChangeCancel_MakesThreeCalls()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("find me a good Italian place in Konstanz")).Text.ShouldStartWith("Trattoria da Anna, Hussenstraße 3, Konstanz");
        session.Calls.Started.ShouldBeEmpty();
        (await session.SayAsync("book there for 4 on Friday evening")).Text.ShouldBe("At what time?");
        (await session.SayAsync("at 7")).Text.ShouldStartWith("Booked: Trattoria da Anna, 4 people, Friday 27 November at 7:00 PM.");
        session.Calls.Started[0].PhoneNumber.ShouldBe("+497531555011");
        session.Calls.Started[0].TimeZone.ShouldBe("Europe/Berlin");

        await session.SayAsync("make it 5 people");
        var change = session.Calls.Started[1];
        (change.Purpose, change.PartySize, change.Date, change.Time, change.RestaurantName).ShouldBe(
            (CallPurpose.Change, 5, new LocalDate(2026, 11, 27), new LocalTime(19, 0), "Trattoria da Anna"));
        (change.Existing!.PartySize, change.Existing.ConfirmationNumber, change.Existing.BookingId).ShouldBe((4, "BK472", "b1"));

        (await session.SayAsync("actually, cancel that")).Result!.Outcome.ShouldBe(CallOutcome.Cancelled);
        var cancel = session.Calls.Started[2];
        (cancel.Purpose, cancel.PartySize, cancel.Existing!.ConfirmationNumber).ShouldBe((CallPurpose.Cancel, 5, "BK472"));
        session.Bookings.All.ShouldHaveSingleItem().Status.ShouldBe(BookingStatus.Cancelled);
        (await session.SayAsync("what have I booked?")).Text.ShouldBe("You have no bookings.");
        session.Calls.Started.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Book a table at Luigi's for 4 tomorrow at 10am", 10, 0)]
    [InlineData("Book a table at Luigi's for 4 tomorrow at 10:45 in the morning", 10, 45)]
    [InlineData("Book a table at Luigi's for 4 tomorrow at half past eleven for brunch", 11, 30)]
    public async Task Booking_InTheLateMorning_CallsTheRestaurant(string request, int hour, int minute)
    {
        var session = new TestSession();
        await session.SayAsync(request);
        session.Calls.Started.ShouldHaveSingleItem().Time.ShouldBe(new LocalTime(hour, minute));
    }

    [Fact]
    public async Task Search_PriceLevel_IsKeptUntilTheGuestAsksForACheaperOne()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("find me a fancy Italian restaurant in Konstanz")).Text.ShouldStartWith(
            "I found no Italian restaurant in Konstanz at that price.");
        (await session.SayAsync("something cheap then")).Text.ShouldStartWith("Pizzeria Bruno");
        session.Calls.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task BeforeCall_CorrectionAndCancellation_MakeNoCall()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        await session.SayAsync("I need a table at Luigi's for 4 on Friday");
        (await session.SayAsync("make it 5 people")).Text.ShouldBe("At what time?");
        (await session.SayAsync("actually, cancel that")).Text.ShouldBe("All right, nothing is booked and no call will be made.");
        session.Calls.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("the second one for 4 on Friday at 7", "Pizzeria Bruno")]
    [InlineData("Bruno for 4 on Friday at 7pm", "Pizzeria Bruno")]
    [InlineData("for 4 on Friday at 7pm", "Trattoria da Anna")]
    [InlineData("book the Golden Dragon for 4 on Friday at 7pm", "Golden Dragon")]
    public async Task SearchResult_IsChosenByNameOrPosition(string choice, string restaurant)
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        await session.SayAsync("find me a good Italian place in Konstanz");
        await session.SayAsync(choice);
        session.Calls.Started.ShouldHaveSingleItem().RestaurantName.ShouldBe(restaurant);
    }

    [Fact]
    public async Task Search_WithBookingDetails_YesBooksWithThoseDetails()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("find me an Italian place in Konstanz for 4 on Friday at 7pm")).Text.ShouldEndWith("Shall I book at Trattoria da Anna?");
        await session.SayAsync("yes");
        var details = session.Calls.Started.ShouldHaveSingleItem();
        (details.RestaurantName, details.PartySize, details.Date).ShouldBe(("Trattoria da Anna", 4, new LocalDate(2026, 11, 27)));
    }

    [Fact]
    public async Task Search_WithoutResult_SaysThatNothingWasFound()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("find me a Thai place in Konstanz")).Text.ShouldStartWith("I found no Thai restaurant in Konstanz.");
    }

    [Fact]
    public async Task NewSession_KnowsTheBookingsOfEarlierSessions()
    {
        var session = new TestSession();
        session.Bookings.Add(CreateBooking("x1", "Luigi's", 25, 20, "LG11"));
        (await session.SayAsync("what have I booked?", "new")).Text.ShouldBe(
            "You have one booking: Luigi's, 2 people, Wednesday 25 November at 8:00 PM, for Ada Lovelace, confirmation number LG11.");
        session.Calls.Started.ShouldBeEmpty();
        (await session.SayAsync("cancel my table at Luigi's", "another")).Result!.Outcome.ShouldBe(CallOutcome.Cancelled);
        session.Calls.Started.ShouldHaveSingleItem().Existing!.BookingId.ShouldBe("x1");
    }

    [Fact]
    public async Task Booking_OfEarlierSession_IsChanged()
    {
        var session = new TestSession();
        session.Bookings.Add(CreateBooking("x1", "Luigi's", 25, 20, "LG11"));
        await session.SayAsync("move my table at Luigi's to 9pm");
        var change = session.Calls.Started.ShouldHaveSingleItem();
        (change.Purpose, change.Time, change.Date, change.PartySize, change.Existing!.Time).ShouldBe(
            (CallPurpose.Change, new LocalTime(21, 0), new LocalDate(2026, 11, 25), 2, new LocalTime(20, 0)));
    }

    [Theory]
    [InlineData("the second one", "x2")]
    [InlineData("the one on Friday", "x2")]
    [InlineData("the first", "x1")]
    public async Task SeveralMatchingBookings_GuestIsAskedWhichOne(string choice, string chosen)
    {
        var session = new TestSession();
        session.Bookings.Add(CreateBooking("x1", "Luigi's", 25, 20, "LG11"));
        session.Bookings.Add(CreateBooking("x2", "Luigi's", 27, 19, "LG22"));
        session.Bookings.Add(CreateBooking("x3", "Golden Dragon", 28, 19, "GD33"));
        var question = await session.SayAsync("cancel my table at Luigi's");
        question.Text.ShouldContain("1. Luigi's, 2 people, Wednesday 25 November");
        question.Text.ShouldEndWith("Which one shall I cancel?");
        session.Calls.Started.ShouldBeEmpty();
        await session.SayAsync(choice);
        session.Calls.Started.ShouldHaveSingleItem().Existing!.BookingId.ShouldBe(chosen);
    }

    [Fact]
    public async Task DeclinedChange_ThenCancel_AsksBeforeCancellingTheBooking()
    {
        var session = new TestSession();
        await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.Declined);
        await session.SayAsync("make it 5 people");
        session.Calls.Answer = FakeReservationCalls.Confirm;
        (await session.SayAsync("actually, cancel that")).Text.ShouldEndWith("Shall I call them to cancel the table itself?");
        session.Calls.Started.Count.ShouldBe(2);
        (await session.SayAsync("yes")).Result!.Outcome.ShouldBe(CallOutcome.Cancelled);
    }

    [Fact]
    public async Task OfferForAChange_Accepted_IsRequestedAsAChange()
    {
        var session = new TestSession();
        await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.AlternativeOffered) with { Time = new LocalTime(20, 30), PartySize = 5 };
        await session.SayAsync("make it 5 people");
        session.Calls.Answer = FakeReservationCalls.Confirm;
        await session.SayAsync("book it");
        var accepted = session.Calls.Started[2];
        (accepted.Purpose, accepted.PartySize, accepted.Time, accepted.Existing!.Time).ShouldBe(
            (CallPurpose.Change, 5, new LocalTime(20, 30), new LocalTime(19, 0)));
    }

    [Fact]
    public async Task GuestName_IsTakenFromAnEarlierBooking()
    {
        var session = new TestSession(settings: new ConciergeSettings { Restaurants = new() { DemoName = "Luigi's", DemoPhone = "+14155550123" } });
        session.Bookings.Add(CreateBooking("x1", "Luigi's", 25, 20, "LG11", "Grace Hopper"));
        await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        session.Calls.Started.ShouldHaveSingleItem().CustomerName.ShouldBe("Grace Hopper");
    }

    [Fact]
    public async Task UnreadableBookings_AreReportedWithoutCall()
    {
        var session = new TestSession { Bookings = { Fault = new ConciergeError("storage.unavailable", "The book of bookings cannot be read.") } };
        (await session.SayAsync("cancel my table at Luigi's")).Error!.Code.ShouldBe("storage.unavailable");
        session.Calls.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task PastBooking_Cancel_IsRefusedWithoutCall()
    {
        var session = new TestSession();
        session.Bookings.Add(CreateBooking("x1", "Luigi's", 21, 20, "LG11"));
        (await session.SayAsync("cancel my table at Luigi's")).Error!.Code.ShouldBe("reservation.past");
        session.Calls.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("thanks")]
    [InlineData("hello?")]
    [InlineData("purple elephants")]
    [InlineData("no")]
    public async Task SmallTalk_AfterBooking_MakesNoCall(string words)
    {
        var session = new TestSession();
        await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await session.SayAsync(words);
        session.Calls.Started.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("one more person is coming", 5, 27, 19, 0)]
    [InlineData("can we come half an hour later", 4, 27, 19, 30)]
    [InlineData("same time but a day later please", 4, 28, 19, 0)]
    public async Task RelativeChange_IsAppliedToTheBooking(string words, int party, int day, int hour, int minute)
    {
        var session = new TestSession();
        await session.SayAsync("Book a table at Luigi's for 4 on Friday at 7pm");
        await session.SayAsync(words);
        var change = session.Calls.Started[1];
        (change.Purpose, change.PartySize, change.Date, change.Time).ShouldBe(
            (CallPurpose.Change, party, new LocalDate(2026, 11, day), new LocalTime(hour, minute)));
    }

    [Fact]
    public async Task RelativeChange_BeforeCall_IsAppliedToTheRequest()
    {
        var session = new TestSession();
        await session.SayAsync("I need a table at Luigi's for 4 on Friday");
        await session.SayAsync("one more person is coming");
        await session.SayAsync("at 7pm");
        session.Calls.Started.ShouldHaveSingleItem().PartySize.ShouldBe(5);
    }

    [Theory]
    [InlineData(CallOutcome.Declined)]
    [InlineData(CallOutcome.NoAnswer)]
    [InlineData(CallOutcome.Busy)]
    [InlineData(CallOutcome.Voicemail)]
    public async Task FirstRestaurant_WithoutTable_NextRestaurantIsCalled(CallOutcome first)
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        session.Calls.Answer = details => details.RestaurantName == "Luigi's" ? FakeReservationCalls.Result(first) : FakeReservationCalls.Confirm(details);
        var answer = await session.SayAsync("Luigi's, or if they're full the Golden Dragon, for 4 on Friday at 8");
        session.Calls.Started.Select(details => details.RestaurantName).ShouldBe(["Luigi's", "Golden Dragon"]);
        session.Calls.Started[1].PartySize.ShouldBe(4);
        answer.Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        answer.Text.ShouldContain("Luigi's");
        answer.Text.ShouldContain("Booked: Golden Dragon, 4 people");
        session.Bookings.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task FirstRestaurant_Closed_NextRestaurantIsCalledAndTheGuestIsTold()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        session.Calls.Refuses = details => details.RestaurantName == "Luigi's" ? CallErrors.RestaurantClosed("Luigi's", "tomorrow at 12:00", canWait: true) : null;
        var answer = await session.SayAsync("Luigi's, or if they're full the Golden Dragon, for 4 on Friday at 8");
        session.Calls.Started.ShouldHaveSingleItem().RestaurantName.ShouldBe("Golden Dragon");
        answer.Text.ShouldStartWith(CallErrors.RestaurantClosed("Luigi's", "tomorrow at 12:00", canWait: true).Message);
        answer.Text.ShouldContain("Booked: Golden Dragon, 4 people");
        answer.Error.ShouldBeNull();
    }

    [Theory]
    [InlineData(CallOutcome.Confirmed)]
    [InlineData(CallOutcome.AlternativeOffered)]
    [InlineData(CallOutcome.Unclear)]
    [InlineData(CallOutcome.NeedsCustomer)]
    public async Task FirstRestaurant_WithPossibleTable_NextRestaurantIsNotCalled(CallOutcome first)
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual) { Calls = { Answer = _ => FakeReservationCalls.Result(first) } };
        await session.SayAsync("Luigi's, or if they're full the Golden Dragon, for 4 on Friday at 8");
        session.Calls.Started.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task FirstRestaurant_VoicemailWithMessage_NextRestaurantIsNotCalled()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual)
        {
            Calls = { Answer = _ => FakeReservationCalls.Result(CallOutcome.Voicemail) with { MessageLeft = true } },
        };
        await session.SayAsync("Luigi's, or if they're full the Golden Dragon, for 4 on Friday at 8");
        session.Calls.Started.ShouldHaveSingleItem();
    }
}
