using Concierge.Agents.Loop;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using static Concierge.Tests.Agents.ScriptedChatClient;

namespace Concierge.Tests.Agents;

public class TranscriptCheckerTests
{
    private static readonly string[] BookedCall =
    [
        "R: luigi's good evening how can i help you",
        "A: Hello, this is an automated assistant. I'd like to book a table for four people on Monday, November twenty third, at seven o'clock.",
        "R: okay so that's a table for four on monday at seven o'clock under smith is that right",
        "A: Yes, that's right.",
        "R: great you're all set your confirmation code is b k four seven two",
        "A: Thank you. Goodbye.",
    ];

    [Fact]
    public async Task Doubts_TranscriptAgreesWithResult_AreEmpty()
    {
        var session = CreateSession(BookedCall, FakeReservationCalls.Confirm);
        var answer = await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Text.ShouldBe("Booked: Luigi's, 4 people, Monday 23 November at 7:00 PM. Confirmation number BK472.");
        session.Updates.OfType<TranscriptChecked>().ShouldHaveSingleItem().Doubts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "R: great so friday at eight o'clock for six people you're all set",
        "they mentioned Friday 27 November",
        "they mentioned 8:00 PM",
        "they mentioned 6 people")]
    [InlineData("R: you're all set your confirmation code is x y nine nine one", "the number sounds like XY991")]
    public async Task Doubts_OtherValueInTranscript_NameTheTurn(string last, params string[] doubts)
    {
        var session = CreateSession([.. BookedCall[..4], last], FakeReservationCalls.Confirm);
        var answer = await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        foreach (var doubt in doubts)
        {
            answer.Text.ShouldContain($"But in turn 5 {doubt}");
        }
    }

    [Fact]
    public async Task Doubts_UnclearCall_NeverBecomeABooking()
    {
        var session = CreateSession(BookedCall, _ => FakeReservationCalls.Result(CallOutcome.Unclear));
        var answer = await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Result!.Outcome.ShouldBe(CallOutcome.Unclear);
        answer.Text.ShouldStartWith("I spoke with Luigi's, but nothing in the conversation shows whether the table is booked.");
        answer.Text.ShouldEndWith("But in turn 5 it sounds as if they booked it: please check with them.");
        session.Bookings.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("R: sorry we are fully booked on monday")]
    [InlineData("R: i can put you down for half past eight would you like that")]
    public async Task Doubts_DeclinedCall_AreEmpty(string last)
    {
        var session = CreateSession([.. BookedCall[..2], last, "A: No, thank you. Goodbye."], _ => FakeReservationCalls.Result(CallOutcome.Declined));
        (await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm")).Text.ShouldBe(
            "Luigi's has no table for 4 people on Monday 23 November at 7:00 PM. Nothing is booked.");
    }

    [Fact]
    public async Task Doubts_ClaimWithoutWords_AreIgnored()
    {
        var model = CreateModel(Tool(
            "t",
            "report_agreement",
            ("outcome", "not_done"),
            ("outcome_turn", 4),
            ("time", "21:00"),
            ("time_turn", 3),
            ("date", "2026-11-30"),
            ("date_turn", 99),
            ("party_size", 9),
            ("party_size_turn", 1),
            ("confirmation_number", "ZZ1"),
            ("confirmation_turn", 5)));
        var answer = await CreateSession(BookedCall, FakeReservationCalls.Confirm, model).SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Text.ShouldBe("Booked: Luigi's, 4 people, Monday 23 November at 7:00 PM. Confirmation number BK472.");
    }

    [Fact]
    public async Task Doubts_NoAgreementFound_NameTheRestaurantsTurn()
    {
        var model = CreateModel(Tool("t", "report_agreement", ("outcome", "not_done"), ("outcome_turn", 5)));
        var answer = await CreateSession(BookedCall, FakeReservationCalls.Confirm, model).SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Text.ShouldContain("But a second reading of the conversation found no agreement: please check turn 5");
        answer.Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        model.Options[^1]!.Tools!.ShouldHaveSingleItem().Name.ShouldBe("report_agreement");
        model.ReceivedMessages[^1][^1].Text.ShouldContain("5 restaurant: great you're all set");
    }

    [Fact]
    public async Task Doubts_CheckFails_KeepTheResult()
    {
        var model = new ScriptedChatClient(
            _ => Call(Tool("h", "transfer_to_reservation_agent")),
            _ => Call(Tool("c", "initiate_reservation_call", ("restaurant_name", "Luigi's"), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4))),
            _ => throw new ConciergeException(new ConciergeError("openai.rate_limited", "Too often.")));
        var session = CreateSession(BookedCall, FakeReservationCalls.Confirm, model);
        var answer = await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        answer.Text.ShouldBe("Booked: Luigi's, 4 people, Monday 23 November at 7:00 PM. Confirmation number BK472.");
        answer.Error.ShouldBeNull();
        session.Updates.OfType<TranscriptChecked>().ShouldBeEmpty();
    }

    private static ScriptedChatClient CreateModel(Microsoft.Extensions.AI.FunctionCallContent report) => new(
        _ => Call(Tool("h", "transfer_to_reservation_agent")),
        _ => Call(Tool("c", "initiate_reservation_call", ("restaurant_name", "Luigi's"), ("date", "2026-11-23"), ("time", "19:00"), ("party_size", 4))),
        _ => Call(report));

    private static TestSession CreateSession(string[] lines, Func<ReservationDetails, VoiceCallResult> outcome, ScriptedChatClient? model = null)
    {
        var transcript = lines.Select((line, index) => new TranscriptTurn(
            index + 1, line[0] == 'R' ? Speaker.Restaurant : Speaker.Agent, line[3..], TimeSpan.FromSeconds(index))).ToList();
        return new TestSession(model) { Calls = { Answer = details => outcome(details) with { Transcript = transcript } } };
    }
}
