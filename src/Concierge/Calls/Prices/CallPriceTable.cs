using System.Text.Json;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Calls.Prices;

/// <summary>
/// What calls are expected to cost. The table of the program can be replaced by a file (<c>CONCIERGE_PRICES</c>) of the same form; docs/configuration.md
/// describes it.
/// </summary>
internal sealed class CallPriceTable
{
    private const string Resource = "Concierge.Calls.Prices.prices.json";
    private const string AnyOther = "*";

    private readonly CallPriceFile _file;

    private CallPriceTable(CallPriceFile file) => _file = file;

    /// <summary>Loads the table of the settings, or the program's own.</summary>
    /// <exception cref="ConciergeException">The file cannot be read, or is not such a table (<c>setting.prices</c>).</exception>
    public static CallPriceTable Load(string? path)
    {
        if (path is null)
        {
            using var stream = typeof(CallPriceTable).Assembly.GetManifestResourceStream(Resource)!;
            return new CallPriceTable(JsonSerializer.Deserialize(stream, PricesJsonContext.Default.CallPriceFile)!);
        }

        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, PricesJsonContext.Default.CallPriceFile) is { } file && IsValid(file)
                ? new CallPriceTable(file)
                : throw new JsonException();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConciergeException(
                new(
                    "setting.prices",
                    $"{SettingNames.Prices}: the file {path} is not a table of prices.",
                    "docs/configuration.md shows its form. Without the setting, the program's own table is used."),
                exception);
        }
    }

    /// <summary>Estimates the cost of a call.</summary>
    /// <param name="number">The number to call, E.164.</param>
    /// <param name="voiceModel">The voice model's name.</param>
    /// <param name="timeLimit">The time limit of a call; the expected duration is not longer.</param>
    public CallCostEstimate Estimate(string number, string voiceModel, TimeSpan timeLimit)
    {
        var minutes = Math.Min(_file.ExpectedMinutes, (decimal)timeLimit.TotalMinutes);
        var carrier = (FindPrice(_file.CarrierPerMinute, number) * minutes) + _file.CarrierPerCall;
        var stream = _file.MediaStreamPerMinute * minutes;
        var model = FindPrice(_file.VoiceModelPerMinute, voiceModel) * minutes;
        return new CallCostEstimate(_file.Date, _file.Currency, minutes, Round(carrier + stream), Round(model));
    }

    // The longest prefix is the most exact one.
    private static decimal FindPrice(IReadOnlyDictionary<string, decimal> prices, string key) => prices
        .Where(price => price.Key != AnyOther && key.StartsWith(price.Key, StringComparison.Ordinal))
        .OrderByDescending(price => price.Key.Length)
        .Select(price => (decimal?)price.Value)
        .FirstOrDefault() ?? prices[AnyOther];

    private static bool IsValid(CallPriceFile file) =>
        file is { ExpectedMinutes: > 0, CarrierPerCall: >= 0, MediaStreamPerMinute: >= 0, Currency.Length: 3 }
        && file.CarrierPerMinute.ContainsKey(AnyOther)
        && file.VoiceModelPerMinute.ContainsKey(AnyOther)
        && file.CarrierPerMinute.Values.Concat(file.VoiceModelPerMinute.Values).All(price => price >= 0);

    private static decimal Round(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
