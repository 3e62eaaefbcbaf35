using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Membership;

/// <summary>
/// Ends this process at once when its silo cannot go on: the cluster has declared it dead, and other servers continue its calls. An orderly stop would hang
/// up calls that are theirs. Takes the place of Orleans' own handler, which prints stack traces and leaves a core dump.
/// </summary>
internal sealed partial class SiloFailureHandler(TimeProvider timeProvider, ILogger<SiloFailureHandler> logger) : IFatalErrorHandler
{
    // That of a process that has aborted, as with Orleans' own handler.
    private const int ExitCode = 134;

    // The log is written by another thread.
    private static readonly TimeSpan LogTime = TimeSpan.FromMilliseconds(200);

    private ITimer? _end;

    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => true;

    /// <inheritdoc/>
    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        var error = ClusterErrors.DeclaredDead;
        LogEnds(error.Code, error.Message, error.Remedy);
        LogCause(exception, context);
        _end ??= timeProvider.CreateTimer(_ => End(), null, LogTime, Timeout.InfiniteTimeSpan);
    }

    private static void End()
    {
        if (!OperatingSystem.IsWindows())
        {
            Exit(ExitCode);
        }

        Environment.FailFast(ClusterErrors.DeclaredDead.ToString());
    }

    // Nothing runs any more: no handler of the process' end, no stop of the host.
    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);

    [LoggerMessage(2833, LogLevel.Critical, "{Message} {Remedy} ({Code})")]
    private partial void LogEnds(string code, string message, string remedy);

    [LoggerMessage(2834, LogLevel.Debug, "What the silo told: {Context}")]
    private partial void LogCause(Exception? exception, string? context);
}
