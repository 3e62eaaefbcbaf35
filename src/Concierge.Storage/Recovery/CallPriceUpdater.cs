using System.Globalization;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Concierge.Twilio;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>
/// Asks Twilio for the prices of finished calls. Twilio sets a price some time after the end of a call, so each call is queried up to seven
/// times with a growing delay.
/// </summary>
internal sealed partial class CallPriceUpdater(
    Database database, TwilioService twilio, TwilioOptions account, TimeProvider timeProvider, ILogger<CallPriceUpdater> logger)
{
    private const int MaxQueries = 7;
    private const int BatchSize = 20;
    private const int Growth = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(3);

    /// <summary>Queries the prices of the calls that are due.</summary>
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        if (account.AccountSid is null || account.AuthToken is null)
        {
            return;
        }

        try
        {
            var now = timeProvider.GetUtcNow();
            var oldest = now - MaxAge;
            var open = await database.UseAsync(
                (context, token) => context.Calls.AsNoTracking()
                    .Where(row => row.Price == null && row.CallSid != null && row.AnsweredAt != null && row.FinishedAt > oldest && row.PriceAsked < MaxQueries)
                    .OrderBy(row => row.PriceAsked).ThenBy(row => row.FinishedAt)
                    .Take(BatchSize)
                    .ToListAsync(token),
                cancellationToken);
            foreach (var call in open.Where(call => call.FinishedAt + (FirstDelay * Math.Pow(Growth, call.PriceAsked)) <= now))
            {
                await UpdateAsync(call, cancellationToken);
            }
        }
        catch (ConciergeException exception)
        {
            LogFailed(exception.Error.Code);
        }
    }

    private async Task UpdateAsync(CallRow call, CancellationToken cancellationToken)
    {
        var known = await twilio.FetchAsync(call.CallSid!, cancellationToken);
        decimal? price = decimal.TryParse(known.Price, NumberStyles.Number, CultureInfo.InvariantCulture, out var charged) ? Math.Abs(charged) : null;
        await database.UseAsync(
            (context, token) => context.Calls.Where(row => row.Id == call.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Price, price)
                    .SetProperty(row => row.PriceUnit, price == null ? null : known.PriceUnit)
                    .SetProperty(row => row.PriceAsked, row => row.PriceAsked + 1),
                token),
            cancellationToken);
    }

    [LoggerMessage(2741, LogLevel.Debug, "The prices of calls could not be queried ({Code})")]
    private partial void LogFailed(string code);
}
