namespace Concierge.Rehearsal.Telephone;

/// <summary>Thrown when a call cannot continue because of an error that has a Twilio error code.</summary>
internal sealed class CallErrorException(CallError error, Exception? innerException = null) : Exception(
    $"{error.Code} {error.Message}: {error.Detail}", innerException)
{
    public CallErrorException(int code, string detail, Exception? innerException = null)
        : this(new CallError(code, CallErrorMessages.GetMessage(code), detail, Fatal: true), innerException)
    {
    }

    public CallError Error => error;
}
