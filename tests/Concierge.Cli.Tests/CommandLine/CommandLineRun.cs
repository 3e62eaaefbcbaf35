using Concierge.Cli.Commands;
using Concierge.Cli.Views;
using Concierge.Options;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>One run of <c>concierge</c> in this process: its exit code and what it printed.</summary>
/// <remarks>Console and environment belong to the whole process, so the test classes that use it share the collection <see cref="CommandLineGroup"/>.</remarks>
internal sealed record CommandLineRun(int ExitCode, string Output, string Errors)
{
    private const int UnlimitedWidth = 10_000;

    private static readonly ForwardingWriter Out = new();
    private static readonly ForwardingWriter Error = new();
    private static readonly DirectoryInfo Home = Directory.CreateTempSubdirectory("concierge-cli-");

    static CommandLineRun()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Home.Delete(recursive: true);
        foreach (var name in SettingNames.All.Concat(["CONCIERGE_HOME", "NO_COLOR", "OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("XDG_DATA_HOME", Home.FullName);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Home.FullName);

        // Before the first use of Terminal, which keeps the writers that it finds.
        Console.SetOut(Out);
        Console.SetError(Error);

        // A file has no edge to wrap at, even if the test host's own output is a terminal.
        Terminal.Output.Profile.Width = UnlimitedWidth;
        Terminal.Error.Profile.Width = UnlimitedWidth;
    }

    /// <summary>Runs the command line to its end.</summary>
    public static async Task<CommandLineRun> RunAsync(params string[] arguments)
    {
        using var output = new TestWriter();
        using var errors = new TestWriter();
        Out.SetTarget(output);
        Error.SetTarget(errors);
        try
        {
            var exitCode = await ConciergeCommandLine.RunAsync(arguments);
            return new CommandLineRun(exitCode, output.ToString(), errors.ToString());
        }
        finally
        {
            Out.SetTarget(TextWriter.Null);
            Error.SetTarget(TextWriter.Null);
        }
    }

    /// <summary>Runs the command line with settings, each passed as <c>--set NAME=VALUE</c>.</summary>
    public static Task<CommandLineRun> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        RunAsync([.. arguments, .. settings.SelectMany(setting => (string[])["--set", $"{setting.Key}={setting.Value}"])]);
}
