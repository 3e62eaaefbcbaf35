using System.CommandLine;
using System.Net;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge health</c>: asks the server on this machine whether it runs. An image without a shell and curl has no other health check.</summary>
internal static class HealthCommand
{
    public const string Name = "health";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private static readonly Option<string> Port = new("--port") { Description = "The port of the server; the default is PORT, or 8080", HelpName = "N" };

    private static readonly Option<bool> Ready = new("--ready") { Description = "Ask whether the server takes calls" };

    public static Command Create()
    {
        var command = new Command(Name, "Asks the server on this machine whether it runs, for the health check of a container.");
        command.Options.Add(Port);
        command.Options.Add(Ready);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Dictionary<string, string> overrides = new(StringComparer.Ordinal);
        if (parsed.GetValue(Port) is { } given)
        {
            overrides[SettingNames.Port] = given;
        }

        var port = CommonOptions.LoadSettings(parsed, overrides).Server.Port;
        var state = parsed.GetValue(Ready) ? "ready" : "live";
        if (await AskAsync(new Uri($"http://127.0.0.1:{port}/health/{state}"), cancellationToken) is not { } status)
        {
            throw new ConciergeException(new(
                "server.not_running", $"No server answers on port {port} of this machine.", "Start it with concierge serve, or name its port with --port."));
        }

        if (status != HttpStatusCode.OK)
        {
            throw new ConciergeException(new(
                "server.not_ready", $"The server on port {port} is not {state} (HTTP {(int)status}).", "GET /health/ready says why, with the API key."));
        }

        Console.Out.WriteLine(parsed.GetValue(CommonOptions.Json) ? JsonLine.Create("health", $$"""{"status":"{{state}}"}""") : state);
        return ExitCodes.Success;
    }

    private static async Task<HttpStatusCode?> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        // A proxy of the environment is for the way out.
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(handler) { Timeout = Timeout };
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            return response.StatusCode;
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
