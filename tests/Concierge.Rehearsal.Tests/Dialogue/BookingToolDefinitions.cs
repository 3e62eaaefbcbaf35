using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.Dialogue;

/// <summary>The tools and instructions that a booking program gives to a voice model.</summary>
internal static class BookingToolDefinitions
{
    public static IReadOnlyList<ToolDefinition> Basic { get; } =
    [
        new("report_outcome", "Reports what came of the call.", JsonSerializer.Deserialize<JsonElement>(
            """
            {"type":"object","properties":{
              "outcome":{"type":"string","enum":["confirmed","declined","alternative_offered","needs_customer","voicemail","unclear"]},
              "confirmation_number":{"type":"string"},"numbers_heard":{"type":"string"},"date":{"type":"string"},"time":{"type":"string"},
              "party_size":{"type":"integer"},"name":{"type":"string"},"notes":{"type":"string"}},"required":["outcome"]}
            """)),
        new("end_call", "Hangs up.", JsonSerializer.Deserialize<JsonElement>(
            """{"type":"object","properties":{"reason":{"type":"string"}},"required":["reason"]}""")),
    ];

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        .. Basic,
        new("wait", "Listens without a word.", JsonSerializer.Deserialize<JsonElement>(
            """{"type":"object","properties":{"reason":{"type":"string"}},"required":["reason"]}""")),
        new("press_keys", "Presses telephone keys.", JsonSerializer.Deserialize<JsonElement>(
            """{"type":"object","properties":{"digits":{"type":"string"}},"required":["digits"]}""")),
        new("ask_customer", "Asks the guest.", JsonSerializer.Deserialize<JsonElement>(
            """
            {"type":"object","properties":{"question":{"type":"string"},"date":{"type":"string"},"time":{"type":"string"},
              "party_size":{"type":"integer"}},"required":["question"]}
            """)),
    ];

    /// <summary>The tools of a call that cancels a booking.</summary>
    public static IReadOnlyList<ToolDefinition> Cancelling { get; } =
    [
        new("report_outcome", "Reports what came of the call.", JsonSerializer.Deserialize<JsonElement>(
            """
            {"type":"object","properties":{
              "outcome":{"type":"string","enum":["cancelled","declined","needs_customer","voicemail","unclear"]},
              "notes":{"type":"string"}},"required":["outcome"]}
            """)),
        .. All.Where(tool => tool.Name != "report_outcome"),
    ];

    /// <summary>Creates the instructions to cancel or change a booking.</summary>
    public static string Standing(string task, string code = "BK472", string name = "John Smith", string table = "") =>
        $"""
        You are a voice agent that looks after a booking by telephone.
        # The booking as the restaurant has it
        ```booking
        Task: {task} this booking
        Restaurant: Luigi's
        Booked party size: 4
        Booked date: Friday, November 27, 2026 (2026-11-27)
        Booked time: 7:00 PM (19:00)
        {(code.Length > 0 ? $"Confirmation number: {code}" : "")}
        Name: {name}
        Opening: Hello, this is an automated assistant calling for {name}.
        ```
        # The table wanted instead
        ```booking
        {table}
        ```
        """;

    public static string Instructions(
        string party = "4",
        string date = "Monday, November 23, 2026 (2026-11-23)",
        string time = "7:00 PM (19:00)",
        string name = "John Smith",
        string more = "",
        string opening = "Hello, this is an automated assistant calling for John Smith.") =>
        $"""
        You are a voice agent that books a table by telephone.
        # The booking
        ```booking
        Restaurant: Luigi's
        Party size: {party}
        Date: {date}
        Time: {time}
        Name: {name}
        Opening: {opening}
        {more}
        ```
        """;
}
