using System.CommandLine;
using Concierge.Checks;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Options.Loading;

namespace Concierge.Cli.CommandLine;

/// <summary>The options that every command has, and the settings that result from them.</summary>
internal static class CommonOptions
{
    /// <summary>The launcher's folder. Its <c>.env</c> is read when the current folder has none.</summary>
    private const string HomeVariable = "CONCIERGE_HOME";

    private const string FileName = ".env";

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON object per line, for programs",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Print the log on standard error",
        Recursive = true,
    };

    /// <summary>The calendar file; an option of the commands that book.</summary>
    public static Option<FileInfo> Calendar { get; } = new("--ics")
    {
        Description = "Write the booking to this iCalendar file",
        HelpName = "FILE.ics",
        Validators = { OutputFile.Validate },
    };

    /// <summary>Confirms calls and cancellations beforehand; an option of the commands that call.</summary>
    public static Option<bool> Confirmed { get; } = new("--yes", "-y") { Description = "Call without showing the plan and asking first" };

    private static Option<FileInfo> EnvFile { get; } = new("--env-file")
    {
        Description = "Read settings from this file instead of .env",
        HelpName = "FILE",
        Recursive = true,
    };

    private static Option<string[]> Set { get; } = new("--set")
    {
        Description = "Override a setting from the environment or .env; can be repeated",
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

    /// <summary>Loads the settings. The command line takes precedence over the environment, and the environment over <c>.env</c>.</summary>
    /// <param name="overrides">Settings of the command itself, which take precedence over all others.</param>
    /// <exception cref="ConciergeException">One or more settings are invalid. The code is that of the first; the message lists all of them.</exception>
    public static ConciergeSettings LoadSettings(ParseResult parsed, IReadOnlyDictionary<string, string>? overrides = null) =>
        GetValid(Load(GetGiven(parsed), FromFile(parsed, ReadFile), overrides));

    /// <summary>Reads the settings for a check of them: also when some are invalid, or the settings file has names that are not read.</summary>
    /// <exception cref="ConciergeException">The settings cannot be read, or <c>--set</c> names one that does not exist.</exception>
    public static SettingsCheck ReadSettingsToCheck(ParseResult parsed, out ConciergeSettings settings)
    {
        var fromCommandLine = GetGiven(parsed);
        var file = FromFile(parsed, EnvironmentFile.ReadEveryName);
        var loaded = Load(fromCommandLine, file, overrides: null);
        settings = loaded.Settings;
        return new SettingsCheck(loaded, file.Settings.Keys, name =>
            fromCommandLine.ContainsKey(name) ? "command line"
            : !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)) ? "environment"
            : !string.IsNullOrWhiteSpace(file.Settings.GetValueOrDefault(name)) ? parsed.GetValue(EnvFile)?.Name ?? FileName
            : null);
    }

    private static SettingsLoadResult Load(
        Dictionary<string, string> fromCommandLine,
        (IReadOnlyDictionary<string, string> Settings, bool IsTrusted) file,
        IReadOnlyDictionary<string, string>? overrides)
    {
        string? FromUser(string name) =>
            overrides?.GetValueOrDefault(name) ?? fromCommandLine.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name);
        return ConciergeSettingsLoader.Load(
            name => FromUser(name) ?? file.Settings.GetValueOrDefault(name),
            name => !file.IsTrusted && FromUser(name) is null && file.Settings.ContainsKey(name));
    }

    /// <summary>Loads the settings of the command line alone: what is measured must not depend on the guest and the limits of this machine.</summary>
    /// <exception cref="ConciergeException">One or more settings are invalid.</exception>
    public static ConciergeSettings LoadCommandLineSettings(ParseResult parsed)
    {
        var fromCommandLine = GetGiven(parsed);
        return GetValid(ConciergeSettingsLoader.Load(name => fromCommandLine.GetValueOrDefault(name)));
    }

    /// <summary>Checks that settings are valid, and prints the warnings about them.</summary>
    /// <exception cref="ConciergeException">One or more settings are invalid.</exception>
    public static ConciergeSettings GetValid(SettingsLoadResult reading)
    {
        foreach (var warning in reading.Warnings)
        {
            Console.Error.WriteLine(warning);
        }

        return reading.Errors switch
        {
            [] => reading.Settings,
            [var only] => throw new ConciergeException(only),
            _ => throw new ConciergeException(new(
                reading.Errors[0].Code,
                $"{reading.Errors.Count} settings are invalid:{string.Concat(reading.Errors.Select(error => $"\n  - {error}"))}")),
        };
    }

    /// <summary>Gets the settings of <c>--set</c>.</summary>
    /// <exception cref="ConciergeException">One of them does not exist (<c>setting.unknown</c>).</exception>
    public static Dictionary<string, string> GetGiven(ParseResult parsed)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var setting in parsed.GetValue(Set) ?? [])
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            var name = equals > 0 ? setting[..equals] : setting;
            if (equals <= 0 || !SettingNames.All.Contains(name, StringComparer.Ordinal))
            {
                throw new ConciergeException(new(
                    "setting.unknown",
                    $"--set {name} is not a known setting.",
                    SettingNameSuggester.FindSimilar(name) is { } similar
                        ? $"Did you mean {similar}?"
                        : "Use --set NAME=VALUE. The names are listed in .env.example."));
            }

            values[name] = setting[(equals + 1)..];
        }

        return values;
    }

    /// <summary>Reads the settings file that is to be written: the named one, or the one that is read, or <c>.env</c> in the current folder.</summary>
    /// <returns>Its path, what it holds, and whether it is the user's choice.</returns>
    /// <exception cref="ConciergeException">The file exists and cannot be read.</exception>
    public static (string Path, IReadOnlyDictionary<string, string> Settings, bool IsTrusted) ReadFileToWrite(ParseResult parsed)
    {
        if (parsed.GetValue(EnvFile) is { Exists: false } created && !Directory.Exists(created.FullName))
        {
            return (created.FullName, new Dictionary<string, string>(StringComparer.Ordinal), true);
        }

        var (settings, isTrusted) = FromFile(parsed, ReadFile);
        return (parsed.GetValue(EnvFile)?.FullName ?? FindFile() ?? Path.Combine(Directory.GetCurrentDirectory(), FileName), settings, isTrusted);
    }

    /// <summary>The option that names the settings file, as other commands need it too: <c> --env-file FILE</c>; empty where none is named.</summary>
    public static string GetEnvFileOption(ParseResult parsed) => parsed.GetValue(EnvFile) is { } file
        ? $" {EnvFile.Name} {(file.FullName.Any(character => char.IsWhiteSpace(character) || character == '\'') ? $"\"{file.FullName}\"" : file.FullName)}"
        : "";

    // The file of the current folder may be anybody's; the launcher's folder and a file that is named are the user's choice.
    private static (IReadOnlyDictionary<string, string> Settings, bool IsTrusted) FromFile(
        ParseResult parsed, Func<string, bool, IReadOnlyDictionary<string, string>> read)
    {
        if (parsed.GetValue(EnvFile) is { } chosen)
        {
            return (read(chosen.FullName, true), true);
        }

        return FindFile() is { } found
            ? (read(found, false), Path.GetDirectoryName(found) == GetHome())
            : (new Dictionary<string, string>(StringComparer.Ordinal), true);
    }

    private static string? FindFile() => new[] { Directory.GetCurrentDirectory(), GetHome() }
        .OfType<string>()
        .Select(folder => Path.Combine(folder, FileName))
        .FirstOrDefault(Path.Exists);

    private static string? GetHome() => Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } folder
        ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))
        : null;

    private static IReadOnlyDictionary<string, string> ReadFile(string path, bool allowsPipe)
    {
        var values = EnvironmentFile.Read(path, allowsPipe);
        foreach (var name in values.Keys)
        {
            if (EnvironmentNames.Contains(name))
            {
                Console.Error.WriteLine($"{Path.GetFileName(path)}: {name} is not read from a settings file. Set it in the environment.");
            }
            else if (SettingNameSuggester.FindSimilar(name) is { } similar)
            {
                Console.Error.WriteLine($"{Path.GetFileName(path)}: {name} is not a setting. Did you mean {similar}?");
            }
        }

        return values;
    }
}
