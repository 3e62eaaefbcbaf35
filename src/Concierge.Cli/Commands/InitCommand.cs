using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Setup;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge init</c>: asks for the settings, checks each, and writes <c>.env</c>.</summary>
internal static class InitCommand
{
    public const string Name = "init";

    private static readonly Option<bool> StandardInput = new("--stdin")
    {
        Description = "Read settings from standard input too, one NAME=VALUE a line: secrets stay out of the list of processes",
    };

    private static readonly Option<bool> NoCheck = new("--no-check")
    {
        Description = "Do not ask Twilio, OpenAI and the tunnel whether the settings are right",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Asks for the settings one by one, checks each, and writes them to .env.");
        command.Options.Add(StandardInput);
        command.Options.Add(NoCheck);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (file, settings, isTrusted) = CommonOptions.ReadFileToWrite(parsed);
        var draft = new SettingsDraft(settings, isTrusted);
        var checker = parsed.GetValue(NoCheck) ? null : new SettingChecker(draft, DoctorView.Create(parsed));
        var given = await ReadGivenAsync(parsed, cancellationToken);
        if (given.Count > 0)
        {
            await ApplyAsync(draft, checker, given, cancellationToken);
        }
        else if (RequestViewFactory.CanAsk(parsed) && !parsed.GetValue(StandardInput))
        {
            InitView.ShowBeginning(file);
            await new SetupDialogue(draft, checker).RunAsync(cancellationToken);
        }
        else
        {
            throw new ConciergeException(new(
                "init.nothing_given",
                "No setting is given, and there is no terminal to ask at.",
                "Give settings with --set NAME=VALUE, or with --stdin one NAME=VALUE a line."));
        }

        var changes = draft.Changes;
        cancellationToken.ThrowIfCancellationRequested();
        if (changes.Count > 0)
        {
            EnvironmentFileWriter.Write(file, changes);
        }

        var loaded = draft.Load().Settings;
        InitView.Create(parsed).ShowWritten(
            new WrittenSettingsData(file, [.. changes.Keys], draft.Kept, RequiredSettings.FindMissing(loaded.Twilio, loaded.Realtime)), draft.Overridden);
        return ExitCodes.Success;
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadGivenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var given = CommonOptions.GetGiven(parsed);
        if (parsed.GetValue(StandardInput))
        {
            var text = await Console.In.ReadToEndAsync(cancellationToken);
            foreach (var (name, value) in EnvironmentFile.Parse(text, "standard input"))
            {
                given.TryAdd(name, value);
            }
        }

        return given;
    }

    // All or nothing: a program that gives settings must not have to find out which of them were written.
    private static async Task ApplyAsync(
        SettingsDraft draft, SettingChecker? checker, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in given)
        {
            draft.Set(name, value);
        }

        CommonOptions.GetValid(draft.Load());
        if (checker is not null && !await checker.RunAsync(given.Keys, cancellationToken))
        {
            throw new ConciergeException(new(
                "init.check_failed", "A check failed, and nothing was written.", "Correct the setting, or write it all the same with --no-check."));
        }
    }
}
