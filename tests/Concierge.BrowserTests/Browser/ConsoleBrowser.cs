using Microsoft.Playwright;

namespace Concierge.BrowserTests.Browser;

/// <summary>Debian's Chromium without a window; no browser is downloaded. Tests are skipped where there is none.</summary>
public sealed class ConsoleBrowser : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly List<IBrowser> _browsers = [];
    private IPlaywright? _playwright;

    /// <summary>The path of the browser; <see langword="null"/> when it is not installed.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Array.Find(Programs, File.Exists);

    public async Task InitializeAsync()
    {
        if (Program is not null)
        {
            _playwright = await Playwright.CreateAsync();
        }
    }

    /// <summary>Opens a page in a browser profile of its own.</summary>
    /// <param name="address">The console.</param>
    /// <param name="options">How the page is shown.</param>
    internal async Task<ConsolePage> OpenAsync(Uri address, ConsolePageOptions? options = null)
    {
        options ??= new ConsolePageOptions();
        var browser = await LaunchAsync(options.MicrophoneFile);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            Locale = options.Locale,
            ColorScheme = options.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = options.MicrophoneFile is null ? [] : ["microphone"],
        });
        context.SetDefaultTimeout((float)ConsolePage.Timeout.TotalMilliseconds);
        if (options.InitScript is { } script)
        {
            await context.AddInitScriptAsync(script);
        }

        return await ConsolePage.OpenAsync(await context.NewPageAsync(), address);
    }

    public async Task DisposeAsync()
    {
        foreach (var browser in _browsers)
        {
            await browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    // Tests without a microphone share one browser; a file for the microphone is an argument of the program.
    private async Task<IBrowser> LaunchAsync(string? microphoneFile)
    {
        Skip.If(_playwright is null, "Chromium is not installed (apt-get install chromium).");
        if (microphoneFile is null && _browsers.Count > 0)
        {
            return _browsers[0];
        }

        List<string> arguments = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"];
        if (microphoneFile is not null)
        {
            arguments.AddRange(
                ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-audio-capture={microphoneFile}%noloop"]);
        }

        var browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = arguments });
        if (microphoneFile is null)
        {
            _browsers.Insert(0, browser);
        }
        else
        {
            _browsers.Add(browser);
        }

        return browser;
    }
}
