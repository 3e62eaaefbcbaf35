namespace Concierge.Twilio;

/// <summary>A call to be placed.</summary>
/// <param name="To">The number to dial, E.164.</param>
/// <param name="TwimlUrl">Where Twilio fetches the instructions when the call is answered.</param>
/// <param name="StatusCallback">Where Twilio reports the call's progress.</param>
/// <param name="MachineDetectionCallback">Where Twilio reports whether a person or a machine answered.</param>
/// <param name="RingTimeout">How long it may ring; whole seconds, at most 600.</param>
/// <param name="TimeLimit">Twilio ends the call after this long, whatever happens here: the last net under a call that must end. Whole seconds.</param>
/// <param name="WaitForMessageEnd">Whether a machine is reported when its announcement is over, for a message to be left, rather than as soon as it is known.</param>
public sealed record OutgoingCall(
    string To,
    Uri TwimlUrl,
    Uri StatusCallback,
    Uri MachineDetectionCallback,
    TimeSpan RingTimeout,
    TimeSpan TimeLimit,
    bool WaitForMessageEnd = false);
