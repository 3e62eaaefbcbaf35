using System.Globalization;
using Concierge.Rehearsal.Telephone;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Reads a scenario's YAML.</summary>
internal static class ScenarioReader
{
    /// <exception cref="ScenarioException">It is not a scenario.</exception>
    public static Scenario Read(string yaml, string name, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException exception)
        {
            throw new ScenarioException(
                "scenario_invalid",
                $"{file}, line {exception.Start.Line.ToString(CultureInfo.InvariantCulture)}: this is not YAML ({exception.InnerException?.Message ?? exception.Message}).",
                exception);
        }

        if (stream.Documents.Count == 0)
        {
            throw new ScenarioException("scenario_invalid", $"{file} is empty; a scenario has at least description and expect.");
        }

        return Read(stream.Documents[0].RootNode, name, file);
    }

    private static Scenario Read(YamlNode root, string name, string file)
    {
        var node = new ScenarioNode(root, file, "description", "request", "voice", "ring", "pick_up_pause", "greeting", "machine", "tables", "asks", "code", "behaviour", "expect");
        var scenario = new Scenario
        {
            Name = name,
            Description = node.Text("description") ?? throw node.Wrong(root, "\"description\" is missing: say in a line what this restaurant does"),
            Expect = Expectation(node["expect"] ?? throw node.Wrong(root, "\"expect\" is missing: say what a correct caller must come back with"), file),
        };
        IReadOnlyList<Behaviour> behaviour = node.Choices("behaviour", ("checks-book", Behaviour.ChecksBook), ("hangs-up", Behaviour.HangsUp)) ?? [];
        return scenario with
        {
            Request = node.Text("request"),
            Voice = Voice(node) ?? scenario.Voice,
            Ring = node["ring"] is { } ring ? Ring(ring, file, node.Flag("machine")) : scenario.Ring with { AnsweredBy = AnsweredBy(node.Flag("machine")) },
            PickUpPause = node.Seconds("pick_up_pause") ?? scenario.PickUpPause,
            Greeting = node.Text("greeting") ?? scenario.Greeting,
            IsMachine = node.Flag("machine"),
            Tables = node["tables"] is { } tables ? Tables(tables, file) : scenario.Tables,
            Asks = Asks(node) ?? scenario.Asks,
            Code = node.Choice("code", ("none", CodeStyle.None), ("letters-and-digits", CodeStyle.LettersAndDigits), ("digits", CodeStyle.Digits)) ?? scenario.Code,
            ChecksBook = behaviour.Count > 0,
            HangsUpWhileChecking = behaviour.Contains(Behaviour.HangsUp),
        };
    }

    private static string? Voice(ScenarioNode node) =>
        node.Choices("voice", ("rms", "rms"), ("awb", "awb"), ("kal16", "kal16"), ("slt", "slt")) is [var voice, ..] ? voice : null;

    private static IReadOnlyList<Question>? Asks(ScenarioNode node) => node.Choices(
        "asks",
        ("party", Question.Party),
        ("date", Question.Date),
        ("time", Question.Time),
        ("name", Question.Name),
        ("phone", Question.Phone),
        ("requests", Question.Requests));

    private static RingResult Ring(YamlNode value, string file, bool machine)
    {
        var node = new ScenarioNode(value, file, "kind", "seconds", "answered_by");
        RingKind kind = node.Choice(
            "kind",
            ("answered", RingKind.Answered),
            ("busy", RingKind.Busy),
            ("no-answer", RingKind.NoAnswer),
            ("failed", RingKind.Failed)) ?? RingKind.Answered;
        string answeredBy = node.Choices("answered_by", ("human", "human"), ("machine_start", "machine_start"), ("fax", "fax"), ("unknown", "unknown")) is [var by, ..]
            ? by
            : AnsweredBy(machine);
        return new RingResult(kind, node.Seconds("seconds") ?? TimeSpan.FromSeconds(4), answeredBy);
    }

    private static string AnsweredBy(bool machine) => machine ? "machine_start" : "human";

    private static TableBook Tables(YamlNode value, string file)
    {
        var node = new ScenarioNode(value, file, "full", "free");
        return new TableBook(node.Times("full"), node.Times("free"));
    }

    private static ScenarioExpectation Expectation(YamlNode value, string file)
    {
        var node = new ScenarioNode(value, file, "outcome", "confirmation_number", "time");
        string[] known = ["confirmed", "declined", "alternative_offered", "needs_customer", "voicemail", "no_answer", "busy", "unclear", "failed"];
        IReadOnlyList<string> outcomes = node.Choices<string>("outcome", [.. known.Select(word => (word, word))])
            ?? throw node.Wrong(value, $"\"outcome\" is missing: one of {string.Join(", ", known)}");
        return new ScenarioExpectation(outcomes, node.Flag("confirmation_number"), node.Time("time"));
    }

    private enum Behaviour
    {
        ChecksBook,
        HangsUp,
    }
}
