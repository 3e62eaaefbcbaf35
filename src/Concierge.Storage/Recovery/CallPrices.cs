using System.Globalization;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Concierge.Twilio;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>Asks Twilio what calls cost. It knows some time after their end; it is asked a few times, ever more seldom.</summary>
internal sealed partial class CallPrices(Database database, TwilioService twilio, ConciergeSettings settings, TimeProvider time, ILogger<CallPrices> logger)
{
    private const int MostAsked = 7;
    private const int AtOnce = 20;
    private const int Growth = 4;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(3);

    /// <summary>Asks about the calls whose turn it is.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        if (settings.TwilioAccountSid is null || settings.TwilioAuthToken is null)
        {
            return;
        }

        try
        {
            var now = time.GetUtcNow();
            var oldest = now - Oldest;
            var open = await database.UseAsync(
                (context, token) => context.Calls.AsNoTracking()
                    .Where(row => row.Price == null && row.CallSid != null && row.AnsweredAt != null && row.FinishedAt > oldest && row.PriceAsked < MostAsked)
                    .OrderBy(row => row.PriceAsked).ThenBy(row => row.FinishedAt)
                    .Take(AtOnce)
                    .ToListAsync(token),
                cancellationToken);
            foreach (var call in open.Where(call => call.FinishedAt + (FirstWait * Math.Pow(Growth, call.PriceAsked)) <= now))
            {
                await AskAsync(call, cancellationToken);
            }
        }
        catch (ConciergeException failed)
        {
            LogFailed(failed.Error.Code);
        }
    }

    private async Task AskAsync(CallRow call, CancellationToken cancellationToken)
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

    [LoggerMessage(2741, LogLevel.Debug, "Prices of calls could not be asked for ({Code})")]
    private partial void LogFailed(string code);
}
