using System.CommandLine;
using Concierge.Cli.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Concierge.Cli.Hosting;

/// <summary>Where logs go: nowhere while a person reads the screen, unless asked for.</summary>
internal static class Logs
{
    /// <summary>For a command that a person watches: warnings and the rest only with <c>--verbose</c>, on standard error.</summary>
    public static Action<ILoggingBuilder> For(ParseResult parsed) => parsed.GetValue(CommonOptions.Verbose)
        ? logging => Configure(logging, LogLevel.Debug, LogLevel.Trace)
        : logging => logging.ClearProviders();

    /// <summary>For the server, whose log is what it prints.</summary>
    public static Action<ILoggingBuilder> ToStandardOutput(ParseResult parsed) =>
        logging => Configure(logging, parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : LogLevel.Information, LogLevel.None);

    private static void Configure(ILoggingBuilder logging, LogLevel least, LogLevel toStandardError)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(least);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.ColorBehavior = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? LoggerColorBehavior.Default : LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = toStandardError);
    }
}
