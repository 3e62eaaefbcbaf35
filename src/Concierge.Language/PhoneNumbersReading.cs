namespace Concierge.Language;

/// <summary>The phone numbers of a sentence.</summary>
/// <param name="Restaurant">The number to call, in E.164 form.</param>
/// <param name="Guest">The guest's own number, in E.164 form.</param>
/// <param name="Invalid">Whether the sentence contains a number that cannot be dialled, for example without a country code.</param>
internal sealed record PhoneNumbersReading(string? Restaurant, string? Guest, bool Invalid);
