using System.Text.Json;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Rehearsal.Restaurant;
using Spectre.Console;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>Lists the scenarios, or prints one.</summary>
internal static class ScenarioView
{
    /// <summary>Prints them.</summary>
    /// <param name="name">The scenario to print; <see langword="null"/> to list all.</param>
    /// <param name="json">Whether to print JSON.</param>
    public static int Show(string? name, bool json)
    {
        if (json)
        {
            foreach (var listed in name is null ? ScenarioCatalog.Names : [name])
            {
                var data = new ScenarioData(listed, ScenarioCatalog.Load(listed).Description, name is null ? null : ScenarioCatalog.ReadText(listed));
                Console.Out.WriteLine(JsonLine.Create("scenario", JsonSerializer.Serialize(data, RehearsalJsonContext.Default.ScenarioData)));
            }

            return ExitCodes.Success;
        }

        if (name is not null)
        {
            Console.Out.Write(ScenarioCatalog.ReadText(name));
            return ExitCodes.Success;
        }

        var width = ScenarioCatalog.Names.Max(known => known.Length);
        foreach (var known in ScenarioCatalog.Names)
        {
            Terminal.Output.MarkupLineInterpolated($"[bold]{known.PadRight(width)}[/]  {ScenarioCatalog.Load(known).Description}");
        }

        return ExitCodes.Success;
    }
}
