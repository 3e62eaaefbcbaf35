using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class ConcessionTests
{
    private const string Days = "Acceptable days: Tuesday, November 24, 2026 (2026-11-24); Sunday, November 29, 2026 (2026-11-29)";

    [Theory]
    [InlineData(Days, "we are fully booked on monday but i could do sunday the twenty ninth", "Yes, Sunday, November twenty ninth works, thank you.")]
    [InlineData(Days, "we have nothing on monday but we could do tuesday at seven o'clock", "Yes, Tuesday, November twenty fourth, at seven o'clock works, thank you.")]
    [InlineData("Smallest party: 3", "i could do a table for three people", "Yes, a table for three people works, thank you.")]
    [InlineData("Smallest party: 3", "we can only seat three would that be okay", "Yes, a table for three people works, thank you.")]
    [InlineData("Seating: inside or outside", "we only have a table outside would that be okay", "Yes, outside works, thank you.")]
    public void The_agent_accepts_an_allowed_concession(string concession, string offer, string answer) =>
        DialogueTranscript.Begun(concession).Hear(offer).ShouldSay(answer);

    [Theory]
    [InlineData(Days, "we are fully booked on monday but i could do saturday the twenty eighth", "2026-11-28", 4)]
    [InlineData("Smallest party: 3", "i could do a table for two people", "2026-11-23", 2)]
    public void The_agent_asks_the_guest_about_another_concession(string concession, string offer, string date, int party)
    {
        DialogueTranscript talk = DialogueTranscript.Begun(concession);
        ResponsePlan plan = talk.Hear(offer);
        for (int i = 0; i < 5 && plan.FunctionCalls.Count == 0; i++)
        {
            plan = talk.Hear(offer);
        }

        var question = plan.ShouldCall("ask_customer");
        question.GetProperty("date").GetString().ShouldBe(date);
        question.GetProperty("party_size").GetInt32().ShouldBe(party);
    }

    [Fact]
    public void Without_the_ask_customer_tool_the_agent_does_not_accept_another_seating()
    {
        DialogueTranscript talk = DialogueTranscript.Begun(tools: BookingToolDefinitions.Basic);
        talk.Hear("we only have a table outside would that be okay");

        talk.Hear("we only have a table outside would that be okay").ShouldReport("alternative_offered");
    }

    [Fact]
    public void The_agent_asks_for_and_books_another_acceptable_day()
    {
        DialogueTranscript talk = DialogueTranscript.Begun(Days);
        talk.Hear("i'm sorry we are fully booked that night").ShouldSay("Could you do Tuesday, November twenty fourth?");
        talk.Hear("i'm sorry we are fully booked that night").ShouldSay("Could you do Sunday, November twenty ninth?");

        talk.Hear("yes we can do that").ShouldSay("Great, please book it. The name is Smith.");
        talk.Hear("okay so that's a table for four on sunday november twenty ninth at seven o'clock is that right").ShouldSay("Yes, that's right.");
        talk.Hear("great you're all set your confirmation code is four seven two one");
        talk.Hear("yes that's right").ShouldOnlyCall("report_outcome").GetProperty("date").GetString().ShouldBe("2026-11-29");
    }

    [Fact]
    public void A_read_back_of_the_requested_day_is_confirmed()
    {
        DialogueTranscript talk = DialogueTranscript.Begun(Days);
        talk.Hear("i'm sorry we are fully booked that night").ShouldSay("Could you do Tuesday, November twenty fourth?");

        talk.Hear("okay so that's a table for four on tuesday november twenty fourth at seven o'clock is that right").ShouldSay("Yes, that's right.");
    }

    [Theory]
    [InlineData("Seating: outside", "Yes, outside, please.")]
    [InlineData("Seating: inside or outside", "Anything is fine, thank you.")]
    public void A_question_about_the_seating_is_answered_with_the_guests_preference(string seating, string answer) =>
        DialogueTranscript.Begun(seating).Hear("would you like to sit inside or outside").ShouldSay(answer);

    [Fact]
    public void A_time_that_replaces_an_agreed_time_is_treated_as_an_offer()
    {
        DialogueTranscript talk = DialogueTranscript.Begun("Acceptable times: 6:30 PM (18:30) to 8:00 PM (20:00)");
        talk.Hear("great you're all set your confirmation code is four seven two one").Speech!.ShouldStartWith("Thank you. So the code is");

        talk.Hear("oh wait seven o'clock is gone i only have seven thirty would that work for you").ShouldSay("Yes, seven thirty works, thank you.");
        talk.Hear("great you're all set your confirmation code is five five one two").Speech!.ShouldContain("five, five, one, two, and it's a table for four people on Monday, November twenty third, at seven thirty");
        var report = talk.Hear("yes that's right").ShouldOnlyCall("report_outcome");
        report.GetProperty("time").GetString().ShouldBe("19:30");
        report.GetProperty("confirmation_number").GetString().ShouldBe("5512");
    }

    [Fact]
    public void A_time_that_replaces_the_requested_time_in_the_read_back_is_treated_as_an_offer()
    {
        DialogueTranscript talk = DialogueTranscript.Begun("Acceptable times: 6:30 PM (18:30) to 8:00 PM (20:00)");

        talk.Hear("okay so that's a table for four oh wait seven o'clock is gone i only have seven thirty would that work for you")
            .ShouldSay("Yes, seven thirty works, thank you.");
    }

    [Fact]
    public void A_withdrawn_time_that_was_not_requested_is_corrected() =>
        DialogueTranscript.Begun().Hear("okay so that's a table for four oh wait eight thirty is gone i only have nine o'clock would that work for you").ShouldSay($"No, it's {DialogueTranscript.Request["I'd like to book ".Length..]}");
}
