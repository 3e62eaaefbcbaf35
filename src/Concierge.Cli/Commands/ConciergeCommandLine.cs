using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Contracts;

namespace Concierge.Cli.Commands;

/// <summary>The command line: its commands, its help, and the mapping of exceptions to exit codes.</summary>
internal static class ConciergeCommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = BookCommand.Create();
        var rehearsal = RehearsalPlugIn.CreateCommands(args);
        foreach (var command in rehearsal)
        {
            root.Subcommands.Add(command.Command);
        }

        root.Subcommands.Add(ReservationsCommand.Create());
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(HealthCommand.Create());
        root.Subcommands.Add(InitCommand.Create());
        root.Subcommands.Add(McpCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(RestaurantsCommand.Create());
        root.Subcommands.Add(DatabaseCommand.Create());
        root.Subcommands.Add(KeysCommand.Create());
        root.Subcommands.Add(JudgeCommand.Create());
        root.Subcommands.Add(UnderstandCommand.Create());
        HelpExamples.AddTo(root, rehearsal);
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
        if (parsed.Action is not HelpExamples.WithExamples && CommandLineAdvisor.FindError(parsed, BookCommand.GetWords(parsed)) is { } invalid)
        {
            ErrorView.Create(parsed).Show(invalid);
            return ExitCodes.Usage;
        }

        // The program handles Ctrl-C itself: in a conversation it ends a call, not the program.
        InterruptHandler.Process.Register();
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, InterruptHandler.Process.Stopping);
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
