using System.IO.Pipelines;
using System.Text.Json;
using Concierge.Mcp.Hosting;
using Concierge.Tests.Server;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Concierge.Tests.Mcp;

/// <summary>The SDK's own client, connected to a server of the tests.</summary>
internal sealed class McpTestClient : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping;
    private readonly Task _served;

    private McpTestClient(McpClient client, Task? served = null, CancellationTokenSource? stopping = null) =>
        (Client, _served, _stopping) = (client, served ?? Task.CompletedTask, stopping ?? new CancellationTokenSource());

    public McpClient Client { get; }

    /// <summary>Connects a client.</summary>
    /// <param name="host">The server.</param>
    /// <param name="transport">How.</param>
    /// <param name="guest">The person at the client; <see langword="null"/> for a client that cannot ask.</param>
    /// <param name="key">The API's key.</param>
    /// <param name="withoutAsking">The restaurant that may be called without asking, for standard input and output.</param>
    public static async Task<McpTestClient> ConnectAsync(
        ServerTestHost host, McpTransport transport = McpTransport.Http, ScriptedGuest? guest = null, string? key = null, string? withoutAsking = null)
    {
        key ??= ServerTestHost.ApiKey;
        var options = new McpClientOptions { ClientInfo = new Implementation { Name = "tests", Version = "1" } };
        if (guest is not null)
        {
            options.Handlers = new McpClientHandlers { ElicitationHandler = guest.AnswerAsync };
        }

        if (transport == McpTransport.Stdio)
        {
            return await ConnectStdioAsync(host, options, key, withoutAsking);
        }

        options.ProtocolVersion = transport == McpTransport.HttpSession ? "2025-11-25" : null;
        var http = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(host.Api.BaseAddress!, "mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = $"Bearer {key}" },
        });
        return new McpTestClient(await McpClient.CreateAsync(http, options));
    }

    /// <summary>Calls a tool that must not refuse.</summary>
    public async Task<JsonElement> CallAsync(string tool, object arguments, IProgress<ProgressNotificationValue>? progress = null)
    {
        var result = await InvokeAsync(tool, arguments, progress);
        result.IsError.ShouldNotBe(true, Text(result));
        return result.StructuredContent.ShouldNotBeNull();
    }

    /// <summary>Calls a tool that must refuse.</summary>
    /// <returns>The stable code.</returns>
    public async Task<string> CallRefusedAsync(string tool, object arguments)
    {
        var result = await InvokeAsync(tool, arguments);
        result.IsError.ShouldBe(true, Text(result));
        return ReadCode(result);
    }

    /// <summary>The stable code of a refusal, which has a sentence and a remedy as well.</summary>
    public static string ReadCode(CallToolResult result)
    {
        using var problem = JsonDocument.Parse(Text(result));
        problem.RootElement.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        problem.RootElement.GetProperty("remedy").GetString().ShouldNotBeNullOrEmpty();
        return problem.RootElement.GetProperty("code").GetString()!;
    }

    public static string Text(CallToolResult result) => ((TextContentBlock)result.Content.Single()).Text;

    /// <summary>Plans a call to the restaurant of the settings.</summary>
    /// <returns>The plan's id.</returns>
    public async Task<string> PlanAsync()
    {
        var plan = await CallAsync("plan_call", new { restaurant_name = "Luigi's", party_size = 4, date = "tomorrow", time = "7pm" });
        plan.GetProperty("status").GetString().ShouldBe("ready", plan.ToString());
        return plan.GetProperty("plan_id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _stopping.CancelAsync();
        await _served.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private static async Task<McpTestClient> ConnectStdioAsync(ServerTestHost host, McpClientOptions options, string key, string? withoutAsking)
    {
        Pipe toServer = new();
        Pipe toClient = new();
        var stdio = new McpStdioOptions
        {
            Connect = _ => Task.FromResult((host.Api.BaseAddress!, key)),
            NumbersWithoutAsking = withoutAsking is null ? new HashSet<string>(StringComparer.Ordinal) : new HashSet<string>([withoutAsking], StringComparer.Ordinal),
        };
        var stopping = new CancellationTokenSource();
        var served = McpStdioServer.RunAsync(
            toServer.Reader.AsStream(), toClient.Writer.AsStream(), stdio, NullLoggerFactory.Instance, TimeProvider.System, stopping.Token);
        var client = await McpClient.CreateAsync(new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()), options);
        return new McpTestClient(client, served, stopping);
    }

    private async Task<CallToolResult> InvokeAsync(string tool, object arguments, IProgress<ProgressNotificationValue>? progress = null)
    {
        var given = JsonSerializer.SerializeToElement(arguments).EnumerateObject()
            .ToDictionary(argument => argument.Name, object? (argument) => argument.Value, StringComparer.Ordinal);
        return await Until.DoneAsync(Client.CallToolAsync(tool, given, progress).AsTask());
    }
}
