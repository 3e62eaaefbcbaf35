using System.Text.Json;
using Concierge.Tests.Server;

namespace Concierge.Tests.Mcp;

/// <summary>The booking of docs/mcp.md, as it is written there.</summary>
[Trait("Category", "Server")]
public sealed class DocumentedBookingTests
{
    private const string Anything = "…";
    private const string Call = "→ ";
    private const string Result = "← ";

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    [Fact]
    public async Task Booking_RunsAsItIsDocumented()
    {
        var lines = ReadLines();
        var placing = lines.FindIndex(line => line.StartsWith($"{Call}wait_for_call", StringComparison.Ordinal));
        placing.ShouldBeGreaterThan(0);
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, guest: ScriptedGuest.Agreeing);

        // The restaurant talks between place_call and wait_for_call.
        await ScriptedCall.PlayAsync(host, place: async () =>
        {
            await RunAsync(client, lines[..placing]);
            return _ids["CALL"];
        });
        await RunAsync(client, lines[placing..]);
    }

    private static List<string> ReadLines()
    {
        var text = File.ReadAllText(Path.Combine(FindRoot(), "docs", "mcp.md"));
        return [.. text.Split('\n').Where(line => line.StartsWith(Call, StringComparison.Ordinal) || line.StartsWith(Result, StringComparison.Ordinal))];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Concierge.slnx")))
        {
            folder = folder.Parent.ShouldNotBeNull("The repository is not above the tests.");
        }

        return folder.FullName;
    }

    private async Task RunAsync(McpTestClient client, IEnumerable<string> lines)
    {
        JsonElement result = default;
        foreach (var line in lines)
        {
            if (line.StartsWith(Result, StringComparison.Ordinal))
            {
                ShouldContain(result, JsonElement.Parse(line[Result.Length..]), "$");
                continue;
            }

            var tool = line[Call.Length..].Split(' ', 2);
            var arguments = _ids.Aggregate(tool[1], (text, id) => text.Replace($"\"{id.Key}\"", $"\"{id.Value}\"", StringComparison.Ordinal));
            result = await client.CallAsync(tool[0], JsonElement.Parse(arguments));
            Remember(result, "plan_id", "PLAN");
            Remember(result, "call_id", "CALL");
        }
    }

    private void Remember(JsonElement result, string field, string name)
    {
        if (result.TryGetProperty(field, out var id))
        {
            _ids[name] = id.GetString()!;
        }
    }

    private static void ShouldContain(JsonElement actual, JsonElement documented, string path)
    {
        actual.ValueKind.ShouldBe(documented.ValueKind, path);
        switch (documented.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in documented.EnumerateObject())
                {
                    actual.TryGetProperty(property.Name, out var value).ShouldBeTrue($"{path}.{property.Name}");
                    ShouldContain(value, property.Value, $"{path}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in documented.EnumerateArray().Select((item, index) => (item, index)))
                {
                    ShouldContain(actual[index], item, $"{path}[{index}]");
                }

                break;
            case JsonValueKind.String when documented.GetString() == Anything:
                break;
            default:
                actual.ToString().ShouldBe(documented.ToString(), path);
                break;
        }
    }
}
