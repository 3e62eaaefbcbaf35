using System.Globalization;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Concierge.Twilio;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>Asks Twilio for the status of calls without an owner, and hangs up those that are live.</summary>
internal sealed partial class CarrierInquiry(Database database, TwilioService twilio, ILogger<CarrierInquiry> logger)
{
    // The clocks of Twilio and this machine differ, and a request to create a call takes time.
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxRequestDuration = TimeSpan.FromMinutes(2);

    /// <summary>Asks for the status of one call and hangs up if it is live.</summary>
    /// <returns><see langword="null"/> if Twilio could not be asked.</returns>
    public async Task<CarrierInquiryResult?> TryAskAsync(CallRow call, CancellationToken cancellationToken)
    {
        try
        {
            var known = call.CallSid is { } sid ? await FetchAsync(sid, cancellationToken) : await SearchAsync(call, cancellationToken);
            if (known is null)
            {
                return new CarrierInquiryResult(call.CallSid, Status: null, WasLive: false);
            }

            var status = StatusCallback.ParseStatus(known.Status);
            var isLive = status is null or CarrierStatus.Queued or CarrierStatus.Initiated or CarrierStatus.Ringing or CarrierStatus.InProgress;
            if (isLive)
            {
                await twilio.EndAsync(known.Sid, cancellationToken);
            }

            return new CarrierInquiryResult(known.Sid, status, isLive);
        }
        catch (ConciergeException exception)
        {
            LogFailed(call.Id, exception.Error.Code);
            return null;
        }
    }

    private async Task<TwilioCall?> FetchAsync(string sid, CancellationToken cancellationToken)
    {
        try
        {
            return await twilio.FetchAsync(sid, cancellationToken);
        }
        catch (ConciergeException exception) when (exception.Error.Code == "twilio.not_found")
        {
            return null;
        }
    }

    // The process died before it read the call SID. The call is the one to that number, at that time, whose SID no row has.
    private async Task<TwilioCall?> SearchAsync(CallRow call, CancellationToken cancellationToken)
    {
        var placed = (await twilio.ListAsync(call.PhoneNumber, cancellationToken)).Where(found => CanBe(call, found)).Reverse().ToList();
        var sids = placed.ConvertAll(found => found.Sid);
        var named = await database.UseAsync(
            (context, token) => context.Calls.Where(row => row.CallSid != null && sids.Contains(row.CallSid)).Select(row => row.CallSid).ToListAsync(token),
            cancellationToken);
        return placed.Find(found => !named.Contains(found.Sid));
    }

    private static bool CanBe(CallRow call, TwilioCall found) =>
        DateTimeOffset.TryParse(found.DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)
        && created >= call.DialledAt - MaxClockSkew
        && created <= call.DialledAt + MaxRequestDuration;

    [LoggerMessage(2735, LogLevel.Warning, "Call {CallId}: Twilio could not be asked for its status ({Code})")]
    private partial void LogFailed(string callId, string code);
}
