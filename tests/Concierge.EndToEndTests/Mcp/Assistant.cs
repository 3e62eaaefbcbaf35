using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.EndToEndTests.Node;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Mcp;

/// <summary>A client of the TypeScript SDK as a child process: it calls the tools that it is told, and prints what happens.</summary>
internal sealed class Assistant : IAsyncDisposable
{
    private readonly ConciergeProcess _process;
    private int _results;

    private Assistant(ConciergeProcess process) => _process = process;

    /// <summary>The questions to the guest so far.</summary>
    public IReadOnlyList<string> Asked => [.. Printed("asked").Select(printed => printed.GetText("message")!)];

    /// <summary>The progress of the calls so far.</summary>
    public IReadOnlyList<string> Progress => [.. Printed("progress").Select(printed => printed.GetText("message")!)];

    /// <summary>Starts a client.</summary>
    /// <param name="home">Where it runs.</param>
    /// <param name="server">The server.</param>
    /// <param name="version">The version of the SDK: v1 speaks protocol 2025-11-25, v2 2026-07-28.</param>
    /// <param name="overStdio">Whether it starts <c>concierge mcp</c> instead of connecting to <c>/mcp</c>.</param>
    public static async Task<Assistant> StartAsync(TemporaryHome home, ConciergeServerProcess server, string version, bool overStdio)
    {
        Skip.IfNot(NodePrograms.AreInstalled(out var reason), reason);
        var program = await NpmPackages.InstallAsync("tests/Concierge.EndToEndTests/Mcp", "mcp-clients", "Mcp/assistant.mjs");
        string[] target = overStdio ? [ConciergeProgram.Path, "mcp"] : [new Uri(server.Address, "mcp").AbsoluteUri, ConciergeServerProcess.ApiKey];
        return new Assistant(ConciergeProcess.StartOther(home, "node", [program, version, .. target], server.ClientSettings));
    }

    /// <summary>Lists the tools.</summary>
    public async Task<IReadOnlyList<string>> ListToolsAsync(object? guest = null)
    {
        await SendAsync("list", new { }, guest);
        var printed = JsonElement.Parse(await _process.WaitForLineAsync("\"event\":\"tools\""));
        return [.. printed.GetProperty("names").EnumerateArray().Select(name => name.GetString()!)];
    }

    /// <summary>Calls a tool that must not refuse.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="guest">How the guest answers a question; <see langword="null"/> in the first call for a client that cannot ask.</param>
    public async Task<JsonElement> CallAsync(string tool, object arguments, object? guest = null)
    {
        var result = await InvokeAsync(tool, arguments, guest);
        result.GetProperty("isError").GetBoolean().ShouldBeFalse(result.ToString());
        return result.GetProperty("data");
    }

    /// <summary>Calls a tool that must refuse.</summary>
    /// <returns>The stable code.</returns>
    public async Task<string?> CallRefusedAsync(string tool, object arguments, object? guest = null)
    {
        var result = await InvokeAsync(tool, arguments, guest);
        result.GetProperty("isError").GetBoolean().ShouldBeTrue(result.ToString());
        return result.GetProperty("data").GetText("code");
    }

    /// <summary>Follows a call until its end or a question of the restaurant.</summary>
    /// <returns>The last result.</returns>
    public async Task<JsonElement> FollowAsync(string callId, int cursor = 0)
    {
        while (true)
        {
            var followed = await CallAsync("wait_for_call", new { call_id = callId, cursor });
            cursor = followed.GetProperty("cursor").GetInt32();
            if (followed.GetText("state") is "ended" or "question" or "unknown")
            {
                return followed;
            }
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private IEnumerable<JsonElement> Printed(string name) =>
        _process.Lines.Select(line => JsonElement.Parse(line)).Where(printed => printed.GetText("event") == name);

    private async Task<JsonElement> InvokeAsync(string tool, object arguments, object? guest)
    {
        await SendAsync(tool, arguments, guest);
        var number = _results++;
        await _process.WaitForLineAsync(_ => Printed("result").Skip(number).Any());
        return Printed("result").ElementAt(number);
    }

    private Task SendAsync(string tool, object arguments, object? guest)
    {
        var step = new JsonObject { ["tool"] = tool, ["arguments"] = JsonSerializer.SerializeToNode(arguments) };
        if (guest is not null)
        {
            step["guest"] = JsonSerializer.SerializeToNode(guest);
        }

        return _process.WriteLineAsync(step.ToJsonString());
    }
}
