using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Contracts;

namespace Concierge.Cli.Commands;

/// <summary>The command line: its commands, its help, and the mapping of exceptions to exit codes.</summary>
internal static class ConciergeCommandLine
{
    // After Ctrl-C the call is hung up and its outcome printed, which takes a few seconds at most.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = BookCommand.Create();
        root.Subcommands.Add(RehearseCommand.Create());
        root.Subcommands.Add(ReservationsCommand.Create());
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(RehearseServicesCommand.Create());
        root.Subcommands.Add(RestaurantsCommand.Create());
        root.Subcommands.Add(JudgeCommand.Create());
        HelpExamples.AddTo(root);
        var parsed = root.Parse(args);
        var exitCode = await RunAsync(parsed);
        if (OutputGuard.Error is not { } failure)
        {
            return exitCode;
        }

        // Standard output takes nothing more, not even with --json.
        Console.Error.WriteLine($"{failure} ({failure.Code})");
        return exitCode == ExitCodes.Success ? ExitCodes.Refused : exitCode;
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TerminationTimeout });
        }
        catch (ConciergeException exception)
        {
            ErrorView.Create(parsed).Show(exception.Error);
            return ExitCodes.Refused;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            ErrorView.Create(parsed).Show(exception);
            return ExitCodes.Fault;
        }
    }
}
