using System.Globalization;
using System.Text;
using Concierge.Reservations;
using Concierge.Voice;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls;

/// <summary>What the voice model is told for one reservation: its instructions and the two tools it ends the call with.</summary>
internal static class ReservationVoiceAgent
{
    /// <summary>The tool with which the model tells what came of the call.</summary>
    public const string ReportOutcome = "report_outcome";

    /// <summary>The tool with which the model puts the line down.</summary>
    public const string EndCall = "end_call";

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
    public static VoiceSessionOptions For(ReservationDetails details) => new()
    {
        Instructions = Template
            .Replace("{{booking}}", Booking(details), StringComparison.Ordinal)
            .Replace("{{concessions}}", Concessions(details), StringComparison.Ordinal)
            .Replace("{{customer_name}}", Plain(details.CustomerName), StringComparison.Ordinal),
        Tools =
        [
            new VoiceTool(ReportOutcome, "Tell what came of the call. Call it once the outcome is known, before saying goodbye.", ReportOutcomeParameters.Trim()),
            new VoiceTool(EndCall, "Put the line down. What you say in the same response is heard first.", EndCallParameters.Trim()),
        ],
        Keywords = [Plain(details.RestaurantName), Plain(details.CustomerName)],
    };

    private static string Booking(ReservationDetails details)
    {
        var lines = new StringBuilder();
        Line(lines, "Restaurant", details.RestaurantName);
        Line(lines, "Party size", details.PartySize.ToString(CultureInfo.InvariantCulture));
        Line(lines, "Date", $"{Day.Format(details.Date)} ({LocalDatePattern.Iso.Format(details.Date)})");
        Line(lines, "Time", Spoken(details.Time));
        Line(lines, "Name", details.CustomerName);
        Line(lines, "Telephone", details.CustomerPhone);
        Line(lines, "Special requests", details.SpecialRequests);
        Line(lines, "Acceptable times", AcceptableTimes(details));
        return lines.ToString().TrimEnd();
    }

    private static string Concessions(ReservationDetails details) => AcceptableTimes(details) is { } times
        ? $"If that time is not free, you may accept another one that day, {times}. Outside these times, thank them and say that you will check with the guest."
        : "If that time is not free, accept no other: thank them for the offer and say that you will check with the guest.";

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
