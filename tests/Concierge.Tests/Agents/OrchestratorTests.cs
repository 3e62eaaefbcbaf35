using Concierge.Agents.Loop;
using Concierge.Contracts;
using Concierge.Options;
using NodaTime;

namespace Concierge.Tests.Agents;

public class OrchestratorTests
{
    private readonly TestSession _session = new();

    [Fact]
    public async Task CompleteRequest_BecomesABooking()
    {
        var answer = await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");

        answer.Text.ShouldBe("Booked: Luigi's, 4 people, Monday 23 November at 7:00 PM. Confirmation number BK472.");
        answer.Result!.ConfirmationNumber.ShouldBe("BK472");
        answer.Error.ShouldBeNull();
        _session.Updates.Select(update => update.GetType().Name).ShouldBe(
            [nameof(AgentHandedOff), nameof(RestaurantFound), nameof(ReservationUnderstood), nameof(CallStarted), nameof(AgentAnswer)]);
        var details = _session.Calls.Started.ShouldHaveSingleItem();
        details.PhoneNumber.ShouldBe("+14155550123");
        details.CustomerName.ShouldBe("Ada Lovelace");
    }

    [Fact]
    public async Task IncompleteRequest_AsksOnlyForMissingFieldsAndMergesTheAnswers()
    {
        (await _session.SayAsync("I need a table at Luigi's")).Text.ShouldBe("For how many people, which day and at what time?");
        (await _session.SayAsync("4 people")).Text.ShouldBe("Which day and at what time?");
        (await _session.SayAsync("tomorrow")).Text.ShouldBe("At what time?");
        _session.Calls.Started.ShouldBeEmpty();
        (await _session.SayAsync("7")).Text.ShouldStartWith("Booked: Luigi's, 4 people, Monday 23 November at 7:00 PM.");
    }

    [Fact]
    public async Task Name_IsAskedOnlyWhenUnknown()
    {
        var session = new TestSession(settings: new ConciergeSettings { Restaurants = new() { DemoName = "Luigi's", DemoPhone = "+14155550123" } });
        (await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm")).Text.ShouldBe("Under which name?");
        (await session.SayAsync("John Smith")).Result.ShouldNotBeNull();
        session.Calls.Started.ShouldHaveSingleItem().CustomerName.ShouldBe("John Smith");
    }

    [Theory]
    [InlineData("make it 5 people", 5, 23, 19, 0)]
    [InlineData("what about 8pm instead", 4, 23, 20, 0)]
    [InlineData("same place on Friday", 4, 27, 19, 0)]
    public async Task FollowUp_AfterDeclinedCall_IsMergedWithTheEarlierRequest(string followUp, int party, int day, int hour, int minute)
    {
        _session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.Declined);
        (await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm")).Text.ShouldBe(
            "Luigi's has no table for 4 people on Monday 23 November at 7:00 PM. Nothing is booked.");
        _session.Calls.Answer = FakeReservationCalls.Confirm;
        (await _session.SayAsync(followUp)).Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        var details = _session.Calls.Started[1];
        (details.PartySize, details.Date, details.Time).ShouldBe((party, new LocalDate(2026, 11, day), new LocalTime(hour, minute)));
    }

    [Fact]
    public async Task Change_AfterBooking_NamesTheExistingBooking()
    {
        await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await _session.SayAsync("make it 5 people");
        var change = _session.Calls.Started[1];
        (change.PartySize, change.Purpose, change.Existing!.ConfirmationNumber, change.Existing.PartySize).ShouldBe((5, CallPurpose.Change, "BK472", 4));
        change.SpecialRequests.ShouldBeNull();
    }

