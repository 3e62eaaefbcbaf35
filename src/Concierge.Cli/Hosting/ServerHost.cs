using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Concierge.Access;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Server;
using Concierge.Server.Security;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Hosting;

/// <summary>Connects to the configured server, or starts one in this process.</summary>
internal static class ServerHost
{
    /// <summary>The API key: the configured key, or the key in the user's data folder.</summary>
    public static string GetApiKey(ConciergeSettings settings) => settings.Server.ApiKey ?? ApiKeyFile.ReadOrCreate(UserDataPaths.ApiKeyFile);

    /// <summary>The API key for a check, which writes no file: where there is no key yet, one that only this process knows.</summary>
    public static string GetApiKeyForCheck(ConciergeSettings settings) =>
        settings.Server.ApiKey is null && !File.Exists(UserDataPaths.ApiKeyFile) ? KeyGenerator.Create() : GetApiKey(settings);

    /// <summary>The user's database: the configured database, or the file in the user's data folder.</summary>
    public static DatabaseLocation GetDatabase(ConciergeSettings settings) =>
        settings.Storage.Database ?? DatabaseLocation.FromFile(UserDataPaths.DatabaseFile);

    /// <summary>
    /// The user's database for commands that work on what it holds: none is created. Where nothing is stored yet, an empty database takes its place, and
    /// a file that a setting names is said to be missing.
    /// </summary>
    public static DatabaseLocation GetExistingDatabase(ConciergeSettings settings)
    {
        var location = GetDatabase(settings);
        if (location.File is null || Path.Exists(location.File) || IsImpossible(location.File))
        {
            return location;
        }

        if (settings.Storage.Database is not null)
        {
            Console.Error.WriteLine($"The database {location} does not exist yet. The first booking or restaurant creates it.");
        }

        return DatabaseLocation.CreateTemporary();
    }

    /// <summary>Connects to a server that can place calls: the remote one, or one in this process.</summary>
    public static Task<ServerConnection> ConnectAsync(ConciergeSettings settings, Action<ILoggingBuilder> logging, CancellationToken cancellationToken) =>
        ConnectAsync(settings, logging, GetDatabase, checksModels: true, cancellationToken);

    /// <summary>Connects to a server that can place calls about the bookings that there are.</summary>
    public static Task<ServerConnection> ConnectToBookingsAsync(
        ConciergeSettings settings, Action<ILoggingBuilder> logging, CancellationToken cancellationToken) =>
        ConnectAsync(settings, logging, GetExistingDatabase, checksModels: true, cancellationToken);

    /// <summary>Connects to a server for reading only. A server in this process uses any free port, so that it can run beside one that places calls.</summary>
    public static Task<ServerConnection> ConnectToReadAsync(ConciergeSettings settings, Action<ILoggingBuilder> logging, CancellationToken cancellationToken) =>
        ConnectAsync(settings with { Server = settings.Server with { Port = 0 } }, logging, GetExistingDatabase, checksModels: false, cancellationToken);

    private static Task<ServerConnection> ConnectAsync(
        ConciergeSettings settings,
        Action<ILoggingBuilder> logging,
        Func<ConciergeSettings, DatabaseLocation> getDatabase,
        bool checksModels,
        CancellationToken cancellationToken) =>
        settings.Server.ServerUrl is { } elsewhere
            ? Task.FromResult(ServerConnection.ToRemote(elsewhere, GetApiKey(settings)))
            : StartInProcessAsync(settings, logging, getDatabase(settings), checksModels, cancellationToken);

    // The ordinary server, for the requests of this process. It never joins a cluster: it would only come and go.
    private static Task<ServerConnection> StartInProcessAsync(
        ConciergeSettings settings, Action<ILoggingBuilder> logging, DatabaseLocation database, bool checksModels, CancellationToken cancellationToken) =>
        StartAsync(
            new ConciergeServerOptions
            {
                Settings = settings with { Server = settings.Server with { Cluster = null } },
                ApiKey = GetApiKey(settings),
                CallTimesFile = UserDataPaths.CallTimesFile,
                Database = database,
                OpenDatabaseAtStart = false,
                ChecksModels = checksModels,
                Logging = logging,
            },
            cancellationToken);

    /// <summary>Starts a server.</summary>
    /// <exception cref="ConciergeException">
    /// The port is in use (<c>server.port_in_use</c>), or the address is not available (<c>server.cannot_listen</c>).
    /// </exception>
    public static async Task<ServerConnection> StartAsync(ConciergeServerOptions options, CancellationToken cancellationToken)
    {
        var warnings = new ConcurrentQueue<string>();
        var host = FormatHost(options.Host) ?? throw new ConciergeException(CannotListen(options));
        ThrowIfInUse(host, options.Settings.Server.Port);
        var app = ConciergeServer.Build(options with { Host = host, OnModelWarning = warnings.Enqueue });
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (ConciergeException)
        {
            await app.DisposeAsync();
            throw;
        }
        catch (IOException exception)
        {
            await app.DisposeAsync();
            throw new ConciergeException(PortInUse(options.Settings.Server.Port), exception);
        }
        catch (SocketException exception)
        {
            await app.DisposeAsync();
            throw new ConciergeException(CannotListen(options), exception);
        }

        // 0.0.0.0 is an address to listen on, not one to connect to.
        var listening = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "[::1]", StringComparison.Ordinal));
        return ServerConnection.ToHosted(app, listening, options.ApiKey, warnings);
    }

    // A path below a file can never be created: to open it gives the error.
    private static bool IsImpossible(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Path.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return File.Exists(folder);
    }

    // Before the server is built: the host would log the failure of its start with two stacks, and the person only needs the sentence.
    private static void ThrowIfInUse(string host, int port)
    {
        var address = host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(host.Trim('[', ']'));
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new ConciergeException(PortInUse(port), exception);
        }
        catch (SocketException)
        {
            // The web server tells what is wrong with the address.
        }
    }

    // The web server listens on every address of the machine where it does not know the name of a host.
    private static string? FormatHost(string host) =>
        host == "localhost" ? host
            : !IPAddress.TryParse(host.Trim('[', ']'), out var address) ? null
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]"
            : address.ToString();

    private static ConciergeError CannotListen(ConciergeServerOptions options) => new(
        "server.cannot_listen",
        $"The server cannot listen on {options.Host}, port {options.Settings.Server.Port}.",
        "Choose an address of this machine with --host, such as 127.0.0.1, or another --port.");

    private static ConciergeError PortInUse(int port) => new(
        "server.port_in_use",
        $"Port {port} is in use, possibly by another Concierge server.",
        $"Set CONCIERGE_SERVER_URL=http://127.0.0.1:{port} to use the running server, or set PORT to another port.");
}
