using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Rehearsal.Tests.Restaurant;

/// <summary>The dialogue of each scenario's restaurant, as text. Test names start with the name of the scenario.</summary>
public sealed class ScenarioDialogueTests
{
    private const string Request = "a table for four on monday at seven o'clock";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Holds_plays_music_ignores_the_caller_and_returns()
    {
        ICalleeDialogue restaurant = Answer("holds");

        CalleeTurn hold = restaurant.OnUtterance(Request)!;
        hold.Speech.ShouldBe("One moment please.");
        hold.MusicAfter.TotalSeconds.ShouldBeInRange(15, 20);
        restaurant.OnOverheard("a table for nine");
        restaurant.OnUtterance("hello").ShouldBeNull();
        restaurant.OnSilence(Second)!.Speech.ShouldBe("Thank you for holding. What name should I put it under?");
        restaurant.OnUtterance("smith")!.Speech.ShouldContain("a table for four");
    }

    [Fact]
    public void Interrupts_asks_twice_during_the_callers_speech_and_keeps_overheard_values()
    {
        ICalleeDialogue restaurant = Answer("interrupts");

        restaurant.InterruptionDelay.ShouldBe(Second);
        CalleeTurn first = restaurant.TryInterrupt()!;
        first.Speech.ShouldBe("Sorry, how many people is that for?");
        first.StartsImmediately.ShouldBeTrue();
        restaurant.OnOverheard("hello this is an automated assistant");
        restaurant.OnUtterance("four")!.Speech.ShouldBe("What day would you like?");
        restaurant.TryInterrupt()!.Speech.ShouldBe("Sorry, what day was that?");
        restaurant.OnOverheard("on monday");
        restaurant.InterruptionDelay.ShouldBeNull();
        restaurant.OnUtterance("at seven o'clock")!.Speech.ShouldBe("What name should I put it under?");
        restaurant.OnUtterance("smith")!.Speech.ShouldContain("a table for four on Monday at seven o'clock under smith");
    }

    [Fact]
    public void Mishears_reads_back_a_wrong_party_then_a_wrong_time_and_is_corrected()
    {
        ICalleeDialogue restaurant = Answer("mishears");
        restaurant.OnUtterance(Request);

        restaurant.OnUtterance("smith")!.Speech.ShouldContain("a table for five on Monday at seven o'clock");
        restaurant.OnUtterance("no it's " + Request)!.Speech.ShouldContain("a table for four on Monday at five o'clock");
        restaurant.OnUtterance("no it's " + Request)!.Speech.ShouldContain("a table for four on Monday at seven o'clock");
        restaurant.OnUtterance("yes that's right");

        restaurant.ConfirmedBooking!.PartySize.ShouldBe(4);
        restaurant.ConfirmedBooking.Time.ShouldBe(new TimeOnly(19, 0));
    }

    [Fact]
    public void Mishears_books_uncorrected_values()
    {
        ICalleeDialogue restaurant = Answer("mishears");
        restaurant.OnUtterance(Request);
        restaurant.OnUtterance("smith");
        restaurant.OnUtterance("yes that's right");

        restaurant.ConfirmedBooking!.PartySize.ShouldBe(5);
    }

    [Fact]
    public void Spells_code_gives_letters_and_digits_with_a_pause_without_being_interrupted()
    {
        ICalleeDialogue restaurant = Answer("spells-code");
        restaurant.OnUtterance(Request);
        restaurant.OnUtterance("smith");

        CalleeTurn booked = restaurant.OnUtterance("yes")!;
        string[] parts = booked.Speech.Split(" ... ");
        string code = restaurant.ConfirmedBooking!.Code!;
        parts[0].ShouldEndWith(SpokenFormatter.FormatCodeExplained(code[..2]));
        parts[1].ShouldBe(SpokenFormatter.FormatCode(code[2..]) + ".");
        booked.IgnoresInterruption.ShouldBeTrue();
        restaurant.OnUtterance("is there a confirmation number")!.Speech.ShouldContain(" ... ");
    }

    [Fact]
    public void No_code_says_that_it_gives_no_number()
    {
        ICalleeDialogue restaurant = Answer("no-code");
        restaurant.OnUtterance(Request);
        restaurant.OnUtterance("smith");

        restaurant.OnUtterance("yes")!.Speech.ShouldBe("Great, you're all set. We'll see you then.");
        restaurant.OnUtterance("thank you is there a confirmation number")!.Speech.ShouldBe("We don't give numbers, it's under the name smith.");
        restaurant.ConfirmedBooking!.Code.ShouldBeNull();
    }

