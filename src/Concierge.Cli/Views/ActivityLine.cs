using System.Globalization;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>The last line of a terminal: the current activity and its duration. Without a terminal nothing is shown.</summary>
internal sealed class ActivityLine(IAnsiConsole console, TimeProvider timeProvider)
{
    // " … 00:12", and the last column, which stays empty.
    private const int ClockWidth = 9;

    private const string EraseLine = "\r\u001b[2K";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private string _activity = "";
    private long _started;

    /// <summary>Shows an activity while the work runs.</summary>
    public static async Task<T> ShowWhileAsync<T>(IAnsiConsole console, string activity, Func<Task<T>> work)
    {
        var line = new ActivityLine(console, TimeProvider.System);
        line.Start(activity);
        try
        {
            // The work's synchronous start must not delay the line.
            return await Task.Run(work);
        }
        finally
        {
            line.Stop();
        }
    }

    private bool IsShown => console.Profile.Capabilities is { Interactive: true, Ansi: true };

    public void Start(string activity)
    {
        lock (_lock)
        {
            _activity = activity;
            _started = timeProvider.GetTimestamp();
            if (IsShown)
            {
                _timer ??= timeProvider.CreateTimer(_ => Redraw(), null, TimeSpan.Zero, Period);
            }
        }
    }

    /// <summary>Shows another activity and restarts its clock.</summary>
    public void SetActivity(string activity)
    {
        lock (_lock)
        {
            if (_activity != activity)
            {
                _activity = activity;
                _started = timeProvider.GetTimestamp();
            }
        }
    }

    /// <summary>Changes the text of the current activity; its clock continues.</summary>
    public void SetText(string activity)
    {
        lock (_lock)
        {
            _activity = activity;
            Draw();
        }
    }

    /// <summary>Writes permanent output above the line.</summary>
    public void WriteAbove(Action write)
    {
        lock (_lock)
        {
            Erase();
            write();
            Draw();
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            Erase();
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Redraw()
    {
        lock (_lock)
        {
            Draw();
        }
    }

    private void Draw()
    {
        if (_timer is not null)
        {
            var elapsed = timeProvider.GetElapsedTime(_started).ToString(@"mm\:ss", CultureInfo.InvariantCulture);
            console.Profile.Out.Writer.Write($"{EraseLine}{HangingText.Shorten(_activity, console.Profile.Width - ClockWidth)} … {elapsed}");
            console.Profile.Out.Writer.Flush();
        }
    }

    private void Erase()
    {
        if (_timer is not null)
        {
            console.Profile.Out.Writer.Write(EraseLine);
        }
    }
}
