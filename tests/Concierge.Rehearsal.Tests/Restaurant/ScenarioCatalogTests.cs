using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Restaurant;

public sealed class ScenarioCatalogTests
{
    public static TheoryData<string> Names => [.. ScenarioCatalog.Names];

    [Fact]
    public void Names_AreDistinctAndInAlphabeticalOrder()
    {
        ScenarioCatalog.Names.ShouldContain("accepts");
        ScenarioCatalog.Names.ShouldBe(ScenarioCatalog.Names.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_BuiltInScenario_HasNameDescriptionVoiceAndExpectation(string name)
    {
        Scenario scenario = ScenarioCatalog.Load(name);

        scenario.Name.ShouldBe(name);
        scenario.Description.Length.ShouldBeInRange(10, 160);
        scenario.Description.ShouldEndWith(".");
        SpeechEngine.Voices.ShouldContain(scenario.Voice);
        scenario.Expectation.Outcomes.ShouldNotBeEmpty();
        scenario.Expectation.Outcomes.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_BuiltInScenario_ExpectsOnlyPossibleResults(string name)
    {
        Scenario scenario = ScenarioCatalog.Load(name);
        ScenarioExpectation expected = scenario.Expectation;
        bool booksTable = expected.Outcomes.Contains("confirmed");

        (expected.ConfirmationNumber && !(booksTable && scenario.CodeStyle != CodeStyle.None)).ShouldBeFalse("only a booked table with a code has a confirmation number");
        (expected.Time is null || booksTable || expected.Outcomes.Contains("alternative_offered")).ShouldBeTrue("only a booked or offered table has a time");
        (expected.Outcomes.Contains("voicemail") && !scenario.IsAnsweringMachine).ShouldBeFalse("only an answering machine leads to voicemail");
        (expected.Outcomes.Contains("busy") && scenario.Ring.Outcome != RingOutcome.Busy).ShouldBeFalse("only a busy line leads to busy");
        (expected.Outcomes.Contains("cancelled") && scenario.ExistingBooking is null).ShouldBeFalse("a cancellation needs an existing booking");
        (scenario.ExistingBooking is not null).ShouldBe(scenario.Request is not null, "a change or a cancellation names its request");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answer_BuiltInScenario_GreetsUnlessItIsSilent(string name)
    {
        Scenario scenario = ScenarioCatalog.Load(name);
        ICalleeDialogue dialogue = scenario.CreateCallee("Luigi's", 1);

        dialogue.Ring.ShouldBe(scenario.Ring);
        if (scenario.IsSilent)
        {
            dialogue.GetGreeting().ShouldBeNull();
        }
        else
        {
            dialogue.GetGreeting().ShouldNotBeNull().Speech.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_BuiltInScenarioWithUnknownKey_IsRefused(string name) =>
        ShouldRefuse(ScenarioCatalog.ReadText(name) + "\nunknown_key: 1\n", "unknown key \"unknown_key\"");

    [Fact]
    public void Load_ScenarioWithFaults_ReadsStreamModelAndAudioFaults()
    {
        ScenarioCatalog.Load("drops-line").CreateCallee("Luigi's", 1).Ring.Faults.ShouldBe(new LineFaults { DropStreamAfter = TimeSpan.FromSeconds(12) });
        ScenarioCatalog.Load("spells-code").CreateCallee("Luigi's", 1).Ring.Faults.ShouldBe(new LineFaults { SuppressSilence = true });
        ScenarioCatalog.Load("model-drops").ModelFaults.DropAfter.ShouldBe(TimeSpan.FromSeconds(12));
        ScenarioCatalog.Load("noisy").CreateCallee("Luigi's", 1).LineEffects.ShouldBe(new LineEffects { HandsetNoise = true, Echo = -20, EchoDelay = TimeSpan.FromSeconds(0.12) });
        ScenarioCatalog.Load("accepts").CreateCallee("Luigi's", 1).Ring.Faults.ShouldBe(LineFaults.None);
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
    [InlineData("description: [x", "this is not valid YAML")]
    [InlineData("", "is empty")]
    public void Load_InvalidFile_NamesFileAndLine(string yaml, string sentence) => ShouldRefuse(yaml, sentence);

    [Fact]
    public void CreateExistingBooking_HasTheGuestsNameAndTheCodeOfTheSeed()
    {
        Scenario scenario = ScenarioCatalog.Load("cancels-not-found");

        (Booking booking, DateOnly date) = scenario.CreateExistingBooking("John Smith", new DateOnly(2026, 11, 26), seed: 3).ShouldNotBeNull();

        date.ShouldBe(new DateOnly(2026, 11, 28));
        booking.Date.ShouldBe(new SpokenDate(DayOfWeek.Saturday, 11, 28));
        (booking.PartySize, booking.Time, booking.Name).ShouldBe((4, new TimeOnly(19, 30), "smith"));
        booking.Code.ShouldBe(ConfirmationCodes.Generate(CodeStyle.LettersAndDigits, 3));
        scenario.ExistingBooking!.InBook.ShouldBeFalse();
        ScenarioCatalog.Load("accepts").CreateExistingBooking("John Smith", new DateOnly(2026, 11, 26), seed: 3).ShouldBeNull();
    }

    [Fact]
    public void Load_UnknownName_ListsTheKnownNames() =>
        Should.Throw<ScenarioException>(() => ScenarioCatalog.Load("accept")).Message.ShouldContain("accepts, asks-card, asks-phone");

    private static void ShouldRefuse(string yaml, string sentence)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");
        File.WriteAllText(path, yaml);
        try
        {
            ScenarioException exception = Should.Throw<ScenarioException>(() => ScenarioCatalog.Load(path));

            exception.Code.ShouldBe("scenario_invalid");
            exception.Message.ShouldContain(sentence);
            exception.Message.ShouldStartWith(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
