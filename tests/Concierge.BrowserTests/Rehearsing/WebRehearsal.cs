using Concierge.EndToEndTests.Processes;

namespace Concierge.BrowserTests.Rehearsing;

/// <summary><c>concierge rehearse --web</c> as a child process.</summary>
internal sealed class WebRehearsal : IAsyncDisposable
{
    private readonly TemporaryHome _home;

    private WebRehearsal(TemporaryHome home, ConciergeProcess process, Uri link)
    {
        (_home, Process, Link) = (home, process, link);
        Address = new Uri(link.GetLeftPart(UriPartial.Path));
    }

    public ConciergeProcess Process { get; }

    /// <summary>The link that signs in, once.</summary>
    public Uri Link { get; }

    /// <summary>The console.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="scenario">The restaurant that answers, unless the page chooses another.</param>
    /// <param name="speed">How many times faster than real time it runs at most.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<WebRehearsal> StartAsync(string scenario = "accepts", double speed = 1, params string[] settings)
    {
        RehearsedRequest.SkipWithoutSpeech();
        var home = new TemporaryHome();
        var process = ConciergeProcess.Start(
            home,
            [
                "rehearse", "--web", "--port", "0", "--seed", $"{RehearsedRequest.Seed}", "--scenario", scenario,
                "--speed", speed.ToString(System.Globalization.CultureInfo.InvariantCulture),
                .. settings.SelectMany(setting => (string[])["--set", setting]),
            ]);
        var line = await process.WaitForLineAsync("#link=");
        return new WebRehearsal(home, process, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim()));
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _home.Dispose();
    }
}
