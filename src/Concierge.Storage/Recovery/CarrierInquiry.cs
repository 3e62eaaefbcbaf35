using System.Globalization;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Concierge.Twilio;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>Asks Twilio about calls that nobody holds any more, and ends those that still go on.</summary>
internal sealed partial class CarrierInquiry(Database database, TwilioService twilio, ILogger<CarrierInquiry> logger)
{
    // Twilio's clock is not ours, and a request may take its time.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(2);

    /// <summary>Asks about one call.</summary>
    /// <returns><see langword="null"/> when Twilio could not be asked.</returns>
    public async Task<CarrierFinding?> TryAskAsync(CallRow call, CancellationToken cancellationToken)
    {
        try
        {
            var known = call.CallSid is { } sid ? await FetchAsync(sid, cancellationToken) : await SearchAsync(call, cancellationToken);
            if (known is null)
            {
                return new CarrierFinding(call.CallSid, Status: null, WasLive: false);
            }

            var status = StatusCallback.ParseStatus(known.Status);
            var isLive = status is null or CarrierStatus.Queued or CarrierStatus.Initiated or CarrierStatus.Ringing or CarrierStatus.InProgress;
            if (isLive)
            {
                await twilio.EndAsync(known.Sid, cancellationToken);
            }

            return new CarrierFinding(known.Sid, status, isLive);
        }
        catch (ConciergeException failed)
        {
            LogFailed(call.Id, failed.Error.Code);
            return null;
        }
    }

    private async Task<TwilioCall?> FetchAsync(string sid, CancellationToken cancellationToken)
    {
        try
        {
            return await twilio.FetchAsync(sid, cancellationToken);
        }
        catch (ConciergeException unknown) when (unknown.Error.Code == "twilio.not_found")
        {
            return null;
        }
    }

    // Twilio was asked to dial, and its answer was never read: the call is the one to that number that no record names.
    private async Task<TwilioCall?> SearchAsync(CallRow call, CancellationToken cancellationToken)
    {
        var placed = (await twilio.ListAsync(call.PhoneNumber, cancellationToken)).Where(found => MayBe(call, found)).Reverse().ToList();
        var sids = placed.ConvertAll(found => found.Sid);
        var named = await database.UseAsync(
            (context, token) => context.Calls.Where(row => row.CallSid != null && sids.Contains(row.CallSid)).Select(row => row.CallSid).ToListAsync(token),
            cancellationToken);
        return placed.Find(found => !named.Contains(found.Sid));
    }

    private static bool MayBe(CallRow call, TwilioCall found) =>
        DateTimeOffset.TryParse(found.DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)
        && created >= call.DialledAt - Skew
        && created <= call.DialledAt + LongestRequest;

    [LoggerMessage(2735, LogLevel.Warning, "Call {CallId}: Twilio could not be asked about it ({Code})")]
    private partial void LogFailed(string callId, string code);
}
