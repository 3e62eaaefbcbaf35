using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Concierge.Cli.Commands;

/// <summary>Adds examples to every help text.</summary>
internal static class HelpExamples
{
    private const string RootRehearsal = """
          concierge rehearse "Book a table at Luigi's for 4 tomorrow at 7pm"
                Rehearse a call on this machine: both sides speak. No account, no network.

        """;

    private const string Root = """
          concierge "Book a table at Luigi's for 4 tomorrow at 7pm"
                Call the restaurant. Needs a Twilio and an OpenAI account (README, "Make real calls").
          concierge
                Start a conversation and enter one request after another.
          concierge restaurants import FILE
                Import restaurants into the directory. See also list, find and add.
          concierge reservations list
                List your bookings. See also show, change, cancel and export.
          concierge serve
                Run the server that Twilio and API clients connect to.
          concierge mcp
                Serve an assistant over the Model Context Protocol. Assistants start it themselves.
          concierge database backup FILE
                Back up the database. See also copy, restore and rotate-key.
          concierge init
                Ask for the settings, check each, and write them to .env.
          concierge doctor
                Check everything that a real call needs.

        Exit codes:
          0 booked or done   1 internal error   2 invalid command line
          3 refused because of a setting, a limit or the request; no call was made
          4 called, but no table booked   5 more information is needed first
          6 rehearse --all: at least one call failed   130 ended with Ctrl-C
          7 called, but the table is only held, conditional or on a waiting list
          8 restaurants import: every entry was skipped
        """;

    private const string Serve = """
        Examples:
          concierge serve
                Listen on port 8080 of this machine, for a tunnel (ngrok http 8080) and for programs on it.
          concierge serve --port 9000
          concierge serve --host 0.0.0.0
                Accept connections from the network, for example in a container or behind a load balancer.
          curl -H "Authorization: Bearer $KEY" http://127.0.0.1:8080/openapi.json
                Read the API's description. The server prints how to get the key.

        Exit codes: 0 stopped, 3 a setting is not valid, or the port is in use. docs/operations.md has more.
        """;

    private const string Init = """
        Examples:
          concierge init
                Ask for the settings at the terminal, say where each is found, check each, and write .env at the end.
          concierge init --set PUBLIC_DOMAIN=abc123.ngrok.app --set PORT=8080
                Change settings without a question. Comments and other lines of .env stay as they are.
          printf 'TWILIO_AUTH_TOKEN=%s\n' "$TOKEN" | concierge init --stdin --json
                Give secrets on standard input: arguments can be seen in the list of processes.
          concierge init --env-file /etc/concierge/concierge.env --no-check --set CALLS_PER_DAY=50

        The file can be read by you alone (mode 0600). It is written at the end, or not at all.
        Exit codes: 0 written or nothing to change, 2 the command line is not valid, 3 refused: a setting is not valid, or a check failed;
        nothing was written. 130 ended with Ctrl-C: nothing was written.
        """;

    private const string Health = """
        Examples:
          concierge health
                Ask the server on this machine whether it runs: for the health check of a container.
          concierge health --ready
                Ask whether it takes calls. A server that is being stopped does not.

        Exit codes: 0 yes, 3 no.
        """;

    private const string Mcp = """
        Examples: docs/mcp.md has the configuration for the well-known assistants.
          claude mcp add concierge -- concierge mcp
                Add it to Claude Code.
          CONCIERGE_SERVER_URL=https://concierge.example CONCIERGE_API_KEY=... concierge mcp
                Use a running server. Without it the command is a server itself, as the other commands are.

        It reads and writes the Model Context Protocol; the log goes to standard error, with --verbose. A server has the same tools under /mcp.
        A call needs a person's yes, for which the assistant asks. Exit codes: 0 the assistant has gone, 3 a setting is not valid.
        """;

    private const string Doctor = """
        Examples:
          concierge doctor
                Print one line per check: ✔ passed, ✘ something has to be done (the remedy is below it), – does not apply.
          concierge doctor --call
                Then rehearse a call on this machine, with both voices.
          concierge doctor --json

        It calls nobody and changes nothing. One question to the chat model costs a few tokens.
        Exit codes: 0 no line failed, 3 a line failed.
        """;

    private const string Judge = """
        Examples: docs/evidence.md describes the format.
          concierge judge calls.jsonl
                Print one line of JSON per call: the verdict, its values, and the turn that proves each.
          cat calls.jsonl | concierge judge -

        Exit codes: 0 every line was judged, 2 a line or the file cannot be read.
        """;

    private const string Understand = """
        Examples: docs/understanding.md describes the format.
          concierge understand "Book a table at Luigi's for 4 tomorrow at 7pm"
                Print what is understood, with the position of the words of each value.
          concierge understand --asked time --now 2026-11-29T10:00 "half past seven"
          concierge understand messages.jsonl
                Print one line of JSON per line of the file. With - it reads standard input.

        Exit codes: 0 every message was read, 2 a line, an option or the file cannot be read.
        """;

    private const string Keys = """
        Examples:
          concierge keys create ann
                Print a key with which ann calls the API: with limits, calls, plans and bookings of her own.
          concierge keys create console --admin
                A key that may act for others (X-Concierge-User) and sees everything.
          concierge keys list
          concierge keys revoke ann

        The key of CONCIERGE_API_KEY, or of the data folder, is the first administrator's. Keys are stored as hashes, in the database.
        """;

