using System.CommandLine;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Cli.Commands;

/// <summary>The options that every command has, and the settings they lead to.</summary>
internal static class CommonOptions
{
    /// <summary>Where the launcher lies: its folder's <c>.env</c> is read when there is none here.</summary>
    private const string HomeVariable = "CONCIERGE_HOME";

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON object a line, for programs",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Print the log, on standard error",
        Recursive = true,
    };

    /// <summary>Of the commands that book.</summary>
    public static Option<FileInfo> Calendar { get; } = new("--ics")
    {
        Description = "Write the booking to this file, for any calendar program",
        HelpName = "FILE.ics",
    };

    private static Option<FileInfo> EnvFile { get; } = new("--env-file")
    {
        Description = "Read settings from this file instead of .env",
        HelpName = "FILE",
        Recursive = true,
    };

    private static Option<string[]> Set { get; } = new("--set")
    {
        Description = "Set a setting, whatever the environment and .env say; may be repeated",
        HelpName = "NAME=VALUE",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Json);
        root.Options.Add(Verbose);
        root.Options.Add(Set);
        root.Options.Add(EnvFile);
    }

    /// <summary>The settings: command line, then environment, then <c>.env</c>.</summary>
    /// <param name="overrides">What the command itself sets, before all others.</param>
    /// <exception cref="ConciergeException">One or more settings are wrong; the first is named in the code, all of them in the message.</exception>
    public static ConciergeSettings Settings(ParseResult parsed, IReadOnlyDictionary<string, string>? overrides = null)
    {
        var fromCommandLine = FromCommandLine(parsed);
        var fromFile = FromFile(parsed);
        var reading = ConciergeSettingsLoader.Load(name =>
            overrides?.GetValueOrDefault(name)
            ?? fromCommandLine.GetValueOrDefault(name)
            ?? Environment.GetEnvironmentVariable(name)
            ?? fromFile.GetValueOrDefault(name));
        return reading.Errors switch
        {
            [] => reading.Settings,
            [var only] => throw new ConciergeException(only),
            _ => throw new ConciergeException(new(
                reading.Errors[0].Code,
                $"{reading.Errors.Count} settings are wrong:{string.Concat(reading.Errors.Select(error => $"\n  - {error}"))}")),
        };
    }

    private static Dictionary<string, string> FromCommandLine(ParseResult parsed)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var setting in parsed.GetValue(Set) ?? [])
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            var name = equals > 0 ? setting[..equals] : setting;
            if (equals <= 0 || !SettingNames.All.Contains(name, StringComparer.Ordinal))
            {
                throw new ConciergeException(new("setting.unknown", $"--set {name} names no setting.", "Write --set NAME=VALUE; .env.example lists the names."));
            }

            values[name] = setting[(equals + 1)..];
        }

        return values;
    }

    private static IReadOnlyDictionary<string, string> FromFile(ParseResult parsed)
    {
        if (parsed.GetValue(EnvFile) is { } chosen)
        {
            return EnvironmentFile.Read(chosen.FullName);
        }

        string?[] folders = [Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable(HomeVariable)];
        var found = folders.OfType<string>().Select(folder => Path.Combine(folder, ".env")).FirstOrDefault(File.Exists);
        return found is null ? new Dictionary<string, string>(StringComparer.Ordinal) : EnvironmentFile.Read(found);
    }
}
