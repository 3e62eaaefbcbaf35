using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Concierge.Cli.Commands;

/// <summary>Ends every help text with examples: they teach faster than a list of options.</summary>
internal static class HelpExamples
{
    private const string Root = """
        Examples:
          concierge rehearse "Book a table at Luigi's for 4 tomorrow at 7pm"
                Hear how a call goes, on this machine alone: no account, no network.
          concierge "Book a table at Luigi's for 4 tomorrow at 7pm"
                Telephone the restaurant. Needs a Twilio and an OpenAI account (README, "Going live").
          concierge
                A conversation: one request after another.
          concierge restaurants import FILE
                Fill the directory of restaurants; list, find and add as well.
          concierge reservations list
                Your bookings; show, change, cancel and export go on from there.
          concierge serve
                Run the server that Twilio and other programs talk to.

        Exit codes:
          0 booked or done   1 a fault in this program   2 command line not understood
          3 refused: a setting, a limit or the request; nobody was called
          4 called, but no table   5 a question has to be answered first
          6 rehearse --all: not every call came out right   130 ended by Ctrl-C
        """;

    private const string Rehearse = """
        Examples:
          concierge rehearse "Book a table at Luigi's for 4 tomorrow at 7pm"
          concierge rehearse --scenario offers-later "Book Luigi's for 2 tomorrow between 7 and 8pm"
          concierge rehearse --scenario ./my-restaurant.yaml --record call.wav
          concierge rehearse --list
          concierge rehearse --all
                Every scenario, several at once and faster than real time, with a table of what came out right.
          concierge rehearse --all --scenario accepts,offers-later --runs 5 --json
                Two of them, five calls each with other codes and pauses, a line of JSON per call.

        Exit codes of --all: 0 every call came out right, 6 not every one, 130 ended by Ctrl-C.
        """;

    private const string RehearseServices = """
        Example: any program written for Twilio and OpenAI can be pointed at these services.
          concierge rehearse-services --telephone-port 9001 --voice-port 9002 --tunnel agent.example=http://127.0.0.1:8080
        """;

    private const string Restaurants = """
        Examples:
          concierge restaurants import konstanz.geojson --country DE
                Restaurants exported from OpenStreetMap; the same file again changes nothing.
          concierge restaurants find luigis
          concierge restaurants find "italian in Konstanz"
          concierge restaurants list --cuisine pizza --place Konstanz --max-price 2 --open-at "friday 8pm"
          concierge restaurants add "Luigi's" "07531 12345" --country DE --city Konstanz --hours "Tu-Su 12:00-23:00"

        Importing and adding allow nobody to be telephoned: a number has to stand in ALLOWED_PHONE_NUMBERS.
        """;

    private const string Reservations = """
        Examples:
          concierge reservations list
          concierge reservations show k7m2qa
          concierge reservations change k7m2qa "make it 5 people at 8pm"
                Telephones the restaurant; the booking changes when it agrees.
          concierge reservations cancel BK472
                A confirmation number does as well as an id.
          concierge reservations export --all bookings.ics
          concierge reservations export --json > bookings.json
        """;

    public static void AddTo(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is SynchronousCommandLineAction standard)
            {
                help.Action = new WithExamples(standard);
            }
        }
    }

    private sealed class WithExamples(SynchronousCommandLineAction standard) : SynchronousCommandLineAction
    {
        // Whoever asks for help need not have given the arguments.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = InvokeStandard(parseResult);
            var examples = parseResult.CommandResult.Command.Name switch
            {
                RehearseCommand.Name => Rehearse,
                RehearseServicesCommand.Name => RehearseServices,
                ServeCommand.Name => null,
                RestaurantsCommand.Name => Restaurants,
                _ when parseResult.CommandResult.Parent is CommandResult { Command.Name: RestaurantsCommand.Name } => Restaurants,
                ReservationsCommand.Name => Reservations,
                _ when parseResult.CommandResult.Parent is CommandResult { Command.Name: ReservationsCommand.Name } => Reservations,
                _ => Root,
            };
            if (examples is not null)
            {
                parseResult.InvocationConfiguration.Output.WriteLine(examples);
            }

            return code;
        }

        // The library names the command after its assembly; people know it by its launcher.
        private int InvokeStandard(ParseResult parseResult)
        {
            var configuration = parseResult.InvocationConfiguration;
            var output = configuration.Output;
            using var text = new StringWriter();
            configuration.Output = text;
            var code = standard.Invoke(parseResult);
            configuration.Output = output;
            output.Write(text.ToString().Replace(RootCommand.ExecutableName, "concierge", StringComparison.Ordinal));
            return code;
        }
    }
}
