namespace Concierge.Calls.Prices;

/// <summary>The table of prices as its file has it.</summary>
/// <param name="Date">The date of the prices, YYYY-MM-DD.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ExpectedMinutes">How long a call is expected to take.</param>
/// <param name="CarrierPerMinute">The carrier's price of a minute by the beginning of the number (<c>+49</c>); <c>*</c> for all others.</param>
/// <param name="CarrierPerCall">What the carrier charges for each answered call beside the minutes.</param>
/// <param name="MediaStreamPerMinute">What the carrier charges for a minute of the media stream.</param>
/// <param name="VoiceModelPerMinute">The price of a minute by the beginning of the voice model's name; <c>*</c> for all others.</param>
internal sealed record CallPriceFile(
    string Date,
    string Currency,
    decimal ExpectedMinutes,
    IReadOnlyDictionary<string, decimal> CarrierPerMinute,
    decimal CarrierPerCall,
    decimal MediaStreamPerMinute,
    IReadOnlyDictionary<string, decimal> VoiceModelPerMinute);
