namespace Concierge.Calls.Prices;

/// <summary>What a call is expected to cost, without taxes.</summary>
/// <param name="Date">The date of the prices, YYYY-MM-DD.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Minutes">The expected duration.</param>
/// <param name="Carrier">The carrier's part.</param>
/// <param name="VoiceModel">The voice model's part.</param>
internal sealed record CallCostEstimate(string Date, string Currency, decimal Minutes, decimal Carrier, decimal VoiceModel);
