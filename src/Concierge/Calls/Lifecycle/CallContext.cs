using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>What every part of a call's session needs.</summary>
/// <param name="Call">The state of the call.</param>
/// <param name="End">Its end.</param>
/// <param name="Services">The services that every call session uses.</param>
/// <param name="Logger">The log.</param>
internal sealed record CallContext(Call Call, CallEnd End, CallSessionServices Services, ILogger Logger)
{
    /// <summary>Runs work beside the caller, which may be a receive loop. The end of the call cancels it; a fault is logged.</summary>
    public void RunInBackground(Func<Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            Logger.LogCallEnded(Call.Id);
        }
        catch (Exception exception)
        {
            Logger.LogUnexpectedError(exception, Call.Id);
        }
    });
}
