namespace Concierge.BrowserTests.Browser;

/// <summary>How a page of the console is shown.</summary>
internal sealed record ConsolePageOptions
{
    /// <summary>The width in CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>The height in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>The browser's language.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>Whether the person prefers dark colours.</summary>
    public bool IsDark { get; init; }

    /// <summary>The file that the microphone plays from its start whenever it is switched on.</summary>
    public string? MicrophoneFile { get; init; }

    /// <summary>A script that runs before those of the page; <see langword="null"/> for none.</summary>
    public string? InitScript { get; init; }
}
