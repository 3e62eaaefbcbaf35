using System.Globalization;
using System.Text;
using Concierge.Reservations;
using Concierge.Settings;
using Concierge.Voice;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls;

/// <summary>What the voice model is told for one reservation: its instructions and its tools.</summary>
internal static class ReservationVoiceAgent
{
    /// <summary>The tool with which the model tells what came of the call.</summary>
    public const string ReportOutcome = "report_outcome";

    /// <summary>The tool with which the model puts the line down.</summary>
    public const string EndCall = "end_call";

    /// <summary>The tool with which the model keeps silent while it is kept on hold.</summary>
    public const string Wait = "wait";

    /// <summary>The tool with which the model finds its way through a menu.</summary>
    public const string PressKeys = "press_keys";

    /// <summary>The tool with which the model asks the guest while the restaurant holds the line.</summary>
    public const string AskCustomer = "ask_customer";

    private const string WaitParameters = """
        {"type":"object","properties":{"reason":{"type":"string","description":"What is being waited for, in a few words."}},"required":[]}
        """;

    private const string PressKeysParameters = """
        {"type":"object","properties":{"digits":{"type":"string","description":"The keys to press: 0 to 9, * and #."}},"required":["digits"]}
        """;

    private const string AskCustomerParameters = """
        {"type":"object","properties":{"question":{"type":"string","description":"The question to the guest, in one short sentence."},"date":{"type":"string","description":"The day offered, YYYY-MM-DD, if one is."},"time":{"type":"string","description":"The time offered, HH:MM, 24 hours, if one is."},"party_size":{"type":"integer","description":"The number of guests offered, if one is."}},"required":["question"]}
        """;

    private const string ReportOutcomeParameters = """
        {"type":"object","properties":{"outcome":{"type":"string","enum":["confirmed","declined","alternative_offered","needs_customer","voicemail","unclear"],"description":"confirmed: the restaurant said that the table is booked. declined: no table, and nothing offered instead. alternative_offered: something else was offered that you may not accept. needs_customer: the restaurant wants something only the guest can give. voicemail: a machine answered. unclear: anything else."},"confirmation_number":{"type":"string","description":"The confirmation number as heard, letters and digits without spaces. Leave out when none was given."},"date":{"type":"string","description":"The day agreed or offered, YYYY-MM-DD."},"time":{"type":"string","description":"The time agreed or offered, HH:MM, 24 hours."},"party_size":{"type":"integer","description":"The number of guests agreed or offered."},"notes":{"type":"string","description":"What the guest should know, in one sentence."}},"required":["outcome"]}
        """;

    private const string EndCallParameters = """
        {"type":"object","properties":{"reason":{"type":"string","description":"Why the call ends, in a few words."}},"required":[]}
        """;

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd, MMMM d, uuuu");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("h:mm tt");
    private static readonly LocalTimePattern Clock24 = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly string Template = ReadTemplate();

    /// <summary>Everything the model is told for this reservation.</summary>
    public static VoiceSessionOptions For(ReservationDetails details, ConciergeSettings settings) => new()
    {
        Instructions = Template
            .Replace("{{booking}}", Booking(details), StringComparison.Ordinal)
            .Replace("{{concessions}}", Concessions(details, settings), StringComparison.Ordinal)
            .Replace("{{greeting}}", Greeting(details, settings), StringComparison.Ordinal)
            .Replace("{{restaurant}}", Plain(details.RestaurantName), StringComparison.Ordinal),
        Tools = Tools(settings),
        Keywords = [Plain(details.RestaurantName), Plain(details.CustomerName)],
    };

    /// <summary>How the agent introduces itself.</summary>
    public static string Greeting(ReservationDetails details, ConciergeSettings settings) =>
        Plain(settings.AgentGreeting.Replace("{customer_name}", details.CustomerName, StringComparison.Ordinal));

