using System.Net.Sockets;

namespace Concierge.Media.Tuning;

/// <summary>
/// Whether this process is tuned for audio: by the threads that read sockets, by their time slices, by the priority of the tiered JIT, and by the
/// receive threshold of media streams. Without it, the runtime and the kernel treat the process like any other.
/// </summary>
/// <param name="isEnabled">Whether to tune.</param>
internal sealed class ProcessTuning(bool isEnabled)
{
    /// <summary>Whether to tune.</summary>
    public bool IsEnabled { get; } = isEnabled;

    /// <summary>Starts the tuning. Call it before the first socket is used.</summary>
    /// <param name="isEnabled">Whether to tune.</param>
    public static ProcessTuning Start(bool isEnabled)
    {
        if (isEnabled)
        {
            InlineCompletions.UseAllProcessors();
        }

        return new ProcessTuning(isEnabled);
    }

    /// <summary>Returns the connection whose completions and threshold may be tuned; <see langword="null"/> to leave it alone.</summary>
    public Socket? GetTunable(Socket? connection) => IsEnabled ? connection : null;
}
