using System.Net.Sockets;
using Concierge.Options;
using Npgsql;

namespace Concierge.Tests.Storage;

/// <summary>A PostgreSQL database behind a network that swallows everything while it is stalled: it accepts connections and passes nothing on.</summary>
internal sealed class StalledPostgresDatabase : StalledDatabase
{
    private const string SocketName = ".s.PGSQL.5432";

    private readonly string _folder;
    private readonly string _server;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stopping = new();
    private volatile TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StalledPostgresDatabase(string folder, NpgsqlConnectionStringBuilder server, DatabaseLocation location)
        : base(location)
    {
        _folder = folder;
        _server = Path.Combine(server.Host!, SocketName);
        _open.SetResult();
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, SocketName)));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public static StalledPostgresDatabase Create(DatabaseLocation server)
    {
        var folder = Directory.CreateTempSubdirectory("concierge-relay-").FullName;
        var original = new NpgsqlConnectionStringBuilder(server.ConnectionString);

        // The driver itself waits for ever, so that only the program's deadlines can end a wait.
        var relayed = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = folder, CommandTimeout = 0, Timeout = 0 };
        return new StalledPostgresDatabase(folder, original, DatabaseLocation.Parse(relayed.ConnectionString, out _)!);
    }

    public override Task StallAsync()
    {
        _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Task.CompletedTask;
    }

    public override Task ResumeAsync()
    {
        _open.TrySetResult();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        _open.TrySetResult();
        await _stopping.CancelAsync();
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_stopping.Token);
                _ = RelayAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The database is disposed.
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                await _open.Task;
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_server), _stopping.Token);
                await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // Either side has closed the connection.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var count = await from.ReceiveAsync(buffer, _stopping.Token);
            if (count == 0)
            {
                return;
            }

            await _open.Task;
            for (var sent = 0; sent < count;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None, _stopping.Token);
            }
        }
    }
}