    [Fact]
    public void Asks_phone_books_with_a_number()
    {
        ICalleeDialogue restaurant = Answer("asks-phone");
        restaurant.OnUtterance(Request);

        restaurant.OnUtterance("smith")!.Speech.ShouldBe("Can I have a phone number please?");
        restaurant.OnUtterance("the number is four one five five five five zero one four two")!.Speech.ShouldEndWith("Is that right?");
        restaurant.OnUtterance("yes");

        restaurant.ConfirmedBooking.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("asks-phone", "i'm sorry i can't give a number")]
    [InlineData("asks-card", "i'm sorry i can't give a number")]
    [InlineData("asks-card", "the number is four one one one one one one one one one one")]
    public void The_restaurant_does_not_book_without_a_required_answer(string scenario, string refusal)
    {
        ICalleeDialogue restaurant = Answer(scenario);
        restaurant.OnUtterance(Request);
        restaurant.OnUtterance("smith");

        restaurant.OnUtterance(refusal)!.Speech.ShouldStartWith("I'm sorry, we can't");
        restaurant.OnUtterance(refusal)!.HangUpAfter.ShouldBeFalse();
        restaurant.OnUtterance(refusal)!.HangUpAfter.ShouldBeTrue();

        restaurant.ConfirmedBooking.ShouldBeNull();
    }

    [Theory]
    [InlineData("one moment please i will check with the guest")]
    [InlineData("just a moment please")]
    public void The_restaurant_waits_for_a_caller_who_asks_for_a_moment(string words)
    {
        ICalleeDialogue restaurant = Answer("asks-card");
        restaurant.OnUtterance(Request);
        restaurant.OnUtterance("smith");

        restaurant.OnUtterance(words).ShouldBeNull();
        restaurant.OnSilence(TimeSpan.FromSeconds(50)).ShouldBeNull();
        restaurant.OnSilence(TimeSpan.FromSeconds(60))!.Speech.ShouldBe("Hello? Are you still there?");
        restaurant.OnUtterance("thank you i have to check with my customer goodbye")!.HangUpAfter.ShouldBeTrue();
    }

    [Fact]
    public void Drops_line_asks_whether_the_caller_is_there_and_continues()
    {
        ICalleeDialogue restaurant = Answer("drops-line");
        restaurant.OnUtterance("a table for four");

        restaurant.OnSilence(TimeSpan.FromSeconds(4)).ShouldBeNull();
        restaurant.OnSilence(TimeSpan.FromSeconds(5))!.Speech.ShouldBe("Hello? Are you still there?");
        restaurant.OnUtterance("on monday at seven o'clock")!.Speech.ShouldBe("What name should I put it under?");
    }

    [Fact]
    public void Talks_over_greets_at_once_and_again_during_the_callers_first_words()
    {
        ICalleeDialogue restaurant = Answer("talks-over");

        CalleeTurn greeting = restaurant.GetGreeting()!;
        greeting.StartsImmediately.ShouldBeTrue();
        restaurant.InterruptionDelay.ShouldBe(TimeSpan.FromSeconds(0.5));
        restaurant.TryInterrupt()!.ShouldBe(greeting with { Speech = "Hello? " + greeting.Speech });
        restaurant.InterruptionDelay.ShouldBeNull();
        restaurant.OnUtterance(Request)!.Speech.ShouldBe("What name should I put it under?");
    }

    [Fact]
    public void Silent_never_speaks_and_does_not_hang_up()
    {
        ICalleeDialogue callee = Answer("silent");

        callee.GetGreeting().ShouldBeNull();
        callee.OnUtterance("hello are you still there").ShouldBeNull();
        callee.OnSilence(TimeSpan.FromMinutes(5)).ShouldBeNull();
    }

    [Theory]
    [InlineData("yes seven thirty works thank you", "Okay, so that's a table for four on Monday at seven thirty under smith. Is that right?")]
    [InlineData("thank you i have to check with my customer goodbye", "No problem. Goodbye.")]
    [InlineData("no it has to be seven o'clock", "I'm sorry, we are fully booked at seven o'clock, but I could do seven thirty. Would that work for you?")]
    public void Changes_mind_withdraws_the_time_at_the_read_back(string answer, string reply)
    {
        ICalleeDialogue restaurant = Answer("changes-mind");
        restaurant.OnUtterance(Request);

        restaurant.OnUtterance("smith")!.Speech.ShouldBe("Okay, so that's a table for four. Oh wait, seven o'clock is gone, I only have seven thirty. Would that work for you?");
        restaurant.OnUtterance(answer)!.Speech.ShouldBe(reply);
        restaurant.ConfirmedBooking.ShouldBeNull();
    }

    private static ICalleeDialogue Answer(string scenario) => ScenarioCatalog.Load(scenario).CreateCallee("Luigi's", 7);
}
