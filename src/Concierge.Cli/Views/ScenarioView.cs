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
            Console.Out.Write(Scenarios.Text(name));
            return ExitCodes.Success;
        }

        var width = Scenarios.Names.Max(known => known.Length);
        foreach (var known in Scenarios.Names)
        {
            Terminal.Output.MarkupLineInterpolated($"[bold]{known.PadRight(width)}[/]  {Scenarios.Load(known).Description}");
        }

        return ExitCodes.Success;
    }
}
