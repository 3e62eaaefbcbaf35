namespace Concierge.Contracts.Api;

/// <summary>What a call is expected to cost, without taxes. An estimate from a table of prices.</summary>
/// <param name="Amount">The sum.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Carrier">The carrier's part.</param>
/// <param name="VoiceModel">The voice model's part.</param>
/// <param name="Minutes">The duration that it counts with.</param>
/// <param name="PricesOf">The date of the prices, YYYY-MM-DD.</param>
public sealed record PlanCostView(decimal Amount, string Currency, decimal Carrier, decimal VoiceModel, decimal Minutes, string PricesOf);
