namespace Concierge.Rehearsal.Telephone;

/// <summary>An error or warning of a call, as Twilio shows it in its debugger.</summary>
/// <param name="Code">Twilio's error code (twilio.com/docs/api/errors), for example 31951; 0 when the stand-in itself failed.</param>
/// <param name="Message">Twilio's name for the error.</param>
/// <param name="Detail">What was wrong in this case. It contains no telephone number, secret or audio.</param>
/// <param name="Fatal">Whether the error ended the call.</param>
public sealed record CallError(int Code, string Message, string Detail, bool Fatal);
