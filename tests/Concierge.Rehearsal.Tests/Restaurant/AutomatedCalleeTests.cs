using Concierge.Rehearsal.Restaurant;

namespace Concierge.Rehearsal.Tests.Restaurant;

/// <summary>Machines that answer before or instead of a person.</summary>
public sealed class AutomatedCalleeTests
{
    private const string Prompt = "Thank you for calling Luigi's. For opening hours, press one. For reservations, press two.";

    private readonly ICalleeDialogue _menu = ScenarioCatalog.Load("menu").CreateCallee("Luigi's", 7);
    private readonly ICalleeDialogue _screening = ScenarioCatalog.Load("screens-calls").CreateCallee("Luigi's", 7);

    [Fact]
    public void The_menu_repeats_without_a_key_and_ignores_speech()
    {
        _menu.GetGreeting()!.Speech.ShouldBe(Prompt);
        _menu.OnUtterance("a table for four please").ShouldBeNull();
        _menu.OnSilence(TimeSpan.FromSeconds(3)).ShouldBeNull();
        _menu.OnSilence(TimeSpan.FromSeconds(4))!.Speech.ShouldBe(Prompt);
    }

    [Theory]
    [InlineData('7', "Sorry, that is not a valid choice. " + Prompt)]
    [InlineData('1', "We are open from five to eleven. " + Prompt)]
    [InlineData('9', Prompt)]
    public void Another_key_repeats_the_menu(char key, string speech)
    {
        _menu.GetGreeting();

        _menu.OnKeyPressed(key)!.Speech.ShouldBe(speech);
        _menu.OnKeyPressed('2')!.Speech.ShouldBe("One moment please, I will put you through.");
    }

    [Fact]
    public void The_key_for_reservations_transfers_to_a_person_who_books()
    {
        _menu.GetGreeting();

        CalleeTurn transfer = _menu.OnKeyPressed('2')!;
        transfer.RingingAfter.ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
        _menu.OnKeyPressed('1').ShouldBeNull();
        _menu.OnUtterance("hello").ShouldBeNull();
        CalleeTurn person = _menu.OnSilence(TimeSpan.FromSeconds(1))!;
        person.Speech.ShouldBe("Luigi's, good evening, how can I help you?");
        (person.Voice, transfer.Voice).ShouldBe((null, "kal16"));
        CheckBooking(_menu);
    }

    [Fact]
    public void The_menu_hangs_up_after_its_last_repetition()
    {
        _menu.GetGreeting();
        for (int repetition = 1; repetition < 6; repetition++)
        {
            _menu.OnSilence(TimeSpan.FromSeconds(4))!.HangUpAfter.ShouldBeFalse();
        }

        _menu.OnSilence(TimeSpan.FromSeconds(4))!.HangUpAfter.ShouldBeTrue();
    }

    [Fact]
    public void The_call_screening_transfers_a_caller_who_speaks()
    {
        _screening.GetGreeting()!.Speech.ShouldStartWith("Hi, please say your name and why you are calling");
        _screening.OnKeyPressed('2').ShouldBeNull();
        _screening.OnUtterance("this is an automated assistant calling for john smith")!.Speech.ShouldBe("Thank you. Please stay on the line.");
        _screening.OnUtterance("hello").ShouldBeNull();
        _screening.OnSilence(TimeSpan.FromSeconds(3)).ShouldBeNull();
        _screening.OnSilence(TimeSpan.FromSeconds(4))!.Speech.ShouldBe("Luigi's, good evening, how can I help you?");
        CheckBooking(_screening);
    }

    [Fact]
    public void The_call_screening_asks_again_then_hangs_up()
    {
        _screening.GetGreeting();
        _screening.OnSilence(TimeSpan.FromSeconds(8))!.Speech.ShouldContain("say your name");
        _screening.OnUtterance("")!.Speech.ShouldContain("say your name");
        _screening.OnSilence(TimeSpan.FromSeconds(8))!.HangUpAfter.ShouldBeTrue();
    }

    [Fact]
    public void The_answering_machine_records_speech_after_its_tone()
    {
        ICalleeDialogue machine = ScenarioCatalog.Load("voicemail-beep").CreateCallee("Luigi's", 7);
        CalleeTurn greeting = machine.GetGreeting()!;
        greeting.Speech.ShouldEndWith("Please leave your name and number after the tone, and we'll call you back.");
        greeting.BeepAfter.ShouldBeTrue();
        machine.OnOverheard("hello");
        machine.RecordedMessage.ShouldBeNull();

        machine.OnUtterance("this is an automated assistant calling for john smith").ShouldBeNull();
        machine.OnUtterance("goodbye").ShouldBeNull();

        machine.RecordedMessage.ShouldBe("this is an automated assistant calling for john smith goodbye");
    }

    private static void CheckBooking(ICalleeDialogue restaurant)
    {
        restaurant.ConfirmedBooking.ShouldBeNull();
        restaurant.OnUtterance("a table for four on monday at seven o'clock");
        restaurant.OnUtterance("smith");
        restaurant.OnUtterance("yes");
        restaurant.ConfirmedBooking.ShouldNotBeNull();
    }
}
