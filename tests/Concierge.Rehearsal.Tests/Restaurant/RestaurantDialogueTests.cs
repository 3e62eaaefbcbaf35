using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Rehearsal.Tests.Restaurant;

public sealed class RestaurantDialogueTests
{
    private readonly RestaurantDialogue _restaurant = (RestaurantDialogue)ScenarioCatalog.Load("accepts").CreateCallee("Luigi's", 7);

    [Fact]
    public void The_restaurant_asks_for_missing_details_in_order_and_books_only_after_a_yes()
    {
        _restaurant.GetGreeting()!.Speech.ShouldBe("Luigi's, good evening, how can I help you?");
        Hear("hi i'd like to book a table please").ShouldBe("For how many people?");
        Hear("four").ShouldBe("What day would you like?");
        Hear("on monday november twenty third").ShouldBe("And what time would you like?");
        Hear("seven").ShouldBe("What name should I put it under?");
        Hear("smith").ShouldBe("Okay, so that's a table for four on Monday, November twenty third at seven o'clock under smith. Is that right?");
        _restaurant.ConfirmedBooking.ShouldBeNull();
        Hear("yes that's right").ShouldStartWith("Great, you're all set. Your confirmation code is ");

        _restaurant.ConfirmedBooking.ShouldBe(new Booking(4, new SpokenDate(DayOfWeek.Monday, 11, 23), new TimeOnly(19, 0), "smith", _restaurant.ConfirmedBooking!.Code));
        _restaurant.ConfirmedBooking.Code!.ShouldMatch("^[A-Z]{2}[0-9]{3}$");
    }

    [Fact]
    public void The_restaurant_corrects_a_wrong_code_and_confirms_a_correct_one()
    {
        BookTableAtSeven();
        string code = _restaurant.ConfirmedBooking!.Code!;
        string wrongCode = code[..4] + (code[4] == '1' ? '2' : '1');

        Hear(RecognizedWords.ToRecognizedForm($"So the code is {SpokenFormatter.FormatCode(wrongCode)}. Is that right?"))
            .ShouldBe($"No, it's {SpokenFormatter.FormatCode(code)}.");
        Hear(RecognizedWords.ToRecognizedForm($"So the code is {SpokenFormatter.FormatCode(code)}. Is that right?")).ShouldStartWith("Yes, that's right.");
    }

    [Fact]
    public void The_restaurant_answers_the_question_whether_it_is_booked()
    {
        BookTableAtSeven();
        string date = _restaurant.ConfirmedBooking!.Date.ToString();

        Hear($"so that is a table for four on {date.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal)} at seven under smith is it booked")
            .ShouldStartWith($"Yes, that's right. We'll see you on {date}");
    }

    [Fact]
    public void A_correction_changes_the_booking_before_it_is_confirmed()
    {
        Hear("a table for four on monday at seven o'clock");
        Hear("smith");

        Hear("no it's a table for five people on monday at seven o'clock").ShouldContain("a table for five");
    }

    [Fact]
    public void The_restaurant_asks_a_silent_caller_once_and_then_hangs_up()
    {
        _restaurant.OnSilence(TimeSpan.FromSeconds(3)).ShouldBeNull();
        _restaurant.OnSilence(TimeSpan.FromSeconds(8))!.Speech.ShouldBe("Hello? Are you still there?");
        _restaurant.OnSilence(TimeSpan.FromSeconds(8))!.HangUpAfter.ShouldBeTrue();
    }

    [Fact]
    public void The_restaurant_hangs_up_after_the_goodbye()
    {
        BookTableAtSeven();

        _restaurant.OnUtterance("thank you very much goodbye").ShouldBe(new CalleeTurn("Thank you, goodbye.", HangUpAfter: true));
        _restaurant.OnUtterance("hello").ShouldBeNull();
    }

    [Fact]
    public void A_machine_beeps_records_silently_and_hangs_up()
    {
        ICalleeDialogue machine = ScenarioCatalog.Load("voicemail").CreateCallee("Luigi's", 1);

        machine.GetGreeting()!.BeepAfter.ShouldBeTrue();
        machine.OnUtterance("hello").ShouldBeNull();
        machine.OnSilence(TimeSpan.FromSeconds(19)).ShouldBeNull();
        machine.OnSilence(TimeSpan.FromSeconds(20))!.HangUpAfter.ShouldBeTrue();
    }

    [Fact]
    public void Scenario_hangs_up_drops_the_call_before_an_agreement()
    {
        var restaurant = (RestaurantDialogue)ScenarioCatalog.Load("hangs-up").CreateCallee("Luigi's", 1);

        restaurant.OnUtterance("a table for four on monday at seven o'clock")!.Speech.ShouldContain("one moment");
        restaurant.OnSilence(TimeSpan.FromSeconds(2))!.DropsMidway.ShouldBeTrue();
        restaurant.ConfirmedBooking.ShouldBeNull();
    }

    private void BookTableAtSeven()
    {
        Hear("a table for four on monday at seven o'clock");
        Hear("smith");
        Hear("yes");
    }

    private string Hear(string words) => _restaurant.OnUtterance(words)!.Speech;
}
