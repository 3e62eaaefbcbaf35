using System.CommandLine;
using System.Text.Json;
using Concierge.Cli.CommandLine;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows what <c>concierge init</c> has written.</summary>
internal sealed class InitView
{
    private readonly bool _json;
    private readonly string _option;

    private InitView(bool json, string option) => (_json, _option) = (json, option);

    public static InitView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json), CommonOptions.GetEnvFileOption(parsed));

    /// <summary>Shows where the settings of a dialogue go.</summary>
    public static void ShowBeginning(string file) =>
        Terminal.Output.WriteLine($"Settings for {file}. It is written at the end; Ctrl-C leaves it as it is.");

    /// <summary>Shows the end.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="overridden">The settings that the environment sets too.</param>
    public void ShowWritten(WrittenSettingsData written, IReadOnlyList<string> overridden)
    {
        foreach (var name in overridden)
        {
            Terminal.Error.WriteLine($"{name} is set in the environment too, which goes before the file.");
        }

        if (_json)
        {
            System.Console.Out.WriteLine(JsonLine.Create("settings_written", JsonSerializer.Serialize(written, CliJsonContext.Default.WrittenSettingsData)));
            return;
        }

        Terminal.Output.WriteLine();
        Terminal.Output.WriteLine(
            written.Set.Count == 0 ? $"{written.File} is unchanged." : $"Written to {written.File}: {string.Join(", ", written.Set)}.");
        if (written.Missing.Count > 0)
        {
            Terminal.Output.WriteLine($"Still missing for real calls: {string.Join(", ", written.Missing)}.");
        }

        Terminal.Output.WriteLine($"Next: concierge doctor{_option} checks the whole; concierge serve{_option} starts the server.");
    }
}
