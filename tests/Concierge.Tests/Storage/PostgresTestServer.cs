using System.Diagnostics;
using Concierge.Options;
using Npgsql;

namespace Concierge.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own: in a folder of its own, reached through a socket in it, run by an unprivileged user, and gone with the tests.</summary>
public sealed class PostgresTestServer : ITestDatabaseFactory, IAsyncLifetime
{
    /// <summary>A user who needs a password: "right".</summary>
    public const string UserWithPassword = "with_password";

    /// <summary>A user whom the server admits from nowhere.</summary>
    public const string RefusedUser = "refused";

    private const string User = "concierge";
    private const string Unprivileged = "postgres";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-pg-").FullName;
    private Process? _server;
    private int _databases;

    private string? _missing;

    public async Task InitializeAsync()
    {
        if (Programs() is not { } programs)
        {
            _missing = "PostgreSQL is not installed (apt-get install postgresql).";
            return;
        }

        Directory.CreateDirectory(Path.Combine(_folder, "socket"));
        await RunAsync("chown", ["-R", Unprivileged, _folder], asUser: false);
        await RunAsync(Path.Combine(programs, "initdb"), ["-D", Path.Combine(_folder, "data"), "-U", User, "-A", "trust", "-E", "UTF8", "--no-sync"]);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "data", "pg_hba.conf"), $"local all {UserWithPassword} scram-sha-256\nlocal all {RefusedUser} reject\nlocal all all trust\n");
        _server = StartServer(programs);
        await WaitAsync();
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand($"CREATE USER {UserWithPassword} PASSWORD 'right'; CREATE USER {RefusedUser}");
        await command.ExecuteNonQueryAsync();
    }

    public async Task<DatabaseLocation> CreateAsync() => DatabaseLocation.Parse(await CreateConnectionStringAsync(), out _)!;

    /// <summary>Makes an empty database, and returns the setting that names it.</summary>
    public async Task<string> CreateConnectionStringAsync()
    {
        Skip.If(_missing is not null, _missing);
        var name = $"d{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return Connection(name);
    }

    /// <summary>Stops the server at once: every connection breaks.</summary>
    public async Task StopAsync()
    {
        await RunAsync("kill", ["-QUIT", await GetIdAsync()], asUser: false);
        await _server!.WaitForExitAsync();
        _server.Dispose();
    }

    /// <summary>Starts the server again.</summary>
    public async Task StartAgainAsync()
    {
        _server = StartServer(Programs()!);
        await WaitAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await RunAsync("kill", ["-INT", await GetIdAsync()], asUser: false);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // The process that was started may be the one that changes the user; the server's own id is in its folder.
    private async Task<string> GetIdAsync() => (await File.ReadAllLinesAsync(Path.Combine(_folder, "data", "postmaster.pid")))[0];

    private Process StartServer(string programs) => Start(
        Path.Combine(programs, "postgres"),
        ["-D", Path.Combine(_folder, "data"), "-k", Path.Combine(_folder, "socket"), "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200"]);

    private string Connection(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Path.Combine(_folder, "socket"),
        Username = User,
        Database = database,
        MaxPoolSize = 10,
    }.ConnectionString;

    // As Debian lays them out; elsewhere they are in the path.
    private static string? Programs() => (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Reverse().Select(version => Path.Combine(version, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    private static bool IsRoot => Environment.UserName == "root";

    private async Task WaitAsync()
    {
        using var timeout = new CancellationTokenSource(StartTimeout, TimeProvider.System);
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(Connection("postgres"));
                await connection.OpenAsync(timeout.Token);
                return;
            }
            catch (NpgsqlException) when (!_server!.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, timeout.Token);
            }
        }
    }

    private static async Task RunAsync(string program, string[] arguments, bool asUser = true)
    {
        using var process = Start(program, arguments, asUser);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, program);
    }

    // PostgreSQL will not be run by root.
    private static Process Start(string program, string[] arguments, bool asUser = true)
    {
        var isRoot = IsRoot;
        if (!asUser && !isRoot && program == "chown")
        {
            (program, arguments) = ("true", []);
        }

        var start = asUser && isRoot
            ? new ProcessStartInfo("setpriv", ["--reuid", Unprivileged, "--regid", Unprivileged, "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
