using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>
/// Repairs the tool calls of small language models: names with a prefix or blanks, missing ids, and calls that are written as text instead of being
/// made.
/// </summary>
internal static partial class ToolCallNormalizer
{
    /// <summary>Repairs the tool calls of a response, in place.</summary>
    /// <param name="response">The response.</param>
    /// <param name="agent">The agent, whose tools the model knows.</param>
    public static void Normalize(ChatResponse response, Agent agent)
    {
        var names = agent.Tools.Select(tool => tool.Name).Concat(agent.Handoffs.Select(handoff => handoff.Tool)).ToHashSet(StringComparer.Ordinal);
        foreach (var message in response.Messages.Where(message => message.Role == ChatRole.Assistant))
        {
            if (!message.Contents.OfType<FunctionCallContent>().Any() && ReadWrittenCalls(message.Text) is { Count: > 0 } written)
            {
                message.Contents = [.. message.Contents.Where(content => content is not TextContent), .. written];
            }

            for (var index = 0; index < message.Contents.Count; index++)
            {
                if (message.Contents[index] is FunctionCallContent call)
                {
                    message.Contents[index] = new FunctionCallContent(
                        call.CallId is { Length: > 0 } id ? id : $"call_{Guid.NewGuid():N}", FindName(call.Name, names), call.Arguments)
                    {
                        Exception = call.Exception,
                    };
                }
            }
        }
    }

    /// <summary>Whether a text begins, or continues, like JSON or another notation of a tool call, which a guest must never see.</summary>
    /// <returns>The position where it begins; -1 if nowhere.</returns>
    public static int FindNotation(string text) => Notation().Match(text) is { Success: true } match ? match.Index : -1;

    /// <summary>Whether a text from <see cref="FindNotation"/> on is nothing for a guest.</summary>
    public static bool IsNotation(string text) => FindJson(text) is { } json && TryParse(json, out var document) && Dispose(document);

    // functions.find_restaurant, default_api:find_restaurant, " find_restaurant "
    private static string FindName(string given, HashSet<string> names)
    {
        var name = given.Trim().Trim('"', '`', '\'');
        var last = name[(name.LastIndexOfAny(['.', ':', '/']) + 1)..].Trim();
        return names.Contains(name) ? name
            : names.FirstOrDefault(known => known.Equals(last, StringComparison.OrdinalIgnoreCase))
                ?? InvalidNameCharacters().Replace(name, "_");
    }

    private static List<AIContent> ReadWrittenCalls(string text)
    {
        if (FindJson(text) is not { } json || !TryParse(json, out var document))
        {
            return [];
        }

        using (document)
        {
            var root = document.RootElement;
            IEnumerable<JsonElement> written = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : [root];
            return [.. written.Select(ReadCall).OfType<FunctionCallContent>()];
        }
    }

    // {"name":…,"arguments":…}, {"name":…,"parameters":…}, {"function":{"name":…}}, {"tool":…}; also {"tool_calls":[…]}.
    private static FunctionCallContent? ReadCall(JsonElement written)
    {
        if (written.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (written.TryGetProperty("tool_calls", out var calls) && calls.ValueKind == JsonValueKind.Array)
        {
            return calls.EnumerateArray().Select(ReadCall).FirstOrDefault();
        }

        if (written.TryGetProperty("function", out var function) && function.ValueKind == JsonValueKind.Object)
        {
            return ReadCall(function);
        }

        if (ReadText(written, "name") is not { } name && (name = ReadText(written, "tool") ?? ReadText(written, "function")) is null)
        {
            return null;
        }

        var hasArguments = written.TryGetProperty("arguments", out var arguments) || written.TryGetProperty("parameters", out arguments);
        var json = !hasArguments ? "{}" : arguments.ValueKind == JsonValueKind.String ? arguments.GetString()! : arguments.GetRawText();
        return FunctionCallContent.CreateFromParsedArguments(
            json, $"call_{Guid.NewGuid():N}", name, static json => json.Length == 0 ? [] : ParseArguments(json));
    }

    private static Dictionary<string, object?> ParseArguments(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value.Clone())
            : throw new JsonException("The arguments are not an object.");
    }

    private static string? ReadText(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    // Between the first and the last bracket: models put code fences, tags or a word around it.
    private static string? FindJson(string text)
    {
        var start = text.AsSpan().IndexOfAny('{', '[');
        var end = start < 0 ? -1 : text.LastIndexOf(text[start] == '{' ? '}' : ']');
        return end > start ? text[start..(end + 1)] : null;
    }

    private static bool TryParse(string json, out JsonDocument document)
    {
        try
        {
            document = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            document = null!;
            return false;
        }
    }

    private static bool Dispose(JsonDocument document)
    {
        document.Dispose();
        return true;
    }

    [GeneratedRegex(@"```|<\|?tool|\[TOOL|\{\s*""|\{\s*$|\[\s*\{|`{1,2}$|<\|?(?:t(?:oo?)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Notation();

    // OpenAI refuses a conversation with other names.
    [GeneratedRegex("[^a-zA-Z0-9_-]")]
    private static partial Regex InvalidNameCharacters();
}
