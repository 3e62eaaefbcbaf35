using System.Globalization;
using Concierge.Bench.Telephone;

namespace Concierge.Bench.Subjects;

/// <summary>
/// A bridge that accepts media streams and does not place calls. Its environment has PORT, and OPENAI_WS with the address of the voice service.
/// </summary>
/// <param name="command">The command that starts it.</param>
/// <param name="isDotnet">Whether it runs on .NET.</param>
/// <param name="settings">Environment variables in addition to these.</param>
internal sealed class MediaStreamSubject(string name, IReadOnlyList<string> command, bool isDotnet, IReadOnlyDictionary<string, string> settings) : ISubject
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsDotnet => isDotnet;

    /// <inheritdoc/>
    public SubjectStartInfo GetStartInfo(RunEndpoints ends) => new(command, new Dictionary<string, string>(settings, StringComparer.Ordinal)
    {
        ["PORT"] = ends.Port.ToString(CultureInfo.InvariantCulture),
        ["OPENAI_WS"] = $"ws{ends.Secure}://127.0.0.1:{ends.VoicePort}/v1/realtime?model=gpt-realtime",
        ["OPENAI_API_KEY"] = "sk-bench-0123456789",
        ["NODE_ENV"] = "production",
    });

    /// <inheritdoc/>
    public Task PlaceCallAsync(int call, RunEndpoints ends, SimulatedEnds farEnds)
    {
        farEnds.Connect(call, ends.StreamPort, new MediaStreamParameters(TwilioStandIn.AccountSid, $"CA{call:x32}", "{}", ""));
        return Task.CompletedTask;
    }
}
