using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Rehearsal.Tests.Restaurant;

/// <summary>The dialogues of the scenarios' restaurants, as text.</summary>
public sealed class ScenarioDialogueTests
{
    private const string Request = "a table for four on monday at seven o'clock";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Holds_plays_music_ignores_the_caller_and_returns()
    {
        ICalleeDialogue restaurant = Answer("holds");

        CalleeTurn hold = restaurant.Hear(Request)!;
        hold.Speech.ShouldBe("One moment please.");
        hold.MusicAfter.TotalSeconds.ShouldBeInRange(15, 20);
        restaurant.Overhear("a table for nine");
        restaurant.Hear("hello").ShouldBeNull();
        restaurant.Silence(Second)!.Speech.ShouldBe("Thank you for holding. What name should I put it under?");
        restaurant.Hear("smith")!.Speech.ShouldContain("a table for four");
    }

    [Fact]
    public void Interrupts_asks_twice_during_the_callers_speech_and_keeps_what_it_overheard()
    {
        ICalleeDialogue restaurant = Answer("interrupts");

        restaurant.CutsInAfter.ShouldBe(Second);
        CalleeTurn first = restaurant.CutIn()!;
        first.Speech.ShouldBe("Sorry, how many people is that for?");
        first.CutsIn.ShouldBeTrue();
        restaurant.Overhear("hello this is an automated assistant");
        restaurant.Hear("four")!.Speech.ShouldBe("What day would you like?");
        restaurant.CutIn()!.Speech.ShouldBe("Sorry, what day was that?");
        restaurant.Overhear("on monday");
        restaurant.CutsInAfter.ShouldBeNull();
        restaurant.Hear("at seven o'clock")!.Speech.ShouldBe("What name should I put it under?");
        restaurant.Hear("smith")!.Speech.ShouldContain("a table for four on Monday at seven o'clock under smith");
    }

    [Fact]
    public void Mishears_reads_back_a_wrong_party_then_a_wrong_time_and_is_corrected()
    {
        ICalleeDialogue restaurant = Answer("mishears");
        restaurant.Hear(Request);

        restaurant.Hear("smith")!.Speech.ShouldContain("a table for five on Monday at seven o'clock");
        restaurant.Hear("no it's " + Request)!.Speech.ShouldContain("a table for four on Monday at five o'clock");
        restaurant.Hear("no it's " + Request)!.Speech.ShouldContain("a table for four on Monday at seven o'clock");
        restaurant.Hear("yes that's right");

        restaurant.Book!.PartySize.ShouldBe(4);
        restaurant.Book.Time.ShouldBe(new TimeOnly(19, 0));
    }

    [Fact]
    public void Mishears_books_uncorrected_values()
    {
        ICalleeDialogue restaurant = Answer("mishears");
        restaurant.Hear(Request);
        restaurant.Hear("smith");
        restaurant.Hear("yes that's right");

        restaurant.Book!.PartySize.ShouldBe(5);
    }

    [Fact]
    public void Spells_code_gives_letters_and_digits_with_a_pause_without_being_interrupted()
    {
        ICalleeDialogue restaurant = Answer("spells-code");
        restaurant.Hear(Request);
        restaurant.Hear("smith");

        CalleeTurn booked = restaurant.Hear("yes")!;
        string[] pieces = booked.Speech.Split(" ... ");
        string code = restaurant.Book!.Code!;
        pieces[0].ShouldEndWith(Spoken.CodeExplained(code[..2]));
        pieces[1].ShouldBe(Spoken.Code(code[2..]) + ".");
        booked.KeepsTalking.ShouldBeTrue();
        restaurant.Hear("is there a confirmation number")!.Speech.ShouldContain(" ... ");
    }

    [Fact]
    public void No_code_says_that_it_gives_no_number()
    {
        ICalleeDialogue restaurant = Answer("no-code");
        restaurant.Hear(Request);
        restaurant.Hear("smith");

        restaurant.Hear("yes")!.Speech.ShouldBe("Great, you're all set. We'll see you then.");
        restaurant.Hear("thank you is there a confirmation number")!.Speech.ShouldBe("We don't give numbers, it's under the name smith.");
        restaurant.Book!.Code.ShouldBeNull();
    }