    private const string Restaurants = """
        Examples:
          concierge restaurants import konstanz.geojson --country DE
                Import restaurants exported from OpenStreetMap. Importing the same file again changes nothing.
          concierge restaurants find luigis
          concierge restaurants find "italian in Konstanz"
          concierge restaurants show luigis
          concierge restaurants edit luigis --hours "Tu-Su 12:00-23:00" --price 2
          concierge restaurants remove luigis
          concierge restaurants undo
                Take the last import back.
          concierge restaurants allow luigis
                Call a restaurant again that asked not to be called.
          concierge restaurants list --cuisine pizza --place Konstanz --max-price 2 --open-at "friday 8pm"
          concierge restaurants add "Luigi's" "07531 12345" --country DE --city Konstanz --hours "Tu-Su 12:00-23:00"

        Importing or adding a restaurant does not allow calls to it: its number must be in ALLOWED_PHONE_NUMBERS.
        """;

    private const string Reservations = """
        Examples:
          concierge reservations list
          concierge reservations show k7m2qa
          concierge reservations change k7m2qa "make it 5 people at 8pm"
                Call the restaurant. The booking changes if the restaurant agrees.
          concierge reservations cancel BK472
                A confirmation number works as well as an ID.
          concierge reservations export --all bookings.ics
          concierge reservations export --json > bookings.json
        """;

    private const string Database = """
        Examples: docs/operations.md describes each.
          concierge database copy --to postgres://concierge:PASSWORD@db.internal/concierge
                Copy the SQLite database to PostgreSQL, while no server runs. Encrypted texts stay readable with the same data key.
          concierge database backup concierge-2026-11-30.db
                Write a backup while servers run. Keep the data key as well: it is not in the backup.
          concierge database restore concierge-2026-11-30.db --to restored.db
          concierge database rotate-key
                Replace the data key in the data folder, and encrypt everything again, while no server runs.
          concierge database rotate-key --key-file new-key
                The same where servers get the key from CONCIERGE_DATA_KEY.

        Exit codes: 0 done, 2 the command line is not valid, 3 refused: nothing was changed.
        """;

    /// <summary>Adds them.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="rehearsal">The rehearsal's commands; empty in a build without it.</param>
    public static void AddTo(RootCommand root, IReadOnlyList<PlugInCommand> rehearsal)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is SynchronousCommandLineAction standard)
            {
                help.Action = new WithExamples(standard, rehearsal);
            }
        }
    }

    /// <summary>Prints the help of a command, then examples.</summary>
    internal sealed class WithExamples(SynchronousCommandLineAction standard, IReadOnlyList<PlugInCommand> rehearsal) : SynchronousCommandLineAction
    {
        // Help is shown even when required arguments are missing.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = InvokeStandard(parseResult);
            var examples = parseResult.CommandResult.Command.Name switch
            {
                var name when rehearsal.FirstOrDefault(command => command.Command.Name == name) is { Examples: { } own } => own,
                ServeCommand.Name => Serve,
                KeysCommand.Name => Keys,
                McpCommand.Name => Mcp,
                _ when parseResult.CommandResult.Parent is CommandResult { Command.Name: KeysCommand.Name } => Keys,
                HealthCommand.Name => Health,
                InitCommand.Name => Init,
                DoctorCommand.Name => Doctor,
                RestaurantsCommand.Name => Restaurants,
                JudgeCommand.Name => Judge,
                UnderstandCommand.Name => Understand,
                _ when parseResult.CommandResult.Parent is CommandResult { Command.Name: RestaurantsCommand.Name } => Restaurants,
                DatabaseCommand.Name => Database,
                _ when parseResult.CommandResult.Parent is CommandResult { Command.Name: DatabaseCommand.Name } => Database,
                ReservationsCommand.Name => Reservations,
                _ when parseResult.CommandResult.Parent is CommandResult { Command.Name: ReservationsCommand.Name } => Reservations,
                _ => $"Examples:\n{(rehearsal.Any(command => !command.Command.Hidden) ? RootRehearsal : "")}{Root}",
            };
            if (examples is not null)
            {
                parseResult.InvocationConfiguration.Output.WriteLine(examples);
            }

            return code;
        }

        // System.CommandLine prints the assembly's name; users know the launcher's name.
        private int InvokeStandard(ParseResult parseResult)
        {
            var configuration = parseResult.InvocationConfiguration;
            var output = configuration.Output;
            using var text = new StringWriter();
            configuration.Output = text;

            // The request of the root command is no argument of the others.
            var ofOthers = parseResult.CommandResult.Parent is null ? [] : parseResult.RootCommandResult.Command.Arguments;
            SetHidden(ofOthers, hidden: true);
            var code = standard.Invoke(parseResult);
            SetHidden(ofOthers, hidden: false);
            configuration.Output = output;
            output.Write(text.ToString().Replace(RootCommand.ExecutableName, "concierge", StringComparison.Ordinal));
            return code;
        }

        private static void SetHidden(IEnumerable<Argument> arguments, bool hidden)
        {
            foreach (var argument in arguments)
            {
                argument.Hidden = hidden;
            }
        }
    }
}
