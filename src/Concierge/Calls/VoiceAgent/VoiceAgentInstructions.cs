using System.Globalization;
using System.Text;
using Concierge.Contracts;
using Concierge.Language.Spelling;
using Concierge.Options;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.VoiceAgent;

/// <summary>
/// Writes the instructions of the voice model for one call: fills in the prompt of its purpose (<c>Prompts/book.md</c>, <c>change.md</c>,
/// <c>cancel.md</c>).
/// </summary>
/// <remarks>
/// The facts of the call are lines <c>Key: value</c> in blocks that begin with a line <c>```booking</c> and end with a line <c>```</c>. Programs that
/// read instructions read these blocks alone, so the rest of a prompt can be edited freely (docs/rehearsal.md lists the keys).
/// </remarks>
internal static class VoiceAgentInstructions
{
    private const string BlockFence = "```";

    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("dddd, MMMM d, uuuu");
    private static readonly LocalTimePattern TwelveHourPattern = LocalTimePattern.CreateWithInvariantCulture("h:mm tt");
    private static readonly LocalTimePattern TwentyFourHourPattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly string Book = ReadPrompt("book");
    private static readonly string Change = ReadPrompt("change");
    private static readonly string Cancel = ReadPrompt("cancel");
    private static readonly string Conversation = ReadPrompt("conversation");
    private static readonly string Ending = ReadPrompt("ending");

    /// <summary>Writes the instructions.</summary>
    public static string Write(ReservationDetails details, CallOptions options) => GetTemplate(details.Purpose)
        .Replace("{{conversation}}", Conversation, StringComparison.Ordinal)
        .Replace("{{ending}}", Ending, StringComparison.Ordinal)
        .Replace("{{booking}}", DescribeTable(details, options), StringComparison.Ordinal)
        .Replace("{{existing}}", DescribeExisting(details, options), StringComparison.Ordinal)
        .Replace("{{concessions}}", DescribeConcessions(details, options), StringComparison.Ordinal)
        .Replace("{{fees}}", DescribeFees(options), StringComparison.Ordinal)
        .Replace("{{missing}}", DescribeMissing(options), StringComparison.Ordinal);

