using System.Text.Json;
using System.Text.Json.Nodes;

namespace Concierge.Agents.OpenAI;

/// <summary>
/// Rewrites the answers of servers that speak OpenAI's chat completions only roughly into what OpenAI's library reads: unknown finish reasons and
/// roles, tool arguments that are objects or missing, tool calls without an index, an id or a name, choices without a message, a time with a
/// fraction. One instance for each answer.
/// </summary>
internal sealed class ChatAnswerNormalizer
{
    private readonly Dictionary<string, int> _indexById = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _indexByGiven = [];

    // The calls of the answer, and those of a stream whose arguments have not begun.
    private readonly HashSet<int> _calls = [];
    private readonly SortedSet<int> _withoutArguments = [];
    private int _lastIndex = -1;
    private bool _hasFinished;
    private bool _hasEmptyFinish;
    private JsonNode? _id;

    /// <summary>Rewrites a whole answer.</summary>
    /// <returns>The same text if it is not a JSON object.</returns>
    public string Normalize(string json) => Rewrite(json, isChunk: false);

    /// <summary>Rewrites the data of one event of a stream.</summary>
    /// <returns>The data; before the end of a stream that names no finish reason, an event with one more.</returns>
    public IEnumerable<string> NormalizeEvent(string data)
    {
        if (data.Trim() != "[DONE]")
        {
            yield return Rewrite(data, isChunk: true);
            yield break;
        }

        // The server says that the answer is complete, and names an empty reason.
        if (_hasEmptyFinish && !_hasFinished)
        {
            var delta = new JsonObject();
            AddMissingArguments(delta);
            yield return new JsonObject
            {
                ["id"] = _id?.DeepClone() ?? "chatcmpl",
                ["object"] = "chat.completion.chunk",
                ["created"] = 0,
                ["model"] = "",
                ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = GetUnknownReason() }),
            }.ToJsonString();
        }

        yield return data;
    }

    /// <summary>Returns the server's error in an answer that claims success; <see langword="null"/> if there is none.</summary>
    public static bool IsError(string json) => TryParse(json) is { } root && root["error"] is JsonObject or JsonValue && root["choices"] is null;

    private string Rewrite(string json, bool isChunk)
    {
        if (TryParse(json) is not { } root)
        {
            return json;
        }

        _id ??= root["id"];
        root["created"] = root["created"] is JsonValue created && created.TryGetValue<double>(out var seconds) ? (long)Math.Floor(seconds) : 0;
        if (root["choices"] is not JsonArray choices)
        {
            root["choices"] = new JsonArray();
            return root.ToJsonString();
        }

        // OpenAI's library reads a choice without a message, and fails when the message is used.
        choices.RemoveAll(choice => choice is not JsonObject || (!isChunk && choice["message"] is not JsonObject));
        foreach (var choice in choices.OfType<JsonObject>())
        {
            if (isChunk && choice["delta"] is not JsonObject)
            {
                choice["delta"] = choice["message"] is JsonObject whole ? whole.DeepClone() : new JsonObject();
            }

            var message = (JsonObject)choice[isChunk ? "delta" : "message"]!;
            NormalizeMessage(message, isChunk);
            choice["finish_reason"] = NormalizeReason(choice["finish_reason"], isChunk);
            if (isChunk && choice["finish_reason"] is not null)
            {
                AddMissingArguments(message);
            }
        }

        return root.ToJsonString();
    }

    private static JsonObject? TryParse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void NormalizeMessage(JsonObject message, bool isChunk)
    {
        // An answer is the assistant's, whatever role the server names.
        if (!isChunk || message.ContainsKey("role"))
        {
            message["role"] = "assistant";
        }

        if (message["tool_calls"] is JsonArray calls)
        {
            calls.RemoveAll(call => call is not JsonObject || (!isChunk && !HasName(call)));
            foreach (var call in calls.OfType<JsonObject>())
            {
                NormalizeCall(call, isChunk);
            }
        }
    }

    // A call without arguments has an empty object of them.
    private void AddMissingArguments(JsonObject delta)
    {
        if (_withoutArguments.Count == 0)
        {
            return;
        }

        var calls = delta["tool_calls"] as JsonArray ?? [];
        delta["tool_calls"] = calls;
        foreach (var index in _withoutArguments)
        {
            calls.Add(new JsonObject { ["index"] = index, ["function"] = new JsonObject { ["arguments"] = "{}" } });
        }

        _withoutArguments.Clear();
    }

    private void NormalizeCall(JsonObject call, bool isChunk)
    {
        var id = call["id"] is JsonValue given && given.TryGetValue<string>(out var known) && known.Length > 0 ? known : null;
        var index = GetIndex(call, id);
        if (isChunk)
        {
            call["index"] = index;
        }

        var isNew = _calls.Add(index);
        if (id is null && isNew)
        {
            call["id"] = $"call_{Guid.NewGuid():N}";
        }

        call["type"] = "function";
        var function = call["function"] as JsonObject ?? new JsonObject();
        call["function"] = function;
        var arguments = function["arguments"] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : function["arguments"]?.ToJsonString() ?? "";
        function["arguments"] = arguments.Length == 0 && !isChunk ? "{}" : arguments;
        if (isChunk)
        {
            _ = arguments.Length > 0 ? _withoutArguments.Remove(index) : isNew && _withoutArguments.Add(index);
        }
    }

    private static bool HasName(JsonNode call) =>
        call["function"] is JsonObject function && function["name"] is JsonValue name && name.TryGetValue<string>(out var text) && text.Length > 0;

    // A new id begins a new call, whatever its index. A piece without an id, or without a name, continues a call.
    private int GetIndex(JsonObject call, string? id)
    {
        int? given = call["index"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
        var hasName = HasName(call);
        int index;
        if (id is not null && _indexById.TryGetValue(id, out var known))
        {
            index = known;
        }
        else if (!hasName && _lastIndex >= 0)
        {
            index = given is { } there && _indexByGiven.TryGetValue(there, out var latest) ? latest : _lastIndex;
        }
        else
        {
            index = Math.Max(_lastIndex, _indexById.Values.DefaultIfEmpty(-1).Max()) + 1;
        }

        if (id is not null)
        {
            _indexById[id] = index;
        }

        if (given is { } named)
        {
            _indexByGiven[named] = index;
        }

        _lastIndex = index;
        return index;
    }

    // A reason that nobody knows still says that the answer is complete.
    private JsonNode? NormalizeReason(JsonNode? reason, bool isChunk)
    {
        var text = reason is JsonValue value && value.TryGetValue<string>(out var given) ? given.Trim().ToLowerInvariant() : null;
        if (string.IsNullOrEmpty(text))
        {
            _hasEmptyFinish |= text is not null;
            return isChunk ? null : GetUnknownReason();
        }

        _hasFinished = true;
        return text switch
        {
            "stop" or "length" or "content_filter" or "tool_calls" or "function_call" => text,
            "max_tokens" or "max_output_tokens" or "model_length" => "length",
            "safety" or "recitation" or "content_filtered" or "refusal" => "content_filter",
            "tool_use" or "tool_call" => "tool_calls",
            _ => GetUnknownReason(),
        };
    }

    private string GetUnknownReason() => _lastIndex >= 0 ? "tool_calls" : "stop";
}
