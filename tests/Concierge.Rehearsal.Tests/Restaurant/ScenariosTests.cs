using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Restaurant;

public sealed class ScenariosTests
{
    [Fact]
    public void The_seven_scenarios_come_with_the_program()
    {
        Scenarios.Names.ShouldBe(["accepts", "busy", "declines", "hangs-up", "no-answer", "offers-later", "voicemail"]);
        Scenarios.Names.ShouldAllBe(name => Scenarios.Load(name).Description.Length > 10);
    }

    [Theory]
    [InlineData("busy", RingKind.Busy, "human")]
    [InlineData("no-answer", RingKind.NoAnswer, "human")]
    [InlineData("voicemail", RingKind.Answered, "machine_start")]
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
    public void An_unknown_name_is_answered_with_the_known_ones() =>
        Should.Throw<ScenarioException>(() => Scenarios.Load("accept")).Message.ShouldContain("accepts, busy, declines");
}
