using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Maintenance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Commands;

/// <summary>What the commands of <c>concierge database</c> work on.</summary>
internal sealed class DatabaseAccess : IAsyncDisposable
{
    private readonly ServiceProvider _logging;

    private DatabaseAccess(ServiceProvider logging, ConciergeSettings settings)
    {
        _logging = logging;
        Configured = ServerHost.GetDatabase(settings);
        Maintenance = new DatabaseMaintenance(settings.Storage.DataKey, TimeProvider.System, logging.GetRequiredService<ILoggerFactory>());
    }

    /// <summary>The configured database.</summary>
    public DatabaseLocation Configured { get; }

    /// <summary>The work.</summary>
    public DatabaseMaintenance Maintenance { get; }

    public static DatabaseAccess Open(ParseResult parsed)
    {
        var settings = CommonOptions.LoadSettings(parsed);
        return new DatabaseAccess(new ServiceCollection().AddLogging(LoggingSetup.ForCommand(parsed)).BuildServiceProvider(), settings);
    }

    /// <summary>Reads the location of a database from an option.</summary>
    /// <exception cref="ConciergeException"><c>option.invalid</c>.</exception>
    public static DatabaseLocation Parse(string option, string text) => DatabaseLocation.Parse(text, out var problem)
        ?? throw new ConciergeException(new(
            "option.invalid", $"{option} {problem}.", "Use a path, or postgres://user:password@host/concierge."));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _logging.DisposeAsync();
}
