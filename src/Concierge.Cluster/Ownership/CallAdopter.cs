using System.Collections.Concurrent;
using System.Text.Json;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Snapshots;
using Concierge.Contracts;
using Concierge.Storage.Calls;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Ownership;

/// <summary>Adopts calls from their copies: the table of calls decides who gets one, and the conversation continues here.</summary>
internal sealed partial class CallAdopter(
    CallManager calls, CallCopyStore copies, CallOwnerTable owners, TimeProvider timeProvider, ILogger<CallAdopter> logger)
{
    private readonly ConcurrentDictionary<string, bool> _adopting = new(StringComparer.Ordinal);

    /// <summary>Adopts a call, unless another server has adopted it or it has ended. Never throws.</summary>
    /// <param name="copy">The copy, which is kept if the database does not answer.</param>
    /// <param name="reconnectAfter">How long to wait for a media stream before the carrier is asked to connect one.</param>
    /// <returns>Whether this server owns the call now.</returns>
    public async Task<bool> TryAdoptAsync(CallCopy copy, TimeSpan reconnectAfter)
    {
        var (callId, generation) = (copy.Copy.CallId, copy.Copy.Generation);
        if (!_adopting.TryAdd(callId, true))
        {
            return false;
        }

        try
        {
            if (calls.TryGet(callId, out var own) && own.Generation > generation)
            {
                // Adopted before, and the answer was lost.
                copies.Remove(callId, generation);
                return true;
            }

            var snapshot = CallSnapshotSerializer.Deserialize(copy.Copy.Snapshot);
            if (!await owners.TryTakeAsync(callId, generation, CancellationToken.None))
            {
                LogNotOurs(callId);
                copies.Remove(callId, generation);
                return false;
            }

            // CallRegistration learns of the call and registers it. The server that hands the call over does not wait for that.
            calls.Adopt(snapshot, timeProvider.GetElapsedTime(copy.ReceivedAt), reconnectAfter);
            copies.Remove(callId, generation);
            return true;
        }
        catch (ConciergeException exception)
        {
            LogNotAdopted(callId, exception.Error.Code);
        }
        catch (JsonException)
        {
            LogNotAdopted(callId, FailoverErrors.InvalidSnapshot.Code);
            copies.Remove(callId, generation);
        }
        catch (ObjectDisposedException)
        {
            // This server stops, too.
            LogNotAdopted(callId, nameof(ObjectDisposedException));
        }
        finally
        {
            _adopting.TryRemove(callId, out _);
        }

        return false;
    }

    [LoggerMessage(2801, LogLevel.Information, "Call {CallId}: it has ended, or another server has adopted it")]
    private partial void LogNotOurs(string callId);

    [LoggerMessage(2802, LogLevel.Warning, "Call {CallId}: it could not be adopted ({Code})")]
    private partial void LogNotAdopted(string callId, string code);
}
