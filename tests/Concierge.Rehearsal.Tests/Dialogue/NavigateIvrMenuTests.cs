using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class NavigateIvrMenuTests
{
    private const string Menu = "thank you for calling luigi's for opening hours press one for reservations press two";
    private const string Pressed = """{"pressed":"2"}""";

    [Theory]
    [InlineData(Menu, "2")]
    [InlineData("press one for hours press two for reservations press three for directions", "2")]
    [InlineData("thank you for calling luigi's press one to book a table", "1")]
    [InlineData("for opening hours press one for reservations press to", "2")]
    [InlineData("for catering press three for bookings press four", "4")]
    [InlineData("for takeout press one to speak with someone press zero", "0")]
    [InlineData("for an existing reservation press one to make a reservation press three", "3")]
    [InlineData("to make a reservation press the number nine", "9")]
    [InlineData("for hours press one for reservation dial two or press zero to speak to the host", "2")]
    public void The_agent_presses_the_key_for_reservations_silently(string heard, string key) =>
        new DialogueTranscript().Hear(heard).ShouldOnlyCall("press_keys").GetProperty("digits").GetString().ShouldBe(key);

    [Fact]
    public void After_the_key_the_agent_waits_and_introduces_itself()
    {
        var talk = new DialogueTranscript();
        talk.Hear(Menu).ShouldOnlyCall("press_keys");

        talk.Return(Pressed).ShouldBeEquivalentTo(new ResponsePlan(null, []));
        talk.Hear("one moment please i will put you through").ShouldOnlyCall("wait");
        talk.Hear("good evening luigi's how may i help you").ShouldSay($"{DialogueTranscript.Opening} {DialogueTranscript.Request}");
    }

    [Fact]
    public void A_menu_in_several_utterances_is_heard_to_the_end()
    {
        var talk = new DialogueTranscript();
        talk.Hear("for opening hours press one").ShouldOnlyCall("wait");

        talk.Hear("for reservations press two").ShouldOnlyCall("press_keys").GetProperty("digits").GetString().ShouldBe("2");
    }

    [Fact]
    public void The_agent_repeats_its_request_to_the_person_after_the_menu()
    {
        var talk = new DialogueTranscript();
        talk.Hear("thank you for calling luigi's").ShouldSay($"{DialogueTranscript.Opening} {DialogueTranscript.Request}");
        talk.Hear("for reservations press two").ShouldOnlyCall("press_keys");

        talk.Return(Pressed);
        talk.Hear("good evening how may i help you").ShouldSay($"{DialogueTranscript.Opening} {DialogueTranscript.Request}");
    }

    [Fact]
    public void When_the_menu_repeats_the_agent_tries_the_next_key_then_zero_then_reports_unclear()
    {
        var talk = new DialogueTranscript();
        const string menu = "for reservations press one to speak with someone press five";
        GetKey(talk.Hear(menu)).ShouldBe("1");
        talk.Return(Pressed);
        GetKey(talk.Hear($"sorry that is not a valid choice {menu}")).ShouldBe("5");
        talk.Return(Pressed);
        GetKey(talk.Hear(menu)).ShouldBe("0");
        talk.Return(Pressed);
        talk.Hear(menu).ShouldReport("unclear");

        ResponsePlan end = talk.Return("""{"accepted":true}""");
        end.ShouldCall("end_call");
    }

    [Fact]
    public void A_key_that_cannot_be_pressed_ends_the_call_as_unclear()
    {
        var talk = new DialogueTranscript();
        talk.Hear(Menu).ShouldOnlyCall("press_keys");

        talk.Return("""{"pressed":false,"reason":"Twilio did not take the keys."}""").ShouldReport("unclear");
    }

    [Fact]
    public void The_agent_listens_to_an_announcement_after_a_wrong_key()
    {
        var talk = new DialogueTranscript();
        talk.Hear(Menu).ShouldOnlyCall("press_keys");
        talk.Return(Pressed);

        talk.Hear("we are open from five to eleven").ShouldOnlyCall("wait");
    }

    [Fact]
    public void Without_the_press_keys_tool_the_agent_listens() =>
        new DialogueTranscript(tools: BookingToolDefinitions.Basic).Hear(Menu).ShouldBeEquivalentTo(new ResponsePlan(null, []));

    [Theory]
    [InlineData("hi please say your name and why you are calling and i will see if this person is available")]
    [InlineData("please say your name and why you calling and will see this person is available")]
    public void Call_screening_gets_the_callers_name_and_purpose_and_the_person_gets_the_full_request(string screening)
    {
        var talk = new DialogueTranscript();
        talk.Hear(screening).ShouldSay($"{DialogueTranscript.Opening} I am calling to book a table.");

        talk.Hear("thank you please stay on the line").ShouldOnlyCall("wait");
        talk.Hear("hello luigi's how can i help you").ShouldSay($"{DialogueTranscript.Opening} {DialogueTranscript.Request}");
    }

    [Fact]
    public void A_machine_is_reported_and_the_agent_is_silent_until_a_note_gives_the_message()
    {
        var talk = new DialogueTranscript();
        talk.Hear("you have reached luigi's please leave your name and number after the tone").ShouldReport("voicemail");

        talk.Return("""{"accepted":true,"next":"Say nothing."}""").ShouldBeEquivalentTo(new ResponsePlan(null, []));
        talk.Hear("and we'll call you back").ShouldBeEquivalentTo(new ResponsePlan(null, []));
        talk.Note("The beep was heard. Say: \"Hello, this is a message for Luigi's.\"").ShouldSay("Hello, this is a message for Luigi's.");
    }

    private static string? GetKey(ResponsePlan plan) => plan.ShouldOnlyCall("press_keys").GetProperty("digits").GetString();
}
