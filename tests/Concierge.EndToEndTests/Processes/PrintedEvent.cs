using System.Text.Json;

namespace Concierge.EndToEndTests.Processes;

/// <summary>A line of <c>--json</c>.</summary>
internal sealed record PrintedEvent(string Name, JsonElement Data)
{
    public static PrintedEvent Parse(string line)
    {
        var json = JsonElement.Parse(line);
        return new PrintedEvent(json.GetProperty("event").GetString()!, json.GetProperty("data"));
    }
}
