using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Rehearsing.Views;
using Concierge.Contracts;
using Concierge.Rehearsal.Dialogue.Actions;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.Tls;
using Concierge.Rehearsal.VoiceModel;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing.Commands;

/// <summary><c>concierge rehearse-services</c>: runs the rehearsal's telephone network and voice model for any program that uses Twilio and OpenAI.</summary>
internal static class RehearseServicesCommand
{
    public const string Name = "rehearse-services";

    private const string AccountSid = "AC00000000000000000000000000000001";
    private const string AuthToken = "rehearsal-auth-token";
    private const string ApiKey = "sk-rehearsal";
    private const int MinThreads = 32;

    private static readonly Option<int> TelephonePort = Port("--telephone-port", 9001, "The port of the Twilio stand-in");
    private static readonly Option<int> VoicePort = Port("--voice-port", 9002, "The port of the voice model stand-in");

    private static readonly Option<string[]> Tunnel = new("--tunnel")
    {
        Description = "A public host name and the local server behind it; can be repeated",
        HelpName = "HOST=URL",
    };

    private static readonly Option<string> ScenarioName = new("--scenario", "-s")
    {
        Description = "How the callee behaves",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => "accepts",
    };

    private static readonly Option<bool> Tls = new("--tls")
    {
        Description = "Serve https and wss, with a certificate that is made at the start",
    };

    private static readonly Option<int?> Seed = new("--seed")
    {
        Description = "Reproduce the restaurant's confirmation codes and pauses: N for the first call, N + 1 for the next",
        HelpName = "N",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Runs the stand-ins for Twilio and the voice model, for any program written for them.");
        command.Options.Add(TelephonePort);
        command.Options.Add(VoicePort);
        command.Options.Add(Tunnel);
        command.Options.Add(ScenarioName);
        command.Options.Add(Tls);
        command.Options.Add(Seed);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var scenario = ScenarioCatalog.Load(parsed.GetValue(ScenarioName)!);
        EnsureThreads();
        using var loggers = LoggerFactory.Create(LoggingSetup.ForServer(parsed));
        using var speech = new SpeechEngine();
        var book = new RestaurantBookings();
        var calls = 0;
        var firstSeed = parsed.GetValue(Seed) ?? Random.Shared.Next(1, 100_000);
        var restaurant = new RestaurantCallee(
            speech,
            () => scenario.CreateCallee(RehearsalSettings.DefaultRestaurant, firstSeed + Interlocked.Increment(ref calls) - 1, book),
            new RestaurantVoiceOptions { Voice = scenario.Voice, CallerVoice = RehearsalSpeech.AgentVoice, Seed = firstSeed });
        using var certificate = parsed.GetValue(Tls) ? LoopbackCertificate.Create(TimeProvider.System) : null;
        await using var voiceModel = await VoiceModelServer.StartAsync(
            new VoiceModelOptions { Port = parsed.GetValue(VoicePort), ApiKey = ApiKey, Certificate = certificate?.Server },
            new RehearsalSpeech(speech, scenario.Voice),
            new ScriptedDialoguePolicy(),
            TimeProvider.System,
            loggers,
            cancellationToken);
        await using var network = await TelephoneNetwork.StartAsync(
            new TelephoneNetworkOptions
            {
                Port = parsed.GetValue(TelephonePort),
                Certificate = certificate?.Server,
                AccountSid = AccountSid,
                AuthToken = AuthToken,
                OwnedNumbers = [RehearsalSettings.OwnNumber],
                FindCallee = _ => restaurant,
                SynthesizeSpeech = text => speech.CreateSynthesizer(RehearsalSpeech.AgentVoice).Synthesize(text),
                Tunnels = Tunnels(parsed.GetValue(Tunnel) ?? []),
            },
            TimeProvider.System,
            loggers,
            cancellationToken);
        using var authority = certificate is null ? null : AuthorityFile.Write(certificate, network.BaseAddress.Port);
        ServicesView.Show(
            network.BaseAddress, voiceModel.BaseAddress, AccountSid, AuthToken, ApiKey, Tunnels(parsed.GetValue(Tunnel) ?? []), authority?.Path);
        await WaitAsync(cancellationToken);
        return ExitCodes.Success;
    }

    // Speech blocks its threads. Where several calls speak at once the telephone network would wait for one: the pool adds one each half second.
    private static void EnsureThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, MinThreads), completionPorts);
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = cancellationToken.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }

    private static Dictionary<string, Uri> Tunnels(string[] given)
    {
        Dictionary<string, Uri> tunnels = new(StringComparer.OrdinalIgnoreCase);
        foreach (var tunnel in given)
        {
            var parts = tunnel.Split('=', 2);
            tunnels[parts[0]] = parts.Length == 2 && Uri.TryCreate(parts[1], UriKind.Absolute, out var origin) && origin is { Scheme: "http", IsLoopback: true }
                ? origin
                : throw new ConciergeException(new(
                    "option.invalid",
                    $"--tunnel {tunnel} is not a valid tunnel.",
                    "Use HOST=URL with an http address on this machine, for example agent.example=http://127.0.0.1:8080."));
        }

        return tunnels;
    }

    private static Option<int> Port(string name, int defaultPort, string description) =>
        new(name) { Description = $"{description}; 0 picks a free port", HelpName = "N", DefaultValueFactory = _ => defaultPort };
}
