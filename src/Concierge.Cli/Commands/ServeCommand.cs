using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Options;
using Concierge.Server;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge serve</c>: runs the server until it is stopped.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    private static readonly Option<string> Port = new("--port") { Description = "The port to listen on; the default is PORT, or 8080", HelpName = "N" };

    private static readonly Option<string> Host = new("--host")
    {
        Description = "The address to listen on; 0.0.0.0 accepts connections from the network",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Runs the server that Twilio and API clients connect to.");
        command.Options.Add(Port);
        command.Options.Add(Host);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Dictionary<string, string> overrides = new(StringComparer.Ordinal);
        if (parsed.GetValue(Port) is { } port)
        {
            overrides[SettingNames.Port] = port;
        }

        var settings = CommonOptions.LoadSettings(parsed, overrides);
        var isStarted = false;
        await using var server = await ServerHost.StartAsync(
            new ConciergeServerOptions
            {
                Settings = settings,
                ApiKey = ServerHost.GetApiKey(settings),
                Host = parsed.GetValue(Host)!,
                CallTimesFile = UserDataPaths.CallTimesFile,
                ResumesScheduledCalls = true,
                Database = ServerHost.GetDatabase(settings),
                ChecksModels = true,
                ChecksSetup = true,
                Logging = LoggingSetup.ForServer(parsed, () => !isStarted && cancellationToken.IsCancellationRequested),
            },
            cancellationToken);
        isStarted = true;
        var view = ServeView.Create(parsed);
        view.ShowStarted(server.Address, parsed.GetValue(Host)!, settings, view.IsReadByPerson ? server.CreateConsoleLink() : null);
        var interrupts = InterruptHandler.Process;
        await server.WaitForStopAsync(interrupts.BeginServing());
        if (!cancellationToken.IsCancellationRequested)
        {
            await server.DrainAsync(cancellationToken);
            interrupts.Stop();
        }

        return ExitCodes.Success;
    }
}