    /// <summary>Makes a value safe to insert into a prompt.</summary>
    /// <remarks>A value is data. It must not start or end a line, a heading, a block or a quotation (prompt injection).</remarks>
    public static string SanitizeValue(string value) =>
        string.Join(' ', value.Replace('"', '\'').Replace("{{", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string GetTemplate(CallPurpose purpose) => purpose switch
    {
        CallPurpose.Change => Change,
        CallPurpose.Cancel => Cancel,
        _ => Book,
    };

    private static string DescribeTable(ReservationDetails details, CallOptions options)
    {
        var lines = BeginBlock();
        if (details.Purpose == CallPurpose.Book)
        {
            AppendLine(lines, "Task", "book this table");
            AppendLine(lines, "Restaurant", details.RestaurantName);
        }

        AppendLine(lines, "Party size", details.PartySize.ToString(CultureInfo.InvariantCulture));
        AppendLine(lines, "Date", FormatDate(details.Date));
        AppendLine(lines, "Time", FormatTime(details.Time));
        if (details.Purpose == CallPurpose.Book)
        {
            AppendLine(lines, "Name", details.CustomerName);
            AppendLine(lines, "Name spelled", NameSpeller.Spell(details.CustomerName));
            AppendLine(lines, "Telephone", details.CustomerPhone);
            AppendLine(lines, "Opening", ReservationVoiceAgent.GetGreeting(details, options));
        }

        AppendLine(lines, "Special requests", details.SpecialRequests);
        AppendLine(lines, "Acceptable times", DescribeAcceptableTimes(details));
        AppendLine(lines, "Acceptable days", DescribeAcceptableDays(details));
        AppendLine(lines, "Smallest party", details.SmallestParty?.ToString(CultureInfo.InvariantCulture));
        AppendLine(lines, "Seating", details.Seating);
        return EndBlock(lines);
    }

    private static string DescribeExisting(ReservationDetails details, CallOptions options)
    {
        if (details.Existing is not { } existing)
        {
            return "";
        }

        var lines = BeginBlock();
        AppendLine(lines, "Task", details.Purpose == CallPurpose.Cancel ? "cancel this booking" : "change this booking");
        AppendLine(lines, "Restaurant", details.RestaurantName);
        AppendLine(lines, "Booked party size", existing.PartySize.ToString(CultureInfo.InvariantCulture));
        AppendLine(lines, "Booked date", FormatDate(existing.Date));
        AppendLine(lines, "Booked time", FormatTime(existing.Time));
        AppendLine(lines, "Confirmation number", existing.ConfirmationNumber);
        AppendLine(lines, "Name", details.CustomerName);
        AppendLine(lines, "Name spelled", NameSpeller.Spell(details.CustomerName));
        AppendLine(lines, "Telephone", details.CustomerPhone);
        AppendLine(lines, "Opening", ReservationVoiceAgent.GetGreeting(details, options));
        return EndBlock(lines);
    }

    private static string DescribeConcessions(ReservationDetails details, CallOptions options)
    {
        List<string> allowed = [];
        if (DescribeAcceptableTimes(details) is { } times)
        {
            allowed.Add($"another time, {times}");
        }

        if (DescribeAcceptableDays(details) is { } days)
        {
            allowed.Add($"another day: {days}");
        }

        if (details.SmallestParty is { } smallest)
        {
            allowed.Add($"a table for fewer, but for at least {smallest.ToString(CultureInfo.InvariantCulture)}");
        }

        if (details.Seating is { } seating)
        {
            allowed.Add($"this seating: {SanitizeValue(seating)}");
        }

        var accept = allowed.Count == 0
            ? "If the table is not free as asked, accept no other by yourself."
            : $"If the table is not free as asked, you may accept {string.Join("; or ", allowed)}.";
        return options.AskGuest > TimeSpan.Zero
            ? $"{accept} If something else is offered, say that you will check with the guest and call ask_customer; accept it only if "
                + "the guest says yes. Without an answer, thank them and decline."
            : $"{accept} If something else is offered, thank them and say that you will check with the guest.";
    }

    private static string DescribeMissing(CallOptions options) => options.AskGuest > TimeSpan.Zero
        ? "If you are asked for something that is not above and the table depends on it, such as a telephone number, say that you will check with the "
            + "guest and call ask_customer; give only what the guest answers. Otherwise say that you do not have it."
        : "If you are asked for something that is not above, say that you do not have it.";

    private static string DescribeFees(CallOptions options) => options.AskGuest > TimeSpan.Zero
        ? "If cancelling costs anything, say that you will check with the guest and call ask_customer with what it costs; go on only if "
            + "the guest says yes. Without a yes, ask them not to cancel it, thank them, and report needs_customer."
        : "If cancelling costs anything, ask them not to cancel it, thank them, say that you have to check with the guest, and report needs_customer.";

    private static string? DescribeAcceptableDays(ReservationDetails details) =>
        details.OtherDates.Count == 0 ? null : string.Join("; ", details.OtherDates.Select(FormatDate));

    private static string FormatDate(LocalDate date) => $"{DayPattern.Format(date)} ({LocalDatePattern.Iso.Format(date)})";

    private static string? DescribeAcceptableTimes(ReservationDetails details) =>
        details.EarliestTime is null && details.LatestTime is null
            ? null
            : $"{FormatTime(details.EarliestTime ?? details.Time)} to {FormatTime(details.LatestTime ?? details.Time)}";

    private static string FormatTime(LocalTime time) => $"{TwelveHourPattern.Format(time)} ({TwentyFourHourPattern.Format(time)})";

    private static StringBuilder BeginBlock() => new StringBuilder(BlockFence).Append("booking\n");

    private static string EndBlock(StringBuilder lines) => lines.Append(BlockFence).ToString();

    private static void AppendLine(StringBuilder lines, string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            lines.Append(key).Append(": ").Append(SanitizeValue(value)).Append('\n');
        }
    }

    private static string ReadPrompt(string name)
    {
        using var file = typeof(VoiceAgentInstructions).Assembly.GetManifestResourceStream($"Concierge.Calls.Prompts.{name}.md")
            ?? throw new InvalidOperationException($"The embedded prompt '{name}.md' is missing.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().TrimEnd();
    }
}
