using System.CommandLine;
using System.Globalization;
using Concierge.Cli.Client;
using Concierge.Cli.Hosting;
using Concierge.Cli.Rehearsing;
using Concierge.Cli.Views;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge rehearse</c>: a call on this machine, without accounts and without a network.</summary>
internal static class RehearseCommand
{
    public const string Name = "rehearse";

    private const double FastestSpeed = 20;

    private static readonly Argument<string[]> Words = RequestWords.Create();

    private static readonly Option<string> ScenarioName = new("--scenario", "-s")
    {
        Description = "What the restaurant does: a name from --list, or a file of your own (docs/scenarios.md)",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => "accepts",
    };

    private static readonly Option<bool> List = new("--list") { Description = "List the scenarios" };

    private static readonly Option<string> Show = new("--show") { Description = "Print a scenario's file, to copy and change", HelpName = "NAME" };

    private static readonly Option<bool> Listen = new("--listen") { Description = "Play the call on the sound card" };

    private static readonly Option<FileInfo> Record = new("--record") { Description = "Write both voices to a stereo WAV, the agent left", HelpName = "FILE.wav" };

    private static readonly Option<double> Speed = new("--speed")
    {
        Description = "Run the clock this many times faster than real time, 1 to 20; beyond 4 the machine may not keep up",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int?> Seed = new("--seed") { Description = "Repeat the restaurant's confirmation code and pauses", HelpName = "N" };

    public static Command Create()
    {
        var command = new Command(Name, "Places the call on this machine: two voices that really speak and listen, no account, no network.");
        command.Arguments.Add(Words);
        command.Options.Add(ScenarioName);
        command.Options.Add(List);
        command.Options.Add(Show);
        command.Options.Add(Listen);
        command.Options.Add(Record);
        command.Options.Add(Speed);
        command.Options.Add(Seed);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await RehearseAsync(parsed, cancellationToken);
        }
        catch (ScenarioException wrong)
        {
            throw new ConciergeException(new($"scenario.{wrong.Code.Replace("scenario_", "", StringComparison.Ordinal)}", wrong.Message, "concierge rehearse --list names the scenarios that come with the program."), wrong);
        }
        catch (SpeechUnavailableException missing)
        {
            throw new ConciergeException(new("speech.unavailable", missing.Message), missing);
        }
    }

    private static async Task<int> RehearseAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(List) || parsed.GetValue(Show) is not null)
        {
            return ScenarioView.Show(parsed.GetValue(Show));
        }

        var options = Options(parsed);
        var request = string.Join(' ', parsed.GetValue(Words) ?? []).Trim();
        var settings = CommonOptions.Settings(parsed);
        var header = RehearsalHeader.For(parsed);
        header.Show(options, request);
        using var speech = new SpeechEngine();
        await using var stage = await header.WhileSettingUpAsync(() => RehearsalStage.SetUpAsync(options, settings, speech, Logs.For(parsed), cancellationToken));
        using var client = new ConciergeClient(stage.Server.Address, stage.Server.ApiKey);
        var view = RequestViews.For(parsed, stage.Time);
        if (request.Length == 0)
        {
            return await new Conversation(client, view, stage.Time).RunAsync(cancellationToken);
        }

        var runner = new RequestRunner(client, view, stage.Time);
        var exitCode = await runner.RunAsync(request, Guid.NewGuid().ToString("N"), cancellationToken);
        if (runner.Answer?.Result is { } result && !cancellationToken.IsCancellationRequested)
        {
            header.ShowVerdict(RehearsalVerdict.Of(options.Scenario, stage.Book, result));
        }

        header.ShowErrorsOf(stage.Network);
        return exitCode;
    }

    private static RehearsalOptions Options(ParseResult parsed)
    {
        var speed = parsed.GetValue(Speed);
        if (speed is not (>= 1 and <= FastestSpeed))
        {
            throw new ConciergeException(new("option.invalid", "--speed is not a number in its range.", string.Create(CultureInfo.InvariantCulture, $"Set it to a number from 1 to {FastestSpeed}.")));
        }

        var options = new RehearsalOptions
        {
            Scenario = Scenarios.Load(parsed.GetValue(ScenarioName)!),
            Speed = speed,
            Seed = parsed.GetValue(Seed) ?? Random.Shared.Next(1, 100_000),
            Record = parsed.GetValue(Record),
            Listen = parsed.GetValue(Listen),
        };
        if (options.Record is { } file)
        {
            CallRecording.Check(file);
        }

        if (options.Listen)
        {
            SoundCard.Check();
        }

        return options;
    }
}
