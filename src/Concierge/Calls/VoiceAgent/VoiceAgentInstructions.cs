using System.Globalization;
using System.Text;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.VoiceAgent;

/// <summary>Writes what the voice model is told for one call: the prompt of its purpose (<c>Prompts/book.md</c>, <c>change.md</c>, <c>cancel.md</c>), filled in.</summary>
internal static class VoiceAgentInstructions
{
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("dddd, MMMM d, uuuu");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("h:mm tt");
    private static readonly LocalTimePattern Clock24 = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly string Book = Read("book");
    private static readonly string Change = Read("change");
    private static readonly string Cancel = Read("cancel");
    private static readonly string Conversation = Read("conversation");
    private static readonly string Ending = Read("ending");

    /// <summary>The instructions.</summary>
    public static string For(ReservationDetails details, ConciergeSettings settings) => Template(details.Purpose)
        .Replace("{{conversation}}", Conversation, StringComparison.Ordinal)
        .Replace("{{ending}}", Ending, StringComparison.Ordinal)
        .Replace("{{booking}}", Table(details), StringComparison.Ordinal)
        .Replace("{{existing}}", Existing(details), StringComparison.Ordinal)
        .Replace("{{concessions}}", Concessions(details, settings), StringComparison.Ordinal)
        .Replace("{{fees}}", Fees(settings), StringComparison.Ordinal)
        .Replace("{{greeting}}", ReservationVoiceAgent.Greeting(details, settings), StringComparison.Ordinal);

    /// <summary>A value as it may stand in a prompt.</summary>
    /// <remarks>It is data: it must not be able to start a line, a heading or a quotation of its own.</remarks>
    public static string Plain(string value) =>
        string.Join(' ', value.Replace('"', '\'').Replace("{{", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Template(CallPurpose purpose) => purpose switch
    {
        CallPurpose.Change => Change,
        CallPurpose.Cancel => Cancel,
        _ => Book,
    };

    private static string Table(ReservationDetails details)
    {
        var lines = new StringBuilder();
        if (details.Purpose == CallPurpose.Book)
        {
            Line(lines, "Restaurant", details.RestaurantName);
        }

        Line(lines, "Party size", details.PartySize.ToString(CultureInfo.InvariantCulture));
        Line(lines, "Date", Written(details.Date));
        Line(lines, "Time", Spoken(details.Time));
        if (details.Purpose == CallPurpose.Book)
        {
            Line(lines, "Name", details.CustomerName);
            Line(lines, "Telephone", details.CustomerPhone);
        }

        Line(lines, "Special requests", details.SpecialRequests);
        Line(lines, "Acceptable times", AcceptableTimes(details));
        Line(lines, "Acceptable days", AcceptableDays(details));
        Line(lines, "Smallest party", details.SmallestParty?.ToString(CultureInfo.InvariantCulture));
        Line(lines, "Seating", details.Seating);
        return lines.ToString().TrimEnd();
    }

    private static string Existing(ReservationDetails details)
    {
        if (details.Existing is not { } existing)
        {
            return "";
        }

        var lines = new StringBuilder();
        Line(lines, "Restaurant", details.RestaurantName);
        Line(lines, "Booked party size", existing.PartySize.ToString(CultureInfo.InvariantCulture));
        Line(lines, "Booked date", Written(existing.Date));
        Line(lines, "Booked time", Spoken(existing.Time));
        Line(lines, "Confirmation number", existing.ConfirmationNumber);
        Line(lines, "Name", details.CustomerName);
        Line(lines, "Telephone", details.CustomerPhone);
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

    private static string Fees(ConciergeSettings settings) => settings.AskCustomer > TimeSpan.Zero
        ? "If cancelling costs anything, say that you will check with the guest and call ask_customer with what it costs; go on only if the guest says yes. Without a yes, ask them not to cancel it, thank them, and report needs_customer."
        : "If cancelling costs anything, ask them not to cancel it, thank them, say that you have to check with the guest, and report needs_customer.";

    private static string? AcceptableDays(ReservationDetails details) =>
        details.OtherDates.Count == 0 ? null : string.Join("; ", details.OtherDates.Select(Written));

    private static string Written(LocalDate date) => $"{DayPattern.Format(date)} ({LocalDatePattern.Iso.Format(date)})";

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

    private static string Read(string name)
    {
        using var file = typeof(VoiceAgentInstructions).Assembly.GetManifestResourceStream($"Concierge.Calls.Prompts.{name}.md")
            ?? throw new InvalidOperationException($"The voice agent's prompt {name}.md is not part of the program.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().TrimEnd();
    }
}
