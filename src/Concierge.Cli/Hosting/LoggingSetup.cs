using System.CommandLine;
using Concierge.Cli.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Concierge.Cli.Hosting;

/// <summary>Configures logging. Interactive commands log nothing unless <c>--verbose</c> is given.</summary>
internal static class LoggingSetup
{
    /// <summary>For interactive commands: logs to standard error, and only with <c>--verbose</c>.</summary>
    public static Action<ILoggingBuilder> ForCommand(ParseResult parsed) => parsed.GetValue(CommonOptions.Verbose)
        ? logging => Configure(logging, LogLevel.Debug, LogLevel.Trace)
        : logging => logging.ClearProviders();

    /// <summary>For the server: logs to standard output.</summary>
    public static Action<ILoggingBuilder> ForServer(ParseResult parsed) =>
        logging => Configure(logging, parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : LogLevel.Information, LogLevel.None);

    private static void Configure(ILoggingBuilder logging, LogLevel minimum, LogLevel toStandardError)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(minimum);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff zzz ";
            console.ColorBehavior = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                ? LoggerColorBehavior.Default
                : LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = toStandardError);
    }
}
