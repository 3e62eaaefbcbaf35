namespace Concierge.Twilio;

/// <summary>The parameters of a call to place.</summary>
/// <param name="To">The number to dial, E.164.</param>
/// <param name="TwimlUrl">The URL of the TwiML that Twilio requests when the call is answered.</param>
/// <param name="StatusCallback">The URL to which Twilio reports the progress of the call.</param>
/// <param name="MachineDetectionCallback">The URL to which Twilio reports whether a person or a machine answered.</param>
/// <param name="RingTimeout">The maximum ringing time; whole seconds, at most 600.</param>
/// <param name="TimeLimit">The maximum duration, in whole seconds. Twilio enforces it even if this program fails.</param>
/// <param name="WaitForMessageEnd">
/// Whether Twilio reports an answering machine at the end of its greeting, so that a message can be left, instead of as soon as it is
/// detected.
/// </param>
public sealed record OutgoingCall(
    string To,
    Uri TwimlUrl,
    Uri StatusCallback,
    Uri MachineDetectionCallback,
    TimeSpan RingTimeout,
    TimeSpan TimeLimit,
    bool WaitForMessageEnd = false);
