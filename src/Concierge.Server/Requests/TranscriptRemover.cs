using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Streams;
using Concierge.Storage.Requests;

namespace Concierge.Server.Requests;

/// <summary>
/// Removes the words of a call from what the database keeps for repetitions of a request. A transcript is in memory only, for an hour after the call; these
/// rows last for a day.
/// </summary>
internal static class TranscriptRemover
{
    /// <summary>Creates the row of an event of a request. A turn of the call keeps its number alone.</summary>
    /// <param name="number">The number of the event, from 1.</param>
    /// <param name="item">The event.</param>
    public static StoredRequestEvent CreateStored(int number, SseItem<string> item) =>
        Remove(item) is { } stored ? new StoredRequestEvent(number, stored.EventType, stored.Data) : StoredRequestEvent.CreateOmitted(number);

    /// <summary>Writes an answer as JSON, without the transcript of its call.</summary>
    public static string Write(RequestAnswer answer) => JsonSerializer.Serialize(
        answer.Result is { } result ? answer with { Result = Remove(result) } : answer, ApiJsonContext.Default.RequestAnswer);

    /// <summary>Removes the words from the body of an answer.</summary>
    /// <param name="contentType">The content type of the answer: JSON, an event stream, or something without words.</param>
    /// <param name="body">The body.</param>
    public static string RemoveFromBody(string? contentType, string body) =>
        contentType?.StartsWith(EventStreamResult.MediaType, StringComparison.OrdinalIgnoreCase) == true ? RemoveFromEvents(body)
        : body.Contains("\"transcript\"", StringComparison.Ordinal) ? RemoveFromJson(body)
        : body;

    private static string RemoveFromEvents(string body)
    {
        var kept = new StringBuilder();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        foreach (var item in SseParser.Create(stream, (_, data) => Encoding.UTF8.GetString(data)).Enumerate())
        {
            if (Remove(item) is { } stored)
            {
                kept.Append(EventStreamResult.Format(stored));
            }
        }

        return kept.ToString();
    }

    private static string RemoveFromJson(string body)
    {
        var answer = JsonNode.Parse(body);
        if (answer is JsonObject && answer["result"] is JsonObject result && result.ContainsKey("transcript"))
        {
            result["transcript"] = new JsonArray();
        }

        return answer?.ToJsonString() ?? body;
    }

    private static SseItem<string>? Remove(SseItem<string> item) => item.EventType switch
    {
        ProgressEventNames.CallEvent => RemoveFromCallEvent(item),
        ProgressEventNames.Answer => Replace(item, Write(JsonSerializer.Deserialize(item.Data, ApiJsonContext.Default.RequestAnswer)!)),
        _ => item,
    };

    private static SseItem<string>? RemoveFromCallEvent(SseItem<string> item)
    {
        var happened = JsonSerializer.Deserialize(item.Data, ApiJsonContext.Default.CallEventView)!;
        return happened switch
        {
            { Type: CallEventKind.Turn } => null,
            { Result: { } result } => Replace(
                item, JsonSerializer.Serialize(happened with { Result = Remove(result) }, ApiJsonContext.Default.CallEventView)),
            _ => item,
        };
    }

    private static ResultView Remove(ResultView result) => result with { Transcript = [] };

    private static SseItem<string> Replace(SseItem<string> item, string data) => new(data, item.EventType) { EventId = item.EventId };
}
