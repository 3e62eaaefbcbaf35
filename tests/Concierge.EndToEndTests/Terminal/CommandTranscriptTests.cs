using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Terminal;

/// <summary>A new user's commands, one after the other at one terminal: mistyped ones, the directory, the bookings, the settings and the server.</summary>
public sealed class CommandTranscriptTests : IDisposable
{
    private const string Script = """
        concierge rehearsal; echo "exit $?"
        concierge reservation list
        concierge help
        concierge rehearse --scenaro accepts
        concierge rehearse --scenario offer-later "Book"
        printf 'name,phone,cuisine,stars\nPho 79,07531 12345,vietnamese,3\n' > vietnam.csv
        concierge restaurants import vietnam.csv; echo "exit $?"
        concierge restaurants import vietnam.csv --country DE; echo "exit $?"
        concierge restaurants find "something vietnamese"
        concierge restaurants find "cheap thai near me"
        concierge restaurants edit "pho 79" --price 2
        concierge restaurants show "pho 79"
        concierge restaurants undo
        concierge reservations export out.csv && head -c 9 out.csv && echo
        concierge reservations export out.xlsx
        printf '\357\273\277DEMO_RESTAURANT_NAME=Luigi'"'"'s\r\nexport CUSTOMER_NAME=Pat O'"'"'Brien\r\nTWILIO_TOKEN=x\n' > .env
        concierge restaurants list
        printf 'CUSTOMER_NAME="Pat\n' > .env
        concierge restaurants list
        rm .env
        concierge restaurants list --set 'AGENT_GREETING=Hello {nobody}'
        echo "ready to serve"
        exec PROGRAM serve --port 0 --host 0.0.0.0
        """;

    private readonly TemporaryHome _home = new();

    [Fact]
    public Task Commands_At80Columns_SayWhatHelps() => RunAsync(80);

    [Fact]
    [Trait("Category", "Long")]
    public Task Commands_At120Columns_SayWhatHelps() => RunAsync(120);

    public void Dispose() => _home.Dispose();

    private async Task RunAsync(int columns)
    {
        await using var terminal = PseudoTerminal.StartShell(_home, columns, Script.Replace("PROGRAM", $"'{ConciergeProgram.Path}'", StringComparison.Ordinal));
        await terminal.WaitForAsync("no number may be called without one");
        await terminal.PressCtrlCAsync();
        await terminal.WaitForExitAsync();

        string[] expected =
        [
            "concierge rehearse?", "exit 2", "concierge reservations list?", "concierge --help?", "Did you mean --scenario?", "Did you mean offers-later?",
            "Numbers without a country code need their country: add --country DE", "exit 8", "1 added", "concierge restaurants undo takes this import back.",
            "exit 0", "Pho 79", "Kitchens in the directory: vietnamese.", "Import taken back", "id,status", "Use a file that ends with .ics, .json or .csv.",
            "TWILIO_TOKEN", "TWILIO_AUTH_TOKEN", "line 1, column", "{nobody}", "ready to serve", "Concierge is listening on", "it listens on 0.0.0.0",
            "KEY=$(cat ", "OPENAI_API_KEY, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER, PUBLIC_DOMAIN",
        ];
        expected.ShouldAllBe(words => terminal.Words.Contains(words, StringComparison.Ordinal), terminal.Shown);
        terminal.Shown.ShouldNotContain("Usage:");
        terminal.Shown.ShouldNotContain("   at ");
    }
}
