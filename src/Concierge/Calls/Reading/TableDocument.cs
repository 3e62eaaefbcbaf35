namespace Concierge.Calls.Reading;

/// <summary>A table in a <see cref="CallDocument"/>.</summary>
/// <param name="Date">YYYY-MM-DD.</param>
/// <param name="Time">HH:MM.</param>
/// <param name="PartySize">The number of people.</param>
/// <param name="Name">The name of the booking.</param>
/// <param name="Restaurant">The restaurant.</param>
internal sealed record TableDocument(string Date, string Time, int PartySize, string? Name = null, string? Restaurant = null);
