namespace Concierge.Contracts.Api;

/// <summary>A call whose server failed, with what is known about it.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Purpose">book, change or cancel.</param>
/// <param name="RestaurantName">The restaurant's name.</param>
/// <param name="Date">The date of the table, YYYY-MM-DD.</param>
/// <param name="Time">The time of the table, HH:MM.</param>
/// <param name="PartySize">The number of guests.</param>
/// <param name="Outcome">busy, no_answer, failed, or unclear when there was a conversation.</param>
/// <param name="ErrorCode">call.interrupted.</param>
/// <param name="Message">One or two sentences for the guest.</param>
public sealed record InterruptedCallView(
    string CallId,
    CallPurpose Purpose,
    string RestaurantName,
    string Date,
    string Time,
    int PartySize,
    CallOutcome Outcome,
    string ErrorCode,
    string Message);
