using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Concierge.Server.Description;

/// <summary>The examples of the answers: those of a real call in a rehearsal, in the file <c>answers.json</c> by operation and status.</summary>
internal static class AnswerExamples
{
    private const string CalendarType = "text/calendar";
    private const string EventStreamType = "text/event-stream";

    private const string Turn =
        """{"number":14,"at_seconds":45.29,"type":"turn","turn":{"number":7,"speaker":"restaurant","text":"great you're all set","""
        + """ "at_seconds":31.37,"interrupted":false}}""";

    private const string Calendar =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Concierge//Reservations//EN\r\nBEGIN:VEVENT\r\nUID:k7m2qa@concierge\r\nSUMMARY:Luigi's\\, table for 4\r\n"
        + "DTSTART;TZID=America/Los_Angeles:20261201T190000\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private static readonly Lazy<JsonObject> Answers = new(Read);

    /// <summary>Adds an example to each answer of an operation that has a body.</summary>
    public static void Add(OpenApiOperation operation)
    {
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            foreach (var (mediaType, content) in answer.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal))
            {
                Add(operation.OperationId ?? "", status, mediaType, content);
            }
        }
    }

    private static void Add(string operation, string status, string mediaType, OpenApiMediaType content)
    {
        switch (mediaType)
        {
            case "application/json":
                content.Example = Answers.Value[operation]?[status]?.DeepClone();
                break;
            case EventStreamType:
                // What an event has as data.
                content.Example = operation == "FollowCall" ? JsonNode.Parse(Turn) : Answers.Value["Ask"]?["200"]?.DeepClone();
                break;
            case CalendarType:
                content.Example = JsonValue.Create(Calendar);
                break;
        }
    }

    private static JsonObject Read()
    {
        using var file = typeof(AnswerExamples).Assembly.GetManifestResourceStream("Concierge.Server.Description.answers.json")
            ?? throw new InvalidOperationException("The embedded examples are missing.");
        return JsonNode.Parse(file)!.AsObject();
    }
}