    private static List<VoiceTool> Tools(ConciergeSettings settings)
    {
        List<VoiceTool> tools =
        [
            new(ReportOutcome, "Tell what came of the call. Call it once the outcome is known, before saying goodbye.", ReportOutcomeParameters.Trim()),
            new(EndCall, "Put the line down. What you say in the same response is heard first.", EndCallParameters.Trim()),
            new(Wait, "Stay silent: they asked you to hold, music or a recording is playing, or somebody is being fetched. You will hear them when they are back.", WaitParameters.Trim()),
            new(PressKeys, "Press telephone keys when an automatic menu asks for it. Say nothing in the same response.", PressKeysParameters.Trim()),
        ];
        if (settings.AskCustomer > TimeSpan.Zero)
        {
            tools.Add(new(AskCustomer, "Ask the guest something only they can decide, while the restaurant holds the line. Say in the same response that you will check with the guest. The answer takes up to a minute.", AskCustomerParameters.Trim()));
        }

        return tools;
    }

    private static string Booking(ReservationDetails details)
    {
        var lines = new StringBuilder();
        Line(lines, "Restaurant", details.RestaurantName);
        Line(lines, "Party size", details.PartySize.ToString(CultureInfo.InvariantCulture));
        Line(lines, "Date", Written(details.Date));
        Line(lines, "Time", Spoken(details.Time));
        Line(lines, "Name", details.CustomerName);
        Line(lines, "Telephone", details.CustomerPhone);
        Line(lines, "Special requests", details.SpecialRequests);
        Line(lines, "Acceptable times", AcceptableTimes(details));
        Line(lines, "Acceptable days", AcceptableDays(details));
        Line(lines, "Smallest party", details.SmallestParty?.ToString(CultureInfo.InvariantCulture));
        Line(lines, "Seating", details.Seating);
        return lines.ToString().TrimEnd();
    }

    private static string Concessions(ReservationDetails details, ConciergeSettings settings)
    {
        List<string> allowed = [];
        if (AcceptableTimes(details) is { } times)
        {
            allowed.Add($"another time, {times}");
        }

        if (AcceptableDays(details) is { } days)
        {
            allowed.Add($"another day: {days}");
        }

        if (details.SmallestParty is { } smallest)
        {
            allowed.Add($"a table for fewer, but for at least {smallest.ToString(CultureInfo.InvariantCulture)}");
        }

        if (details.Seating is { } seating)
        {
            allowed.Add($"this seating: {Plain(seating)}");
        }

        var accept = allowed.Count == 0 ? "If the table is not free as asked, accept no other by yourself." : $"If the table is not free as asked, you may accept {string.Join("; or ", allowed)}.";
        return settings.AskCustomer > TimeSpan.Zero
            ? $"{accept} If something else is offered, say that you will check with the guest and call ask_customer; accept it only if the guest says yes. Without an answer, thank them and decline."
            : $"{accept} If something else is offered, thank them and say that you will check with the guest.";
    }

    private static string? AcceptableDays(ReservationDetails details) =>
        details.OtherDates.Count == 0 ? null : string.Join("; ", details.OtherDates.Select(Written));

    private static string Written(LocalDate date) => $"{Day.Format(date)} ({LocalDatePattern.Iso.Format(date)})";

    private static string? AcceptableTimes(ReservationDetails details) =>
        details.EarliestTime is null && details.LatestTime is null
            ? null
            : $"{Spoken(details.EarliestTime ?? details.Time)} to {Spoken(details.LatestTime ?? details.Time)}";

    private static string Spoken(LocalTime time) => $"{Clock.Format(time)} ({Clock24.Format(time)})";

    private static void Line(StringBuilder lines, string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            lines.Append("- ").Append(key).Append(": ").Append(Plain(value)).Append('\n');
        }
    }

    // A value is data: it must not be able to start a line, a heading or a quotation of its own.
    private static string Plain(string value) =>
        string.Join(' ', value.Replace('"', '\'').Replace("{{", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string ReadTemplate()
    {
        using var file = typeof(ReservationVoiceAgent).Assembly.GetManifestResourceStream("Concierge.Calls.Prompts.voice-agent.md")
            ?? throw new InvalidOperationException("The voice agent's prompt is not part of the program.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
