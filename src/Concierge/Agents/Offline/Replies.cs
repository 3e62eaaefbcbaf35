using Concierge.Agents.Tools;
using Concierge.Language;
using Microsoft.Extensions.AI;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Offline;

/// <summary>Words and tool calls as a language model makes them.</summary>
internal static class Replies
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>A tool call. What is <see langword="null"/> is left out.</summary>
    public static FunctionCallContent Call(string name, params (string Name, object? Value)[] arguments) => new(
        $"call_{Guid.NewGuid():N}",
        name,
        arguments.Where(argument => argument.Value is not null).ToDictionary(argument => argument.Name, argument => argument.Value));

    /// <summary>Words.</summary>
    public static TextContent Say(string text) => new(text);

    /// <summary>What the last call came to, in its own words.</summary>
    public static TextContent Tell(CallAnswer answer) => Say(answer.Message ?? answer.Error?.ToString() ?? "The call brought no answer.");

    /// <summary>A day as tools take it.</summary>
    public static string? Day(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    /// <summary>A time as tools take it.</summary>
    public static string? Time(LocalTime? time) => time is { } hour ? Clock.Format(hour) : null;

    /// <summary>Whether an intent was shown.</summary>
    public static bool Has(this Understanding said, Intents intent) => said.Intents.HasFlag(intent);
}
