using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Mcp;

/// <summary><c>concierge mcp</c> as a process.</summary>
public sealed class McpCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Mcp_PrintsNothingButTheProtocol_AndEndsWithItsClient()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["PORT"] = "0", ["DEMO_RESTAURANT_PHONE"] = "+1 415 555 0123 x12" };
        await using var process = ConciergeProcess.Start(_home, ["mcp", "--verbose"], settings);

        await process.WriteLineAsync(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""");
        await process.WaitForLineAsync("\"id\":1");
        await process.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        (await ListBookingsAsync(process)).ShouldContain("\"bookings\":[]");
        process.CloseInput();

        (await process.WaitForExitAsync()).ShouldBe(0, process.Errors);
        process.Lines.ShouldAllBe(line => JsonElement.Parse(line).GetText("jsonrpc") == "2.0");
        process.Errors.ShouldContain("extension");
    }

    [Fact]
    public async Task Mcp_WithoutAServer_ListsItsToolsAndTellsWhy()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CONCIERGE_SERVER_URL"] = "http://127.0.0.1:9",
            ["CONCIERGE_API_KEY"] = ConciergeServerProcess.ApiKey,
        };
        await using var process = ConciergeProcess.Start(_home, ["mcp"], settings);

        await process.WriteLineAsync(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""");
        await process.WaitForLineAsync("\"id\":1");
        await process.WriteLineAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_bookings","arguments":{}}}""");

        var answer = await process.WaitForLineAsync("\"id\":2");
        answer.ShouldContain("server.unreachable");
        answer.ShouldContain("\"isError\":true");
    }

    public void Dispose() => _home.Dispose();

    // A machine with other work may not have created the database in time for the first.
    private static async Task<string> ListBookingsAsync(ConciergeProcess process)
    {
        for (var id = 2; ; id++)
        {
            await process.WriteLineAsync(
                $$"""{"jsonrpc":"2.0","id":{{id}},"method":"tools/call","params":{"name":"list_bookings","arguments":{} } }""");
            var answer = await process.WaitForLineAsync($"\"id\":{id}");
            if (!answer.Contains("storage.unavailable", StringComparison.Ordinal))
            {
                return answer;
            }
        }
    }
}
