namespace Concierge.Cli.Rehearsing.Commands;

/// <summary>The examples in the help of the rehearsal's commands.</summary>
internal static class RehearsalExamples
{
    public const string Rehearse = """
        Examples:
          concierge rehearse "Book a table at Luigi's for 4 tomorrow at 7pm"
          concierge rehearse --scenario offers-later "Book Luigi's for 2 tomorrow between 7 and 8pm"
          concierge rehearse --scenario ./my-restaurant.yaml --record call.wav
          concierge rehearse --web
                Open the console in a browser, where you can also answer the call as the restaurant.
          concierge rehearse --list
          concierge rehearse --all
                Run every scenario, several at a time and faster than real time, and print a table of results.
          concierge rehearse --all --scenario accepts,offers-later --runs 5 --json
                Run two scenarios, five calls each with different codes and pauses, one line of JSON per call.

        Exit codes of --all: 0 every call passed, 6 at least one call failed, 130 ended with Ctrl-C.
        """;

    public const string RehearseServices = """
        Examples: any program written for Twilio and OpenAI can use these services.
          concierge rehearse-services --telephone-port 9001 --voice-port 9002 --tunnel agent.example=http://127.0.0.1:8080
          concierge rehearse-services --tls --tunnel agent.example=http://127.0.0.1:8080
                Serve https and wss, for programs that insist on it. It prints how they trust the certificate.
        """;
}
