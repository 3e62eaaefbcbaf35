using Concierge.Agents.Loop;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Reservations;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Tests.Agents;

/// <summary>What guests say besides "book a table": dismissals, questions, small talk, references.</summary>
public sealed class TalkTests
{
    private const string Request = "Book a table at Luigi's for 4 tomorrow at 7pm";

    [Theory]
    [InlineData("never mind")]
    [InlineData("Never mind.")]
    [InlineData("forget it")]
    [InlineData("nothing")]
    [InlineData("oh, forget about it")]
    [InlineData("no, nothing thanks")]
    [InlineData("drop it")]
    [InlineData("don't bother")]
    [InlineData("it doesn't matter")]
    [InlineData("I've changed my mind")]
    public async Task Dismissal_EndsTheQuestion(string words)
    {
        var session = new TestSession();
        (await session.SayAsync("Book a table for 4")).Text.ShouldContain("?");

        (await session.SayAsync(words)).Text.ShouldBe("All right, nothing is booked and no call will be made.");

        (await session.SayAsync("Luigi's tomorrow at 7pm")).Text.ShouldContain("For how many people?", Case.Insensitive);
        session.Calls.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("never mind")]
    [InlineData("forget it")]
    public async Task Dismissal_AfterAnUnknownRestaurant_IsNotARestaurant(string words)
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("Book a table at Xanadu for 4 tomorrow at 7pm")).Error!.Code.ShouldBe("restaurant.not_found");

        var answer = await session.SayAsync(words);

        answer.Error.ShouldBeNull();
        answer.Text.ShouldBe("All right, nothing is booked and no call will be made.");
    }

    [Fact]
    public async Task Name_AfterTheQuestionWhichRestaurant_AnswersTheQuestionBefore()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("are they open on Sunday")).Text.ShouldBe("Which restaurant do you mean?");

        (await session.SayAsync("Golden Dragon")).Text.ShouldContain("opening hours");
    }

    [Theory]
    [InlineData("Blue Tokyo")]
    [InlineData("Chez Tokyo")]
    [InlineData("Golden Paris")]
    public async Task Town_AtTheEndOfAName_BelongsToTheNameThatTheDirectoryKnows(string name)
    {
        var session = new TestSession(directory: new FakeRestaurantDirectory(
            [.. new[] { "Blue Lagoon", "Chez Rome", "Golden Dragon", name }.Select(known => FakeRestaurantDirectory.Luigis with { Name = known })]));

        await session.SayAsync($"Book {name} for 4 tomorrow at 7pm");

        session.Calls.Started.Single().RestaurantName.ShouldBe(name);
    }

    [Fact]
    public async Task Town_AfterAName_ChoosesTheRestaurantThere()
    {
        var session = new TestSession(directory: new FakeRestaurantDirectory(
            FakeRestaurantDirectory.Dragon with { City = "Paris" }, FakeRestaurantDirectory.Dragon with { City = "London", PhoneNumber = FakeRestaurantDirectory.Anna.PhoneNumber }));

        await session.SayAsync("Book Golden Dragon London for 4 tomorrow at 7pm");

        session.Calls.Started.Single().PhoneNumber.ShouldBe(FakeRestaurantDirectory.Anna.PhoneNumber.E164);
    }

    [Fact]
    public async Task UnknownRestaurant_IsReplacedByTheNextPlainName()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("Book a table at Xanadu for 4 tomorrow at 7pm")).Error!.Code.ShouldBe("restaurant.not_found");

        await session.SayAsync("Golden Dragon");

        session.Calls.Started.Single().RestaurantName.ShouldBe("Golden Dragon");
        session.Calls.Started.Single().PartySize.ShouldBe(4);
    }

    [Theory]
    [InlineData("undo that")]
    [InlineData("take it back")]
    public async Task Undo_AfterABooking_SaysWhatItTakes(string words)
    {
        var session = new TestSession();
        await session.SayAsync(Request);

        (await session.SayAsync(words)).Text.ShouldContain("say \"cancel it\"");

        session.Calls.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_ForARelativesFavourite_IsARequest()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);

        (await session.SayAsync("Call my mum's favourite restaurant, Golden Dragon, for 2 tomorrow at 7pm")).Text.ShouldNotContain("I can only book");
    }

    [Fact]
    public async Task Search_ForAnotherKitchenAfterNothingWasFound_ForgetsThePrice()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);
        (await session.SayAsync("cheap ethiopian near me")).Text.ShouldContain("at that price");

        (await session.SayAsync("something korean")).Text.ShouldNotContain("at that price");
    }

    [Theory]
    [InlineData("who are you", "I am Concierge")]
    [InlineData("are you a robot?", "I am Concierge")]
    [InlineData("am I talking to a machine?", "I am Concierge")]
    [InlineData("what does it cost", "I cost nothing")]
    [InlineData("how much does a call cost?", "I cost nothing")]
    [InlineData("is it free?", "I cost nothing")]
    [InlineData("how are you?", "I am fine")]
    [InlineData("thanks", "You are welcome.")]
    [InlineData("great, thank you very much!", "You are welcome.")]
    [InlineData("tell them we'll be ten minutes late", "I cannot pass on that you will be late")]
    [InlineData("we are running late", "I cannot pass on that you will be late")]
    [InlineData("call my mum", "I can only book restaurant tables by telephone.")]
    [InlineData("Could you please phone my dentist and say I'm ill?", "I can only book restaurant tables by telephone.")]
    [InlineData("ok then just call me a taxi", "I can only book restaurant tables by telephone.")]
    [InlineData("ring our babysitter tonight", "I can only book restaurant tables by telephone.")]
    [InlineData("undo", "Nothing is booked here")]
    [InlineData("oops, undo that please", "Nothing is booked here")]
    public async Task SmallTalk_IsAnsweredShortly(string words, string answer)
    {
        var session = new TestSession();

        var said = await session.SayAsync(words);

        said.Text.ShouldStartWith(answer);
        said.Error.ShouldBeNull();
        session.Calls.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task SmallTalk_InARequest_KeepsTheRequest()
    {
        var session = new TestSession();
        await session.SayAsync("Book a table at Luigi's for 4 tomorrow");

        (await session.SayAsync("what does it cost?")).Text.ShouldStartWith("I cost nothing");
        await session.SayAsync("at 7pm");

        session.Calls.Started.Single().PartySize.ShouldBe(4);
    }

    [Theory]
    [InlineData("Book a late table at Luigi's for 4 tomorrow at 10pm")]
    [InlineData("Book Luigi's for 4 tomorrow at 7pm, and never mind the view")]
    public async Task Request_WithTheSameWords_IsARequest(string request)
    {
        var session = new TestSession();

        await session.SayAsync(request);

        session.Calls.Started.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("what's the confirmation number again", "The confirmation number is BK472 (")]
    [InlineData("which booking code did they give?", "The confirmation number is BK472 (")]
    [InlineData("what time was it", "Your table is at Luigi's on Monday 23 November at 7:00 PM, for 4 people.")]
    [InlineData("when is it?", "Your table is at Luigi's on Monday 23 November at 7:00 PM, for 4 people.")]
    [InlineData("under which name", "It is booked under the name Ada Lovelace (")]
    [InlineData("under what name is it?", "It is booked under the name Ada Lovelace (")]
    [InlineData("for how many people was that?", "It is booked for 4 people (")]
    [InlineData("where was it", "Your table is at Luigi's on")]
    public async Task AfterABooking_QuestionsAreAnsweredFromIt(string question, string answer)
    {
        var session = new TestSession();
        (await session.SayAsync(Request)).Result!.Outcome.ShouldBe(CallOutcome.Confirmed);

        var said = await session.SayAsync(question);

        said.Text.ShouldStartWith(answer);
        said.Error.ShouldBeNull();
        session.Calls.Started.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("is Golden Dragon open on Saturday", "On Saturday 28 November, Golden Dragon is open from 12:00 PM to 10:00 PM.")]
    [InlineData("is Golden Dragon open on Monday?", "On Monday 23 November, Golden Dragon is closed.")]
    [InlineData("is Golden Dragon open on Saturday at 11pm?", "On Saturday 28 November at 11:00 PM, Golden Dragon is closed.")]
    [InlineData("when does Golden Dragon open", "On Sunday 22 November, Golden Dragon is open from 12:00 PM to 10:00 PM.")]
    [InlineData("Golden Dragon opening hours?", "On Sunday 22 November, Golden Dragon is open from 12:00 PM to 10:00 PM.")]
    [InlineData("is Golden Dragon open?", "Golden Dragon is open now.")]
    [InlineData("is Luigi's open on Sunday", "I do not know the opening hours of Luigi's.")]
    public async Task OpeningHours_AreAnsweredFromTheDirectory(string question, string answer)
    {
        var session = new TestSession(directory: Directory());

        (await session.SayAsync(question)).Text.ShouldBe(answer);

        session.Calls.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("who can you call")]
    [InlineData("which restaurants do you know?")]
    [InlineData("what restaurants can I book?")]
    public async Task Callable_NamesTheRestaurants(string question) =>
        (await new TestSession(directory: Directory()).SayAsync(question)).Text.ShouldBe("I can call Luigi's and Golden Dragon.");

    [Fact]
    public async Task Cancellation_InWords_IsAskedOnce()
    {
        var session = await BookedAsync();

        var asked = await session.AskFirstAsync("cancel my table at Luigi's");

        asked.Text.ShouldBe(
            "To cancel: Luigi's, 4 people, Monday 23 November at 7:00 PM, for Ada Lovelace, confirmation number BK472. Shall I call them to cancel it?");
        session.Calls.Started.Count.ShouldBe(1);
        (await session.AskFirstAsync("yes")).Result!.Outcome.ShouldBe(CallOutcome.Cancelled);
        session.Calls.Started.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("never mind")]
    public async Task Cancellation_NotConfirmed_CallsNobodyAndIsAskedAgain(string words)
    {
        var session = await BookedAsync();
        await session.AskFirstAsync("cancel my table at Luigi's");

        (await session.AskFirstAsync(words)).Text.ShouldContain("no call will be made");
        (await session.AskFirstAsync("cancel my table at Luigi's")).Text.ShouldStartWith("To cancel:");

        session.Calls.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SecondBooking_AtTheSameTime_Warns()
    {
        var session = new TestSession(directory: Directory());
        await session.SayAsync(Request);

        await session.SayAsync("Book a table at the Golden Dragon for 2 tomorrow at 8pm", "another");

        session.Updates.OfType<ReservationUnderstood>().Single().OtherBooking.ShouldBe(
            "You already have Luigi's, 4 people, Monday 23 November at 7:00 PM, for Ada Lovelace, confirmation number BK472.");
    }

    [Theory]
    [InlineData("Book a table at the Golden Dragon for 2 tomorrow at 10pm")]
    [InlineData("Book a table at the Golden Dragon for 2 on Tuesday at 7pm")]
    [InlineData("Book a table at the Golden Dragon for 2 tomorrow at 7pm under the name Grace")]
    public async Task SecondBooking_AtAnotherTimeOrOfAnotherGuest_DoesNotWarn(string request)
    {
        var session = new TestSession(directory: Directory());
        await session.SayAsync(Request);

        await session.SayAsync(request, "another");

        session.Updates.OfType<ReservationUnderstood>().Single().OtherBooking.ShouldBeNull();
    }

    [Fact]
    public async Task SaturdayOne_MovesTheListedBooking()
    {
        var session = new TestSession(book: ListedBook());
        await session.SayAsync("what have I booked?");

        await session.SayAsync("move the Saturday one to 9pm");

        var change = session.Calls.Started.Single();
        (change.Purpose, change.Existing!.BookingId, change.Time).ShouldBe((CallPurpose.Change, "sat", new LocalTime(21, 0)));
    }

    [Theory]
    [InlineData("cancel the first one", "fri")]
    [InlineData("cancel the second one", "sat")]
    [InlineData("cancel the Saturday one", "sat")]
    [InlineData("cancel the one on Saturday", "sat")]
    public async Task ListedBooking_IsCancelledByItsPlaceInTheList(string words, string id)
    {
        var session = new TestSession(book: ListedBook());
        await session.SayAsync("what have I booked?");

        await session.SayAsync(words);

        session.Calls.Started.Single().Existing!.BookingId.ShouldBe(id);
    }

    [Fact]
    public async Task FirstOne_AfterAList_AsksWhatToDo()
    {
        var session = new TestSession(book: ListedBook());
        await session.SayAsync("what have I booked?");

        (await session.SayAsync("the first one")).Text.ShouldStartWith("What shall I do with it?");
    }

    [Theory]
    [InlineData("same again next week", 30, 19)]
    [InlineData("the same again on Thursday", 26, 19)]
    [InlineData("same again next week at 8pm", 30, 20)]
    public async Task SameAgain_BooksTheSameTable(string words, int day, int hour)
    {
        var session = await BookedAsync();

        await session.SayAsync(words);

        var again = session.Calls.Started[^1];
        session.Calls.Started.Count.ShouldBe(2);
        (again.Purpose, again.RestaurantName, again.PartySize).ShouldBe((CallPurpose.Book, "Luigi's", 4));
        (again.Date, again.Time).ShouldBe((new LocalDate(2026, 11, day), new LocalTime(hour, 0)));
    }

    private static async Task<TestSession> BookedAsync()
    {
        var session = new TestSession();
        (await session.SayAsync(Request)).Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        return session;
    }

    private static FakeBookingReader ListedBook()
    {
        var book = new FakeBookingReader();
        book.Add(CreateBooking("fri", 27));
        book.Add(CreateBooking("sat", 28));
        return book;
    }

    private static Booking CreateBooking(string id, int day) => new()
    {
        Id = id,
        RestaurantName = "Luigi's",
        PhoneNumber = "+14155550123",
        Date = new LocalDate(2026, 11, day),
        Time = new LocalTime(19, 0),
        PartySize = 2,
        CustomerName = "Ada Lovelace",
        ConfirmationNumber = $"BK{day}0",
        CallId = "earlier",
        BookedAt = DateTimeOffset.UnixEpoch,
    };

    private static FakeRestaurantDirectory Directory()
    {
        PhoneNumber.TryParse("+14155550123", out var luigis).ShouldBeTrue();
        PhoneNumber.TryParse("+14155550142", out var dragon).ShouldBeTrue();
        return new FakeRestaurantDirectory(
            new Restaurant("Luigi's", luigis), new Restaurant("Golden Dragon", dragon) { OpeningHours = "Tu-Su 12:00-22:00", TimeZone = "UTC" });
    }
}
