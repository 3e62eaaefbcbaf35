using Concierge.Agents.Tools;
using Concierge.Language;
using Microsoft.Extensions.AI;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Offline;

/// <summary>Creates words and tool calls in the form of a language model's answer.</summary>
internal static class ReplyFactory
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Creates a tool call. Arguments that are <see langword="null"/> are omitted.</summary>
    public static FunctionCallContent CreateToolCall(string name, params (string Name, object? Value)[] arguments) => new(
        $"call_{Guid.NewGuid():N}",
        name,
        arguments.Where(argument => argument.Value is not null).ToDictionary(argument => argument.Name, argument => argument.Value));

    /// <summary>Creates words.</summary>
    public static TextContent CreateText(string text) => new(text);

    /// <summary>Reports the last call's result in the tool's own words.</summary>
    public static TextContent CreateCallReport(CallAnswer answer) => CreateText(answer.Message ?? answer.Error?.ToString() ?? "The call brought no answer.");

    /// <summary>Formats a date for a tool argument.</summary>
    public static string? FormatDate(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    /// <summary>Formats a time for a tool argument.</summary>
    public static string? FormatTime(LocalTime? time) => time is { } hour ? Clock.Format(hour) : null;

    /// <summary>Whether the message has an intent.</summary>
    public static bool HasIntent(this ParsedRequest said, GuestIntents intent) => said.Intents.HasFlag(intent);
}
