using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Restaurant;

public sealed class ScenariosTests
{
    [Fact]
    public void The_scenarios_that_come_with_the_program_can_all_be_loaded()
    {
        Scenarios.Names.ShouldBe(
        [
            "accepts", "asks-card", "asks-phone", "busy", "cancels", "cancels-fee", "cancels-not-found", "changes", "changes-mind", "changes-refused", "declines", "drops-line", "hangs-up", "holds", "interrupts", "menu", "mishears", "model-drops", "model-expires", "model-gone", "model-silent",
            "no-answer", "no-code", "noisy", "offers-later", "rings-out", "screens-calls", "silent", "spells-code", "talks-over", "voicemail", "voicemail-beep",
        ]);
        Scenarios.Names.ShouldAllBe(name => Scenarios.Load(name).Description.Length > 10);
    }

    [Theory]
    [InlineData("rings-out", "no_answer")]
    [InlineData("voicemail-beep", "voicemail")]
    [InlineData("menu", "confirmed")]
    [InlineData("holds", "confirmed")]
    [InlineData("interrupts", "confirmed")]
    [InlineData("mishears", "confirmed")]
    [InlineData("spells-code", "confirmed")]
    [InlineData("no-code", "confirmed")]
    [InlineData("asks-phone", "confirmed", "needs_customer")]
    [InlineData("asks-card", "needs_customer")]
    [InlineData("drops-line", "confirmed")]
    [InlineData("model-drops", "confirmed")]
    [InlineData("talks-over", "confirmed")]
    [InlineData("silent", "unclear", "failed")]
    [InlineData("screens-calls", "confirmed")]
    [InlineData("changes-mind", "confirmed", "alternative_offered")]
    [InlineData("noisy", "confirmed")]
    [InlineData("changes", "confirmed")]
    [InlineData("cancels", "cancelled")]
    [InlineData("cancels-fee", "needs_customer", "cancelled")]
    [InlineData("cancels-not-found", "declined")]
    public void A_scenario_says_what_a_correct_caller_comes_back_with(string name, params string[] outcomes)
    {
        Scenario scenario = Scenarios.Load(name);

        scenario.Expect.Outcomes.ShouldBe(outcomes);
        scenario.Expect.ConfirmationNumber.ShouldBe(outcomes.Contains("confirmed") && name != "no-code");
    }

    [Fact]
    public void What_goes_wrong_on_the_way_is_told_to_whoever_can_bring_it_about()
    {
        Scenarios.Load("drops-line").Answer("Luigi's", 1).Ring.Faults.ShouldBe(new LineFaults { DropStreamAfter = TimeSpan.FromSeconds(12) });
        Scenarios.Load("spells-code").Answer("Luigi's", 1).Ring.Faults.ShouldBe(new LineFaults { SuppressSilence = true });
        Scenarios.Load("model-drops").Model.DropAfter.ShouldBe(TimeSpan.FromSeconds(12));
        Scenarios.Load("noisy").Answer("Luigi's", 1).Line.ShouldBe(new LineSound { PickUpNoise = true, Echo = -20, EchoDelay = TimeSpan.FromSeconds(0.12) });
        Scenarios.Load("accepts").Answer("Luigi's", 1).Ring.Faults.ShouldBe(LineFaults.None);
    }

    [Theory]
    [InlineData("busy", RingKind.Busy, "human")]
    [InlineData("no-answer", RingKind.NoAnswer, "human")]
    [InlineData("voicemail", RingKind.Answered, "machine_start")]
    [InlineData("voicemail-beep", RingKind.Answered, "machine_start")]
    [InlineData("screens-calls", RingKind.Answered, "machine_start")]
    [InlineData("silent", RingKind.Answered, "unknown")]
    [InlineData("accepts", RingKind.Answered, "human")]
    public void The_line_does_what_the_scenario_says(string name, RingKind kind, string answeredBy)
    {
        RingResult ring = Scenarios.Load(name).Answer("Luigi's", 1).Ring;

        ring.Kind.ShouldBe(kind);
        ring.AnsweredBy.ShouldBe(answeredBy);
    }

