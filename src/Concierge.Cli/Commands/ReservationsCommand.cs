using System.CommandLine;
using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Requests;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Options;
using Spectre.Console;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge reservations</c>: shows, changes, cancels and exports bookings.</summary>
internal static class ReservationsCommand
{
    public const string Name = "reservations";

    private static readonly Argument<string> Id = new("ID") { Description = "The booking's ID or confirmation number" };

    private static readonly Argument<string[]> Words = new("words") { Description = "The change, in plain words", Arity = ArgumentArity.OneOrMore };

    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "The file to write; standard output if omitted, or -",
        Arity = ArgumentArity.ZeroOrOne,
        Validators = { OutputFile.Validate },
    };

    private static readonly Option<bool> All = new("--all") { Description = "Include past and cancelled bookings" };

    private static readonly Option<bool> WhenOpen = new("--when-open")
    {
        Description = "If the restaurant is closed now, call when it opens; Ctrl-C stops waiting",
    };

    private static readonly Option<FileInfo> DatabaseFile = new("--database")
    {
        Description = "Read the bookings of this file, such as the one that a rehearsal kept",
        HelpName = "FILE",
        Recursive = true,
    };

    private static readonly Option<bool> AsCalendar = new("--ics")
    {
        Description = "Write iCalendar (the default); --json writes JSON, and a file that ends with .csv CSV",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Shows, changes, cancels and exports your bookings.");
        command.Options.Add(DatabaseFile);
        command.Subcommands.Add(Sub("list", "Lists upcoming bookings, the next one first.", ListAsync, [], All));
        command.Subcommands.Add(Sub("show", "Shows one booking.", ShowAsync, [Id]));
        command.Subcommands.Add(
            Sub(
                "cancel",
                "Calls the restaurant to cancel a booking. The booking is cancelled only if the restaurant confirms.",
                CancelAsync,
                [Id],
                WhenOpen,
                CommonOptions.Confirmed));
        command.Subcommands.Add(
            Sub(
                "change",
                "Calls the restaurant to change a booking. The booking changes only if the restaurant agrees.",
                ChangeAsync,
                [Id, Words],
                WhenOpen,
                CommonOptions.Confirmed));
        command.Subcommands.Add(Sub("export", "Exports bookings as iCalendar, JSON or CSV.", ExportAsync, [File], All, AsCalendar));
        return command;
    }

    /// <summary>Writes one booking to an iCalendar file.</summary>
    /// <exception cref="ConciergeException">The file cannot be written (<c>file.not_writable</c>), or the booking cannot be read.</exception>
    public static async Task SaveCalendarAsync(ConciergeClient client, string reservationId, FileInfo file, CancellationToken cancellationToken) =>
        await OutputFile.WriteAsync(
            file.FullName, await client.GetTextAsync($"reservations/{Uri.EscapeDataString(reservationId)}.ics", cancellationToken), cancellationToken);

    private static Command Sub(
        string name, string description, Func<ParseResult, CancellationToken, Task<int>> action, Argument[] arguments, params Option[] options)
    {
        var command = new Command(name, description);
        foreach (var argument in arguments)
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(action);
        return command;
    }

    private static Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var all = parsed.GetValue(All);
        return ReadAsync(parsed, client => client.ListReservationsAsync(all, cancellationToken), ReservationsView.Create(parsed).ShowList, cancellationToken);
    }

    private static Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(Id)!;
        return ReadAsync(parsed, client => client.GetReservationAsync(id, cancellationToken), ReservationsView.Create(parsed).Show, cancellationToken);
    }

    private static async Task<int> ExportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (ChooseFormat(parsed) == ".csv")
        {
            return await ExportCsvAsync(parsed, parsed.GetValue(File)!, cancellationToken);
        }

        var asJson = ChooseFormat(parsed) == ".json";
        var path = $"reservations{(asJson ? "" : ".ics")}?all={(parsed.GetValue(All) ? "true" : "false")}";
        var text = "";
        await ReadAsync(parsed, client => client.GetTextAsync(path, cancellationToken), read => text = read, cancellationToken);
        if (parsed.GetValue(File) is { } file && file != OutputFile.StandardOutput)
        {
            await OutputFile.WriteAsync(file, text, cancellationToken);
            Terminal.Error.MarkupLineInterpolated($"Written to {Path.GetFullPath(file)}.");
        }
        else
        {
            Console.Out.WriteLine(TerminalText.ForOutput(text, Console.IsOutputRedirected));
        }

        return ExitCodes.Success;
    }

    private static async Task<int> ExportCsvAsync(ParseResult parsed, string file, CancellationToken cancellationToken)
    {
        var (all, text) = (parsed.GetValue(All), "");
        await ReadAsync(
            parsed, client => client.ListReservationsAsync(all, cancellationToken), found => text = ReservationCsvWriter.Write(found), cancellationToken);
        await OutputFile.WriteAsync(file, text, cancellationToken);
        Terminal.Error.MarkupLineInterpolated($"Written to {Path.GetFullPath(file)}.");
        return ExitCodes.Success;
    }

    // The options decide, else the file's extension. A file of one kind with the name of another would mislead.
    private static string ChooseFormat(ParseResult parsed)
    {
        var chosen = parsed.GetValue(AsCalendar) ? ".ics" : parsed.GetValue(CommonOptions.Json) ? ".json" : null;
        if (Path.GetExtension(parsed.GetValue(File))?.ToLowerInvariant() is not { Length: > 0 } extension)
        {
            return chosen ?? ".ics";
        }

        if (extension is not (".ics" or ".json" or ".csv"))
        {
            throw InvalidOption($"Bookings cannot be written as {extension}.", "Use a file that ends with .ics, .json or .csv.");
        }

        return chosen is null || chosen == extension
            ? extension
            : throw InvalidOption(
                $"{(chosen == ".ics" ? "--ics" : "--json")} does not fit a file that ends with {extension}.", "Leave the option out, or use another file.");
    }

    private static ConciergeException InvalidOption(string message, string remedy) => new(new("option.invalid", message, remedy));

    private static ConciergeSettings LoadSettings(ParseResult parsed)
    {
        if (parsed.GetValue(DatabaseFile) is not { } file)
        {
            return CommonOptions.LoadSettings(parsed);
        }

        // The option names a file to read, which is not created.
        return Path.Exists(file.FullName)
            ? CommonOptions.LoadSettings(
                parsed,
                new Dictionary<string, string>(StringComparer.Ordinal) { [SettingNames.Database] = file.FullName, [SettingNames.ServerUrl] = "" })
            : throw new ConciergeException(new("storage.not_found", $"The database {file} does not exist.", "Check the path after --database."));
    }

    // Without a running server, opening the database takes a second or two. The activity line shows that the command is working.
    private static async Task<int> ReadAsync<T>(ParseResult parsed, Func<ConciergeClient, Task<T>> read, Action<T> show, CancellationToken cancellationToken)
    {
        var found = await ActivityLine.ShowWhileAsync(
            Terminal.Error,
            "Opening the bookings",
            async () =>
            {
                await using var server = await ServerHost.ConnectToReadAsync(
                    LoadSettings(parsed), LoggingSetup.ForCommand(parsed), cancellationToken);
                using var client = new ConciergeClient(server.Address, server.ApiKey);
                return await read(client);
            });
        show(found);
        return ExitCodes.Success;
    }

    private static Task<int> CancelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = new CreatePlanRequest { ReservationId = parsed.GetValue(Id)!, Purpose = "cancel", CallWhenOpen = parsed.GetValue(WhenOpen) };
        return CallRestaurantAsync(
            parsed, plan, (client, token) => client.CancelReservationAsync(plan.ReservationId, plan.CallWhenOpen == true, token), cancellationToken);
    }

    private static Task<int> ChangeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var words = string.Join(' ', parsed.GetValue(Words)!);
        var plan = new CreatePlanRequest { ReservationId = parsed.GetValue(Id)!, Text = words, CallWhenOpen = parsed.GetValue(WhenOpen) };
        return CallRestaurantAsync(
            parsed, plan, (client, token) => client.ChangeReservationAsync(plan.ReservationId, words, plan.CallWhenOpen == true, token), cancellationToken);
    }

    private static async Task<int> CallRestaurantAsync(
        ParseResult parsed,
        CreatePlanRequest request,
        Func<ConciergeClient, CancellationToken, IAsyncEnumerable<ServerEvent>> callAtOnce,
        CancellationToken cancellationToken)
    {
        var view = RequestViewFactory.Create(parsed, isConversation: false);
        await using var server = await ServerHost.ConnectToBookingsAsync(LoadSettings(parsed), LoggingSetup.ForCommand(parsed), cancellationToken);
        using var client = new ConciergeClient(server.Address, server.ApiKey);
        var runner = new RequestRunner(client, view, TimeProvider.System);
        var exitCode = RequestViewFactory.CanAsk(parsed) && !parsed.GetValue(CommonOptions.Confirmed)
            ? await new PlannedCallRunner(client, runner).RunAsync(request, cancellationToken)
            : await runner.RunAsync(request.Text ?? "", token => callAtOnce(client, token), cancellationToken);
        WarningView.For(parsed).Show(server.TakeWarnings());
        return exitCode;
    }
}