    [Theory]
    [InlineData("book it")]
    [InlineData("yes, 7:30 is fine")]
    [InlineData("ok")]
    [InlineData("7:30 then please")]
    public async Task Alternative_IsAcceptedOnlyWhenTheGuestAgrees(string agreement)
    {
        _session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.AlternativeOffered) with { Time = new LocalTime(19, 30) };
        var offer = await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        offer.Text.ShouldBe(
            "Luigi's has no table as asked, but offers one for 4 people on Monday 23 November at 7:30 PM. Nothing is booked yet: say \"book it\" to take it.");
        _session.Calls.Started.Count.ShouldBe(1);
        _session.Calls.Answer = FakeReservationCalls.Confirm;
        (await _session.SayAsync(agreement)).Text.ShouldStartWith("Booked: Luigi's, 4 people, Monday 23 November at 7:30 PM.");
    }

    [Theory]
    [InlineData("book it")]
    [InlineData("take it")]
    [InlineData("yes")]
    public async Task OfferOfAnotherDayAndSmallerTable_IsAcceptedAsOffered(string agreement)
    {
        _session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.AlternativeOffered) with { Date = new LocalDate(2026, 11, 25), PartySize = 3 };
        var offer = await _session.SayAsync("Book a table at Luigi's for 5 or 6 tomorrow or Saturday between 7 and 8");
        offer.Text.ShouldBe("Luigi's has no table as asked, but offers one for 3 people on Wednesday 25 November at 7:00 PM. Nothing is booked yet: say \"book it\" to take it.");
        _session.Calls.Answer = FakeReservationCalls.Confirm;
        (await _session.SayAsync(agreement)).Text.ShouldStartWith("Booked: Luigi's, 3 people, Wednesday 25 November at 7:00 PM.");
        var accepted = _session.Calls.Started[1];
        accepted.OtherDates.ShouldBeEmpty();
        (accepted.SmallestParty, accepted.EarliestTime, accepted.LatestTime).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task OfferOfSmallerTable_CanBeAccepted()
    {
        _session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.AlternativeOffered) with { PartySize = 3 };
        (await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm")).Text.ShouldContain("offers one for 3 people");
        _session.Calls.Answer = FakeReservationCalls.Confirm;
        await _session.SayAsync("book it");
        _session.Calls.Started[1].PartySize.ShouldBe(3);
    }

    [Fact]
    public async Task UnknownOffer_IsNotAccepted()
    {
        _session.Calls.Answer = details => FakeReservationCalls.Result(CallOutcome.AlternativeOffered) with { Date = details.Date };
        (await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm")).Text.ShouldContain("the transcript shows what was offered");
        await _session.SayAsync("book it");
        _session.Calls.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Concessions_ReachTheCall()
    {
        await _session.SayAsync("Book a table at Luigi's for 4 or 5 tomorrow or Saturday, any time after 6, inside or outside is fine");
        var details = _session.Calls.Started.ShouldHaveSingleItem();
        (details.PartySize, details.SmallestParty, details.Seating).ShouldBe((5, 4, "inside or outside"));
        (details.Date, details.OtherDates.ShouldHaveSingleItem()).ShouldBe((new LocalDate(2026, 11, 23), new LocalDate(2026, 11, 28)));
        details.Allows(new LocalDate(2026, 11, 28), new LocalTime(20, 30), 4).ShouldBeTrue();
        details.Allows(new LocalDate(2026, 11, 27), new LocalTime(20, 30), 4).ShouldBeFalse();
    }

    [Fact]
    public async Task Concessions_InSeveralMessages_AreMerged()
    {
        await _session.SayAsync("I need a table at Luigi's for 6 on Friday");
        (await _session.SayAsync("Saturday would do too")).Text.ShouldBe("At what time?");
        await _session.SayAsync("5 people would do");
        await _session.SayAsync("the bar is fine");
        await _session.SayAsync("at 7");
        var details = _session.Calls.Started.ShouldHaveSingleItem();
        (details.PartySize, details.SmallestParty, details.Seating).ShouldBe((6, 5, "the bar is fine"));
        (details.Date, details.OtherDates.ShouldHaveSingleItem()).ShouldBe((new LocalDate(2026, 11, 27), new LocalDate(2026, 11, 28)));
    }

    [Fact]
    public async Task NewDayOrParty_ReplacesTheOldConcessions()
    {
        _session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.Declined);
        await _session.SayAsync("Book a table at Luigi's for 4 or 5 tomorrow or Saturday at 7pm");
        await _session.SayAsync("make it 3 people on Friday");
        var details = _session.Calls.Started[1];
        details.OtherDates.ShouldBeEmpty();
        (details.PartySize, details.SmallestParty, details.Date).ShouldBe((3, null, new LocalDate(2026, 11, 27)));
    }

    [Theory]
    [InlineData("Book a table at Luigi's for 4 on Friday at 7 or Saturday at 8")]
    [InlineData("Book a table at Luigi's for 6 tomorrow at 7pm, 5 would do")]
    [InlineData("Book a table at Luigi's for 4 any day at 7pm")]
    [InlineData("Book a table at Luigi's, at least 4 of us, tomorrow at 7pm")]
    public async Task AmbiguousConcession_IsAskedBeforeTheCall(string text)
    {
        (await _session.SayAsync(text)).Text.ShouldEndWith("?");
        _session.Calls.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no")]
    [InlineData("no thanks")]
    [InlineData("thanks")]
    [InlineData("hello?")]
    [InlineData("forget it")]
    [InlineData("don't book it")]
    [InlineData("purple elephants")]
    public async Task Offer_OtherReplies_DoNotAcceptIt(string words)
    {
        _session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.AlternativeOffered) with { Time = new LocalTime(19, 30) };
        await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await _session.SayAsync(words);
        _session.Calls.Started.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("twilio.not_configured", "Twilio is not configured.")]
    [InlineData("twilio.public_domain_required", "PUBLIC_DOMAIN required.")]
    [InlineData("phone.invalid", "Invalid phone number.")]
    public async Task RefusedCall_IsReported(string code, string message)
    {
        _session.Calls.Refusal = new ConciergeError(code, message, "Set it.");
        var answer = await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Error!.Code.ShouldBe(code);
        answer.Text.ShouldBe($"{message} Set it.");
        answer.Result.ShouldBeNull();
    }

    [Theory]
    [InlineData("call.timed_out", "Call timed out.")]
    [InlineData("call.failed", "Call failed.")]
    public async Task FailedCall_IsReported(string code, string message)
    {
        _session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.Failed) with { Error = new ConciergeError(code, message) };
        var answer = await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Error!.Code.ShouldBe(code);
        answer.Text.ShouldBe($"{message} Nothing is booked.");
        answer.Result!.Outcome.ShouldBe(CallOutcome.Failed);
    }

    [Theory]
    [InlineData(CallOutcome.NoAnswer, "Nobody answered at Luigi's.")]
    [InlineData(CallOutcome.Busy, "The line at Luigi's was busy.")]
    [InlineData(CallOutcome.Voicemail, "A machine answered at Luigi's.")]
    [InlineData(CallOutcome.Unclear, "I spoke with Luigi's, but nothing in the conversation shows whether the table is booked.")]
    [InlineData(CallOutcome.NeedsCustomer, "Luigi's needs something only you can give")]
    public async Task Outcome_HasItsSentenceAndTryAgainCallsAgain(CallOutcome outcome, string beginning)
    {
        _session.Calls.Answer = _ => FakeReservationCalls.Result(outcome);
        (await _session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm")).Text.ShouldStartWith(beginning);
        await _session.SayAsync("try again");
        _session.Calls.Started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task MissingSettings_AreNamed()
    {
        var session = new TestSession(settings: new ConciergeSettings { Guest = new() { Name = "Ada" } });
        var answer = await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Error!.Code.ShouldBe("restaurant.not_found");
        answer.Text.ShouldContain("DEMO_RESTAURANT_PHONE");
    }

    [Fact]
    public async Task PhoneNumberInTheRequest_IsCalledWhenTheDirectoryHasNoRestaurant()
    {
        var session = new TestSession(settings: new ConciergeSettings { Guest = new() { Name = "Ada" } });
        await session.SayAsync("Call Mario's at +1 415 555 0199 and book a table for 2 tomorrow at 8pm");
        session.Calls.Started.ShouldHaveSingleItem().PhoneNumber.ShouldBe("+14155550199");
    }

    [Fact]
    public async Task UnknownRestaurant_ReturnsSuggestions()
    {
        var answer = await _session.SayAsync("Book a table at Luggies for 4 tomorrow at 7pm");
        _session.Calls.Started.ShouldBeEmpty();
        answer.Text.ShouldBe("No restaurant called \"Luggies\" is known. Did you mean Luigi's?");
    }

    [Theory]
    [InlineData("Book a table at Luigi's for 20 tomorrow at 7pm", "request.party_size")]
    [InlineData("Book a table at Luigi's for 13 people", "request.party_size")]
    [InlineData("Book a table at Luigi's for 4 today at 2pm", "request.past_time")]
    [InlineData("Book a table at Luigi's for 4 on 2026-11-20 at 7pm", "request.past_time")]
    [InlineData("What's the weather tomorrow?", "request.off_topic")]
    [InlineData("Write me a poem", "request.off_topic")]
    public async Task InvalidRequest_IsRefusedWithoutCall(string text, string code)
    {
        (await _session.SayAsync(text)).Error!.Code.ShouldBe(code);
        _session.Calls.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task RefusedPartySize_CanBeCorrected()
    {
        await _session.SayAsync("Book a table at Luigi's for 20 tomorrow at 7pm");
        (await _session.SayAsync("make it 8 people")).Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        _session.Calls.Started.ShouldHaveSingleItem().PartySize.ShouldBe(8);
    }

    [Fact]
    public async Task Sessions_AreIndependent()
    {
        await _session.SayAsync("I need a table at Luigi's for 4", "one");
        (await _session.SayAsync("tomorrow at 7pm", "two")).Text.ShouldStartWith("I did not understand that.");
        _session.Calls.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task RelativeDate_CountsFromTheDayOfTheMessage()
    {
        await _session.SayAsync("I need a table at Luigi's for 4 tomorrow");
        for (var minutes = 0; minutes < 10 * 60; minutes += 60)
        {
            _session.Clock.Advance(TimeSpan.FromMinutes(60));
            await _session.SayAsync("hello");
        }

        (await _session.SayAsync("at 7pm")).Text.ShouldContain("Monday 23 November");
    }

    [Fact]
    public async Task CancelledRequest_HangsUp()
    {
        _session.Calls.Hold = new TaskCompletionSource();
        using var cancellation = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in _session.Orchestrator.RunAsync("one", "Book a table at Luigi's for 4 tomorrow at 7pm", cancellation.Token))
            {
                if (update is CallStarted)
                {
                    await cancellation.CancelAsync();
                }
            }
        });
        _session.Calls.HungUp.ShouldBe(["call-1"]);
    }

    [Fact]
    public async Task DisposedEnumeration_HangsUp()
    {
        _session.Calls.Hold = new TaskCompletionSource();
        await foreach (var update in _session.Orchestrator.RunAsync("one", "Book a table at Luigi's for 4 tomorrow at 7pm", CancellationToken.None))
        {
            if (update is CallStarted)
            {
                break;
            }
        }

        _session.Calls.HungUp.ShouldBe(["call-1"]);
    }
}
