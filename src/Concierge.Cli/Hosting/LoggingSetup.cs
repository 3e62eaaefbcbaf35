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
    /// <param name="parsed">The command line.</param>
    /// <param name="isStartInterrupted">Whether a signal has ended the start of the server; <see langword="null"/> where it cannot.</param>
    public static Action<ILoggingBuilder> ForServer(ParseResult parsed, Func<bool>? isStartInterrupted = null) => parsed.GetValue(CommonOptions.Verbose)
        ? logging => Configure(logging, LogLevel.Debug, LogLevel.None)
        : logging =>
        {
            Configure(logging, LogLevel.Information, LogLevel.None);
            if (isStartInterrupted is not null)
            {
                logging.Services.PostConfigure<LoggerFilterOptions>(options => SilenceLibraries(options, isStartInterrupted));
            }
        };

    // A start that a signal ends is an error to each library that takes part in it, with a stack each. To the person who sent the signal it is not an error.
    private static void SilenceLibraries(LoggerFilterOptions options, Func<bool> isStartInterrupted)
    {
        for (var index = 0; index < options.Rules.Count; index++)
        {
            var rule = options.Rules[index];
            options.Rules[index] = new LoggerFilterRule(
                rule.ProviderName,
                rule.CategoryName,
                rule.LogLevel,
                (provider, category, level) =>
                    (rule.Filter is not { } filter || filter(provider, category, level)) && (IsOurs(category) || !isStartInterrupted()));
        }
    }

    private static bool IsOurs(string? category) => category?.StartsWith("Concierge.", StringComparison.Ordinal) == true;

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
