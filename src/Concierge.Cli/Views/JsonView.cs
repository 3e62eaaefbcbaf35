using Concierge.Cli.Client;
using Concierge.Contracts;

namespace Concierge.Cli.Views;

/// <summary>Prints one JSON object per line: <c>{"event":NAME,"data":…}</c>, with the data as the server sends it.</summary>
internal sealed class JsonView(TextWriter output) : IRequestView
{
    public void Welcome()
    {
        // Only for people.
    }

    public void Prompt()
    {
        // Only for people.
    }

    public void Begin(string? text)
    {
        // The first event starts the output.
    }

    public void Show(ServerEvent happened) => Write(happened.Name, happened.Json);

    public void HangingUp() => Write("hanging_up", "{}");

    public void HangUpFailed() => Write("hang_up_failed", "{}");

    public void AnswerRefused(ConciergeError error) => Write("answer_refused", $$"""{"code":"{{error.Code}}"}""");

    public void Interrupted(bool inCall) => Write("interrupted", inCall ? """{"in_call":true}""" : """{"in_call":false}""");

    public void End() => output.Flush();

    private void Write(string name, string json)
    {
        output.WriteLine(JsonLine.Create(name, json));
        output.Flush();
    }
}
