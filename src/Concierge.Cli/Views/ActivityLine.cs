using System.Globalization;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>The last line on a terminal: what is going on, and for how long. Without a terminal there is none.</summary>
internal sealed class ActivityLine(IAnsiConsole console, TimeProvider time)
{
    private const string EraseLine = "\r\u001b[2K";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private string _activity = "";
    private long _started;

    /// <summary>Shows that something is being done, while it is.</summary>
    public static async Task<T> WhileAsync<T>(IAnsiConsole console, string activity, Func<Task<T>> work)
    {
        var line = new ActivityLine(console, TimeProvider.System);
        line.Start(activity);
        try
        {
            // What compiles and reads before its first wait must not hold up the line.
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
        lock (_gate)
        {
            _activity = activity;
            _started = time.GetTimestamp();
            if (IsShown)
            {
                _timer ??= time.CreateTimer(_ => Redraw(), null, TimeSpan.Zero, Period);
            }
        }
    }

    /// <summary>Something else is going on now.</summary>
    public void Now(string activity)
    {
        lock (_gate)
        {
            if (_activity != activity)
            {
                _activity = activity;
                _started = time.GetTimestamp();
            }
        }
    }

    /// <summary>The same is going on, in other words: its time goes on.</summary>
    public void Still(string activity)
    {
        lock (_gate)
        {
            _activity = activity;
            Draw();
        }
    }

    /// <summary>Writes something that stays, above the line.</summary>
    public void Above(Action write)
    {
        lock (_gate)
        {
            Erase();
            write();
            Draw();
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            Erase();
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Redraw()
    {
        lock (_gate)
        {
            Draw();
        }
    }

    private void Draw()
    {
        if (_timer is not null)
        {
            var elapsed = time.GetElapsedTime(_started).ToString(@"mm\:ss", CultureInfo.InvariantCulture);
            console.Profile.Out.Writer.Write($"{EraseLine}{_activity} … {elapsed}");
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