    [Theory]
    [InlineData("description: x\nexpect:\n  outcome: confirmed\ngreting: hi", "line 4: unknown key \"greting\"")]
    [InlineData("description: x\nring:\n  kind: dead\nexpect: {outcome: confirmed}", "line 3: \"kind\" must be one of answered, busy, no-answer, failed, not \"dead\"")]
    [InlineData("description: x\ntables:\n  free: [soon]\nexpect: {outcome: confirmed}", "line 3: \"free\" takes asked, any, a time")]
    [InlineData("description: x\npick_up_pause: long\nexpect: {outcome: confirmed}", "line 2: \"pick_up_pause\" must be seconds between 0 and 600")]
    [InlineData("description: x\necho: 5\nexpect: {outcome: confirmed}", "line 2: \"echo\" must be a number from -60 to -3, not \"5\"")]
    [InlineData("description: x\nfaults:\n  drop: 3\nexpect: {outcome: confirmed}", "line 3: unknown key \"drop\"; known here: drop_stream_after")]
    [InlineData("description: x\nmenu:\n  prompt: hi\n  keys:\n    two: person\nexpect: {outcome: confirmed}", "line 5: unknown key \"two\"")]
    [InlineData("description: x\nmenu:\n  prompt: hi\nexpect: {outcome: confirmed}", "line 3: \"keys\" is missing")]
    [InlineData("description: x\nmishears: [name]\nexpect: {outcome: confirmed}", "line 2: \"mishears\" must be one of party, time")]
    [InlineData("description: x\ncancels: gladly\nexpect: {outcome: cancelled}", "line 2: \"cancels\" must be one of asks, at-once, fee, never")]
    [InlineData("description: x\nbooked:\n  time: +30\nexpect: {outcome: cancelled}", "line 3: \"time\" takes a time of day here")]
    [InlineData("description: x\nbooked:\n  in_days: 0\nexpect: {outcome: cancelled}", "line 3: \"in_days\" must be a number from 1 to 300")]
    [InlineData("description: x", "\"expect\" is missing")]
    [InlineData("description: [x", "this is not YAML")]
    [InlineData("", "is empty")]
    public void A_mistake_in_a_file_is_named_with_its_line(string yaml, string sentence)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");
        File.WriteAllText(path, yaml);
        try
        {
            ScenarioException exception = Should.Throw<ScenarioException>(() => Scenarios.Load(path));

            exception.Code.ShouldBe("scenario_invalid");
            exception.Message.ShouldContain(sentence);
            exception.Message.ShouldStartWith(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_booking_from_before_the_call_is_the_guests_with_the_code_of_the_seed()
    {
        Scenario scenario = Scenarios.Load("cancels-not-found");

        (Booking booking, DateOnly date) = scenario.BookedFor("John Smith", new DateOnly(2026, 11, 26), seed: 3).ShouldNotBeNull();

        date.ShouldBe(new DateOnly(2026, 11, 28));
        booking.Date.ShouldBe(new HeardDate(DayOfWeek.Saturday, 11, 28));
        (booking.PartySize, booking.Time, booking.Name).ShouldBe((4, new TimeOnly(19, 30), "smith"));
        booking.Code.ShouldBe(ConfirmationCodes.Generate(CodeStyle.LettersAndDigits, 3));
        scenario.Booked!.InBook.ShouldBeFalse();
        Scenarios.Load("accepts").BookedFor("John Smith", new DateOnly(2026, 11, 26), seed: 3).ShouldBeNull();
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones() =>
        Should.Throw<ScenarioException>(() => Scenarios.Load("accept")).Message.ShouldContain("accepts, asks-card, asks-phone");
}
