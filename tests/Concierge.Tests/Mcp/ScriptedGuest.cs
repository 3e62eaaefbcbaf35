using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Concierge.Tests.Mcp;

/// <summary>The person at a client: answers each question in the same way, and remembers the questions.</summary>
internal sealed class ScriptedGuest(string action, bool? agrees = null, string? answer = null)
{
    private readonly List<ElicitRequestParams> _asked = [];

    /// <summary>Says yes.</summary>
    public static ScriptedGuest Agreeing => new("accept", agrees: true);

    /// <summary>The questions so far.</summary>
    public IReadOnlyList<ElicitRequestParams> Asked => _asked;

    public ValueTask<ElicitResult> AnswerAsync(ElicitRequestParams? question, CancellationToken cancellationToken)
    {
        _asked.Add(question!);
        return ValueTask.FromResult(new ElicitResult { Action = action, Content = CreateContent() });
    }

    /// <summary>What the person has filled in.</summary>
    public Dictionary<string, JsonElement> CreateContent()
    {
        Dictionary<string, JsonElement> content = new(StringComparer.Ordinal);
        if (agrees is { } agreed)
        {
            content["agreed"] = JsonSerializer.SerializeToElement(agreed);
        }

        if (answer is not null)
        {
            content["answer"] = JsonSerializer.SerializeToElement(answer);
        }

        return content;
    }
}
