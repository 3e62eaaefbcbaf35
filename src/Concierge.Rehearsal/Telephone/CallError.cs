namespace Concierge.Rehearsal.Telephone;

/// <summary>Something Twilio would show in its debugger for a call.</summary>
/// <param name="Code">Twilio's number for it (twilio.com/docs/api/errors), for example 31951; 0 when the stand-in itself failed.</param>
/// <param name="Message">Twilio's name for it.</param>
/// <param name="Detail">What was wrong this time; holds no telephone number, secret or audio.</param>
/// <param name="Fatal">Whether it ended the call.</param>
public sealed record CallError(int Code, string Message, string Detail, bool Fatal);
