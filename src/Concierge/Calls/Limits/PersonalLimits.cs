namespace Concierge.Calls.Limits;

/// <summary>The limits of one person, which replace those of the settings.</summary>
/// <param name="CallsPerHour">The calls per hour; <see langword="null"/> for the limit of the settings.</param>
/// <param name="CallsPerDay">The calls per day; <see langword="null"/> for the limit of the settings.</param>
internal sealed record PersonalLimits(int? CallsPerHour, int? CallsPerDay);
