using System.Text.Json;

namespace Concierge.Tests.Server;

/// <summary>Reads a whole stream of server-sent events.</summary>
internal static class ServerSentEvents
{
    public static List<(string Name, string? Id, JsonElement Data)> Read(string text)
    {
        List<(string, string?, JsonElement)> events = [];
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToLookup(field => field[0], field => field[1]);
            using var data = JsonDocument.Parse(string.Join('\n', fields["data"]));
            events.Add((fields["event"].Single(), fields["id"].SingleOrDefault(), data.RootElement.Clone()));
        }

        return events;
    }
}
