using System.Globalization;
using Concierge.Rehearsal.Telephone;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Reads the YAML of a scenario.</summary>
internal static class ScenarioReader
{
    /// <summary>Parses the text of a scenario file.</summary>
    /// <exception cref="ScenarioException">The text is not a valid scenario.</exception>
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
                $"{file}, line {exception.Start.Line.ToString(CultureInfo.InvariantCulture)}: this is not valid YAML ({exception.InnerException?.Message ?? exception.Message}).",
                exception);
        }

        if (stream.Documents.Count == 0)
        {
            throw new ScenarioException("scenario_invalid", $"{file} is empty. Add at least description and expect.");
        }

        return Read(stream.Documents[0].RootNode, name, file);
    }

    private static Scenario Read(YamlNode root, string name, string file)
    {
        var node = new ScenarioNode(
            root, file, "description", "request", "voice", "ring", "pick_up_pause", "pick_up_noise", "echo", "echo_delay", "greeting", "talks_over",
            "machine", "machine_voice", "menu", "screens", "silent", "tables", "asks", "insists", "code", "code_said", "behaviour", "hold", "interrupts",
            "mishears", "changes_mind", "cancels", "booked", "patience", "faults", "expect");
        var scenario = new Scenario
        {
            Name = name,
            Description = node.Text("description") ?? throw node.Wrong(root, "\"description\" is missing; describe in one line what this restaurant does"),
            Expect = Expectation(node["expect"] ?? throw node.Wrong(root, "\"expect\" is missing; give the result that a correct caller must report"), file),
        };
        ScenarioNode? faults = node["faults"] is { } value
            ? new ScenarioNode(
                value, file, "drop_stream_after", "drop_model_after", "silence_model_after", "expire_model_after", "model_stays_away", "suppress_silence")
            : null;
        RingResult ring = node["ring"] is { } dialled
            ? Ring(dialled, file, node.Flag("machine"))
            : scenario.Ring with { AnsweredBy = AnsweredBy(node.Flag("machine")) };
        return ReadBehaviour(scenario, node) with
        {
            Request = node.Text("request"),
            Voice = Voice(node, "voice") ?? scenario.Voice,
            MachineVoice = Voice(node, "machine_voice"),
            Ring = ring with { Faults = faults is null ? LineFaults.None : Faults(faults) },
            Line = Line(node),
            PickUpPause = node.Seconds("pick_up_pause") ?? scenario.PickUpPause,
            Greeting = node.Text("greeting") ?? scenario.Greeting,
            IsMachine = node.Flag("machine"),
            IsSilent = node.Flag("silent"),
            Menu = node["menu"] is { } menu ? Menu(menu, file) : null,
            Screening = node.Text("screens"),
            Booked = node["booked"] is { } booked ? Booked(booked, file) : null,
            Tables = node["tables"] is { } tables ? Tables(tables, file) : scenario.Tables,
            Code = node.Choice("code", ("none", CodeStyle.None), ("letters-and-digits", CodeStyle.LettersAndDigits), ("digits", CodeStyle.Digits)) ?? scenario.Code,
            Model = faults is null
                ? ModelFaults.None
                : new ModelFaults(
                    faults.Seconds("drop_model_after"),
                    faults.Seconds("silence_model_after"),
                    faults.Seconds("expire_model_after"),
                    faults.Flag("model_stays_away")),
        };
    }

    private static Scenario ReadBehaviour(Scenario scenario, ScenarioNode node)
    {
        IReadOnlyList<Behaviour> behaviour = node.Choices("behaviour", ("checks-book", Behaviour.ChecksBook), ("hangs-up", Behaviour.HangsUp)) ?? [];
        IReadOnlyList<Question> insists = node.Choices("insists", ("name", Question.Name), ("phone", Question.Phone), ("card", Question.Card)) ?? [];
        return scenario with
        {
            Asks = [.. (Questions(node, "asks") ?? scenario.Asks).Union(insists)],
            Insists = insists,
            SpellsSlowly = node.Choice("code_said", ("at-once", false), ("slowly", true)) ?? false,
            ChecksBook = behaviour.Count > 0,
            HangsUpWhileChecking = behaviour.Contains(Behaviour.HangsUp),
            Hold = node.Seconds("hold") ?? TimeSpan.Zero,
            Interrupts = (int)(node.Number("interrupts", 0, 4) ?? 0),
            TalksOver = node.Flag("talks_over"),
            Mishears = node.Choices("mishears", ("party", Question.Party), ("time", Question.Time)) ?? [],
            ChangesMind = node.Time("changes_mind"),
            Cancels = node.Choice(
                "cancels",
                ("asks", CancellationStyle.Asks),
                ("at-once", CancellationStyle.AtOnce),
                ("fee", CancellationStyle.Fee),
                ("never", CancellationStyle.Never)) ?? scenario.Cancels,
            Patience = node.Seconds("patience") ?? scenario.Patience,
        };
    }

    private static string? Voice(ScenarioNode node, string key) =>
        node.Choices(key, ("rms", "rms"), ("awb", "awb"), ("kal16", "kal16"), ("slt", "slt")) is [var voice, ..] ? voice : null;

    private static LineSound Line(ScenarioNode node) => new()
    {
        PickUpNoise = node.Flag("pick_up_noise"),
        Echo = node.Number("echo", -60, -3),
        EchoDelay = node.Seconds("echo_delay") ?? LineSound.Clean.EchoDelay,
    };

    private static LineFaults Faults(ScenarioNode node) => new()
    {
        DropStreamAfter = node.Seconds("drop_stream_after"),
        SuppressSilence = node.Flag("suppress_silence"),
    };

    private static MenuPlan Menu(YamlNode value, string file)
    {
        var node = new ScenarioNode(value, file, "prompt", "keys");
        string prompt = node.Text("prompt") ?? throw node.Wrong(value, "\"prompt\" is missing; give the text that the menu reads out");
        YamlNode mapping = node["keys"] ?? throw node.Wrong(value, "\"keys\" is missing; give the action of each key, such as \"2\": person");
        const string Digits = "0123456789*#";
        var keys = new ScenarioNode(mapping, file, [.. Digits.Select(digit => digit.ToString())]);
        return new MenuPlan(prompt, Digits.Where(digit => keys[digit.ToString()] is not null).ToDictionary(digit => digit, digit => keys.Text(digit.ToString())!));
    }

    private static IReadOnlyList<Question>? Questions(ScenarioNode node, string key) => node.Choices(
        key,
        ("party", Question.Party),
        ("date", Question.Date),
        ("time", Question.Time),
        ("name", Question.Name),
        ("phone", Question.Phone),
        ("requests", Question.Requests),
        ("card", Question.Card));

    private static RingResult Ring(YamlNode value, string file, bool machine)
    {
        var node = new ScenarioNode(value, file, "kind", "seconds", "answered_by");
        RingKind kind = node.Choice(
            "kind",
            ("answered", RingKind.Answered),
            ("busy", RingKind.Busy),
            ("no-answer", RingKind.NoAnswer),
            ("failed", RingKind.Failed)) ?? RingKind.Answered;
        string answeredBy = node.Choices(
            "answered_by",
            ("human", "human"),
            ("machine_start", "machine_start"),
            ("machine_end_beep", "machine_end_beep"),
            ("machine_end_silence", "machine_end_silence"),
            ("machine_end_other", "machine_end_other"),
            ("fax", "fax"),
            ("unknown", "unknown")) is [var by, ..]
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

    private static BookedBefore Booked(YamlNode value, string file)
    {
        var node = new ScenarioNode(value, file, "in_days", "time", "party", "in_book");
        TableTime? time = node.Time("time");
        return new BookedBefore(
            (int)(node.Number("in_days", 1, 300) ?? 1),
            time is null ? new TimeOnly(19, 0) : time.At ?? throw node.Wrong(node["time"]!, "\"time\" takes a time of day here, such as 19:00"),
            (int)(node.Number("party", 1, 12) ?? 4),
            node["in_book"] is null || node.Flag("in_book"));
    }

    private static ScenarioExpectation Expectation(YamlNode value, string file)
    {
        var node = new ScenarioNode(value, file, "outcome", "confirmation_number", "time");
        string[] known = ["confirmed", "cancelled", "declined", "alternative_offered", "needs_customer", "voicemail", "no_answer", "busy", "unclear", "failed"];
        IReadOnlyList<string> outcomes = node.Choices<string>("outcome", [.. known.Select(word => (word, word))])
            ?? throw node.Wrong(value, $"\"outcome\" is missing; use one of {string.Join(", ", known)}");
        return new ScenarioExpectation(outcomes, node.Flag("confirmation_number"), node.Time("time"));
    }

    private enum Behaviour
    {
        ChecksBook,
        HangsUp,
    }
}
