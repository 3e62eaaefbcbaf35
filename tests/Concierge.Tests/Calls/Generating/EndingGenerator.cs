using System.Text.Json.Nodes;
using Concierge.Calls.Judging;

namespace Concierge.Tests.Calls.Generating;

/// <summary>Makes false calls and paraphrases of the written true bookings, and counts what is judged wrongly.</summary>
internal static class EndingGenerator
{
    private static readonly Lazy<IReadOnlyList<string>> Sources = new(() =>
    [
        .. WrittenEndings.ReadParts()
            .Where(written => WrittenEndings.IsRead(written.Part) && (written.Call["kind"]?.GetValue<string>() ?? "book") == "book"
                && written.Call["expected"]!["confirmed"]!.GetValue<bool>())
            .Select(written => written.Call.ToJsonString()),
    ]);

    private static readonly Lazy<IReadOnlyList<string>> Booked = new(() => [.. Sources.Value.Where(json => IsBooked(Parse(json)))]);

    /// <summary>Makes false calls with a seed.</summary>
    /// <returns>Each call with its kind, and whether it counts as booked.</returns>
    public static IEnumerable<(string Kind, JsonObject Call, bool IsBooked)> MakeFalse(int seed, int count)
    {
        Random random = new(seed);
        for (var made = 0; made < count;)
        {
            var call = Parse(Sources.Value[random.Next(Sources.Value.Count)]);
            var kind = FalseEndings.All[random.Next(FalseEndings.All.Count)];
            if (!kind.Change(call, random))
            {
                continue;
            }

            // Half as a recognizer writes.
            if (random.Next(2) == 0)
            {
                Paraphrases.All[0].Change(call, random);
            }

            made++;
            yield return (kind.Name, call, IsBooked(call));
        }
    }

    /// <summary>Makes paraphrases of calls that count as booked.</summary>
    public static IEnumerable<(string Kind, JsonObject Call, bool IsBooked)> MakeTrue(int seed, int count)
    {
        Random random = new(seed);
        for (var made = 0; made < count; made++)
        {
            var call = Parse(Booked.Value[random.Next(Booked.Value.Count)]);
            var (name, change) = Paraphrases.All[random.Next(Paraphrases.All.Count)];
            change(call, random);
            yield return (name, call, IsBooked(call));
        }
    }

    private static bool IsBooked(JsonObject call) =>
        JsonNode.Parse(RecordedCallJudge.Judge(call.ToJsonString()))!["verdict"]!.GetValue<string>() == "confirmed";

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
