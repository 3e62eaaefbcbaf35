using Concierge.Cli.CommandLine;
using Concierge.Rehearsal.Restaurant;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Lists the scenarios, or prints one.</summary>
internal static class ScenarioView
{
    public static int Show(string? name)
    {
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