    [Fact]
    public void Asks_phone_books_with_a_number()
    {
        ICalleeDialogue restaurant = Answer("asks-phone");
        restaurant.Hear(Request);

        restaurant.Hear("smith")!.Speech.ShouldBe("Can I have a phone number please?");
        restaurant.Hear("the number is four one five five five five zero one four two")!.Speech.ShouldEndWith("Is that right?");
        restaurant.Hear("yes");

        restaurant.Book.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("asks-phone", "i'm sorry i can't give a number")]
    [InlineData("asks-card", "i'm sorry i can't give a number")]
    [InlineData("asks-card", "the number is four one one one one one one one one one one")]
    public void The_restaurant_does_not_book_without_a_required_answer(string scenario, string refusal)
    {
        ICalleeDialogue restaurant = Answer(scenario);
        restaurant.Hear(Request);
        restaurant.Hear("smith");

        restaurant.Hear(refusal)!.Speech.ShouldStartWith("I'm sorry, we can't");
        restaurant.Hear(refusal)!.HangUpAfter.ShouldBeFalse();
        restaurant.Hear(refusal)!.HangUpAfter.ShouldBeTrue();

        restaurant.Book.ShouldBeNull();
    }

    [Theory]
    [InlineData("one moment please i will check with the guest")]
    [InlineData("just a moment please")]
    public void The_restaurant_waits_for_a_caller_who_asks_for_a_moment(string words)
    {
        ICalleeDialogue restaurant = Answer("asks-card");
        restaurant.Hear(Request);
        restaurant.Hear("smith");

        restaurant.Hear(words).ShouldBeNull();
        restaurant.Silence(TimeSpan.FromSeconds(50)).ShouldBeNull();
        restaurant.Silence(TimeSpan.FromSeconds(60))!.Speech.ShouldBe("Hello? Are you still there?");
        restaurant.Hear("thank you i have to check with my customer goodbye")!.HangUpAfter.ShouldBeTrue();
    }

    [Fact]
    public void Drops_line_asks_whether_the_caller_is_there_and_continues()
    {
        ICalleeDialogue restaurant = Answer("drops-line");
        restaurant.Hear("a table for four");

        restaurant.Silence(TimeSpan.FromSeconds(4)).ShouldBeNull();
        restaurant.Silence(TimeSpan.FromSeconds(5))!.Speech.ShouldBe("Hello? Are you still there?");
        restaurant.Hear("on monday at seven o'clock")!.Speech.ShouldBe("What name should I put it under?");
    }

    [Fact]
    public void Talks_over_greets_at_once_and_again_over_the_callers_first_words()
    {
        ICalleeDialogue restaurant = Answer("talks-over");

        CalleeTurn greeting = restaurant.Open()!;
        greeting.CutsIn.ShouldBeTrue();
        restaurant.CutsInAfter.ShouldBe(TimeSpan.FromSeconds(0.5));
        restaurant.CutIn()!.ShouldBe(greeting with { Speech = "Hello? " + greeting.Speech });
        restaurant.CutsInAfter.ShouldBeNull();
        restaurant.Hear(Request)!.Speech.ShouldBe("What name should I put it under?");
    }

    [Fact]
    public void Silent_never_speaks_and_does_not_hang_up()
    {
        ICalleeDialogue callee = Answer("silent");

        callee.Open().ShouldBeNull();
        callee.Hear("hello are you still there").ShouldBeNull();
        callee.Silence(TimeSpan.FromMinutes(5)).ShouldBeNull();
    }

    [Theory]
    [InlineData("yes seven thirty works thank you", "Okay, so that's a table for four on Monday at seven thirty under smith. Is that right?")]
    [InlineData("thank you i have to check with my customer goodbye", "No problem. Goodbye.")]
    [InlineData("no it has to be seven o'clock", "I'm sorry, we are fully booked at seven o'clock, but I could do seven thirty. Would that work for you?")]
    public void Changes_mind_withdraws_the_time_at_the_read_back(string answer, string reply)
    {
        ICalleeDialogue restaurant = Answer("changes-mind");
        restaurant.Hear(Request);

        restaurant.Hear("smith")!.Speech.ShouldBe("Okay, so that's a table for four. Oh wait, seven o'clock is gone, I only have seven thirty. Would that work for you?");
        restaurant.Hear(answer)!.Speech.ShouldBe(reply);
        restaurant.Book.ShouldBeNull();
    }

    private static ICalleeDialogue Answer(string scenario) => Scenarios.Load(scenario).Answer("Luigi's", 7);
}
