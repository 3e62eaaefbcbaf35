namespace Concierge.Rehearsal.Telephone;

/// <summary>A request the REST API refuses.</summary>
internal sealed class RestException(int status, int code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>Twilio's number (twilio.com/docs/api/errors).</summary>
    public int Code => code;
}
