using System.Globalization;
using Concierge.Rehearsal.Telephone;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Parses the YAML of a scenario.</summary>
internal static class ScenarioParser
{
    /// <summary>Parses the text of a scenario file.</summary>
    /// <exception cref="ScenarioException">The text is not a valid scenario.</exception>
    public static Scenario Parse(string yaml, string name, string file)
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
                $"{file}, line {exception.Start.Line.ToString(CultureInfo.InvariantCulture)}: "
                    + $"this is not valid YAML ({exception.InnerException?.Message ?? exception.Message}).",
                exception);
        }

        if (stream.Documents.Count == 0)
        {
            throw new ScenarioException("scenario_invalid", $"{file} is empty. Add at least description and expect.");
        }

        return Parse(stream.Documents[0].RootNode, name, file);
    }

    private static Scenario Parse(YamlNode root, string name, string file)
    {
        var node = new YamlMappingReader(
            root, file, "description", "request", "voice", "ring", "pick_up_pause", "pick_up_noise", "echo", "echo_delay", "greeting", "objects", "talks_over",
            "machine", "machine_voice", "menu", "screens", "silent", "tables", "asks", "insists", "code", "code_said", "behaviour", "hold", "interrupts",
            "mishears", "changes_mind", "cancels", "booked", "patience", "faults", "expect");
        var scenario = new Scenario
        {
            Name = name,
            Description = node.GetText("description") ?? throw node.CreateError(
                root, "\"description\" is missing; describe in one line what this restaurant does"),
            Expectation = ParseExpectation(
                node["expect"] ?? throw node.CreateError(root, "\"expect\" is missing; give the result that a correct caller must report"), file),
        };
        YamlMappingReader? faults = node["faults"] is { } value
            ? new YamlMappingReader(
                value, file, "drop_stream_after", "drop_model_after", "silence_model_after", "expire_model_after", "model_stays_away", "suppress_silence")
            : null;
        RingResult ring = node["ring"] is { } ringNode
            ? ParseRing(ringNode, file, node.GetFlag("machine"))
            : scenario.Ring with { AnsweredBy = GetAnsweredBy(node.GetFlag("machine")) };
        return ApplyBehaviour(scenario, node) with
        {
            Request = node.GetText("request"),
            Voice = GetVoice(node, "voice") ?? scenario.Voice,
            MachineVoice = GetVoice(node, "machine_voice"),
            Ring = ring with { Faults = faults is null ? LineFaults.None : ParseLineFaults(faults) },
            LineEffects = ParseLineEffects(node),
            GreetingDelay = node.GetSeconds("pick_up_pause") ?? scenario.GreetingDelay,
            Greeting = node.GetText("greeting") ?? scenario.Greeting,
            Objection = node.GetText("objects"),
            IsAnsweringMachine = node.GetFlag("machine"),
            IsSilent = node.GetFlag("silent"),
            Menu = node["menu"] is { } menu ? ParseMenu(menu, file) : null,
            ScreeningPrompt = node.GetText("screens"),
            ExistingBooking = node["booked"] is { } booked ? ParseExistingBooking(booked, file) : null,
            Availability = node["tables"] is { } tables ? ParseAvailability(tables, file) : scenario.Availability,
            CodeStyle = node.GetChoice("code", ("none", CodeStyle.None), ("letters-and-digits", CodeStyle.LettersAndDigits), ("digits", CodeStyle.Digits))
                ?? scenario.CodeStyle,
            ModelFaults = faults is null
                ? ScenarioModelFaults.None
                : new ScenarioModelFaults(
                    faults.GetSeconds("drop_model_after"),
                    faults.GetSeconds("silence_model_after"),
                    faults.GetSeconds("expire_model_after"),
                    faults.GetFlag("model_stays_away")),
        };
    }

    private static Scenario ApplyBehaviour(Scenario scenario, YamlMappingReader node)
    {
        IReadOnlyList<Behaviour> behaviour = node.GetChoices("behaviour", ("checks-book", Behaviour.ChecksBook), ("hangs-up", Behaviour.HangsUp)) ?? [];
        IReadOnlyList<BookingQuestion> requiredAnswers =
            node.GetChoices("insists", ("name", BookingQuestion.Name), ("phone", BookingQuestion.PhoneNumber), ("card", BookingQuestion.Card)) ?? [];
        return scenario with
        {
            Questions = [.. (GetQuestions(node, "asks") ?? scenario.Questions).Union(requiredAnswers)],
            RequiredAnswers = requiredAnswers,
            SpellsCodeSlowly = node.GetChoice("code_said", ("at-once", false), ("slowly", true)) ?? false,
            ChecksAvailability = behaviour.Count > 0,
            HangsUpWhileChecking = behaviour.Contains(Behaviour.HangsUp),
            HoldDuration = node.GetSeconds("hold") ?? TimeSpan.Zero,
            InterruptionCount = (int)(node.GetNumber("interrupts", 0, 4) ?? 0),
            TalksOverCaller = node.GetFlag("talks_over"),
            ReadBackErrors = node.GetChoices("mishears", ("party", BookingQuestion.PartySize), ("time", BookingQuestion.Time)) ?? [],
            OnlyRemainingTime = node.GetTime("changes_mind"),
            CancellationStyle = node.GetChoice(
                "cancels",
                ("asks", CancellationStyle.AsksFirst),
                ("at-once", CancellationStyle.Immediate),
                ("fee", CancellationStyle.ChargesFee),
                ("never", CancellationStyle.Refuses)) ?? scenario.CancellationStyle,
            SilenceTimeout = node.GetSeconds("patience") ?? scenario.SilenceTimeout,
        };
    }

    private static string? GetVoice(YamlMappingReader node, string key) =>
        node.GetChoices(key, ("rms", "rms"), ("awb", "awb"), ("kal16", "kal16"), ("slt", "slt")) is [var voice, ..] ? voice : null;

    private static LineEffects ParseLineEffects(YamlMappingReader node) => new()
    {
        HandsetNoise = node.GetFlag("pick_up_noise"),
        Echo = node.GetNumber("echo", -60, -3),
        EchoDelay = node.GetSeconds("echo_delay") ?? LineEffects.Clean.EchoDelay,
    };

    private static LineFaults ParseLineFaults(YamlMappingReader node) => new()
    {
        DropStreamAfter = node.GetSeconds("drop_stream_after"),
        SuppressSilence = node.GetFlag("suppress_silence"),
    };

    private static IvrMenuDefinition ParseMenu(YamlNode value, string file)
    {
        var node = new YamlMappingReader(value, file, "prompt", "keys");
        string prompt = node.GetText("prompt") ?? throw node.CreateError(value, "\"prompt\" is missing; give the text that the menu reads out");
        YamlNode mapping = node["keys"] ?? throw node.CreateError(value, "\"keys\" is missing; give the action of each key, such as \"2\": person");
        const string Digits = "0123456789*#";
        var keys = new YamlMappingReader(mapping, file, [.. Digits.Select(digit => digit.ToString())]);
        return new IvrMenuDefinition(
            prompt, Digits.Where(digit => keys[digit.ToString()] is not null).ToDictionary(digit => digit, digit => keys.GetText(digit.ToString())!));
    }

    private static IReadOnlyList<BookingQuestion>? GetQuestions(YamlMappingReader node, string key) => node.GetChoices(
        key,
        ("party", BookingQuestion.PartySize),
        ("date", BookingQuestion.Date),
        ("time", BookingQuestion.Time),
        ("name", BookingQuestion.Name),
        ("phone", BookingQuestion.PhoneNumber),
        ("requests", BookingQuestion.SpecialRequests),
        ("card", BookingQuestion.Card));

    private static RingResult ParseRing(YamlNode value, string file, bool isMachine)
    {
        var node = new YamlMappingReader(value, file, "kind", "seconds", "answered_by");
        RingOutcome kind = node.GetChoice(
            "kind",
            ("answered", RingOutcome.Answered),
            ("busy", RingOutcome.Busy),
            ("no-answer", RingOutcome.NoAnswer),
            ("failed", RingOutcome.Failed)) ?? RingOutcome.Answered;
        string answeredBy = node.GetChoices(
            "answered_by",
            ("human", "human"),
            ("machine_start", "machine_start"),
            ("machine_end_beep", "machine_end_beep"),
            ("machine_end_silence", "machine_end_silence"),
            ("machine_end_other", "machine_end_other"),
            ("fax", "fax"),
            ("unknown", "unknown")) is [var by, ..]
            ? by
            : GetAnsweredBy(isMachine);
        return new RingResult(kind, node.GetSeconds("seconds") ?? TimeSpan.FromSeconds(4), answeredBy);
    }

    private static string GetAnsweredBy(bool isMachine) => isMachine ? "machine_start" : "human";

    private static TableAvailability ParseAvailability(YamlNode value, string file)
    {
        var node = new YamlMappingReader(value, file, "full", "free");
        return new TableAvailability(node.GetTimes("full"), node.GetTimes("free"));
    }

    private static ExistingBooking ParseExistingBooking(YamlNode value, string file)
    {
        var node = new YamlMappingReader(value, file, "in_days", "time", "party", "in_book");
        TableTime? time = node.GetTime("time");
        return new ExistingBooking(
            (int)(node.GetNumber("in_days", 1, 300) ?? 1),
            time is null ? new TimeOnly(19, 0) : time.TimeOfDay ?? throw node.CreateError(node["time"]!, "\"time\" takes a time of day here, such as 19:00"),
            (int)(node.GetNumber("party", 1, 12) ?? 4),
            node["in_book"] is null || node.GetFlag("in_book"));
    }

    private static ScenarioExpectation ParseExpectation(YamlNode value, string file)
    {
        var node = new YamlMappingReader(value, file, "outcome", "confirmation_number", "time");
        string[] knownOutcomes =
            ["confirmed", "cancelled", "declined", "alternative_offered", "needs_customer", "voicemail", "no_answer", "busy", "unclear", "failed"];
        IReadOnlyList<string> outcomes = node.GetChoices<string>("outcome", [.. knownOutcomes.Select(word => (word, word))])
            ?? throw node.CreateError(value, $"\"outcome\" is missing; use one of {string.Join(", ", knownOutcomes)}");
        return new ScenarioExpectation(outcomes, node.GetFlag("confirmation_number"), node.GetTime("time"));
    }

    private enum Behaviour
    {
        ChecksBook,
        HangsUp,
    }
}
