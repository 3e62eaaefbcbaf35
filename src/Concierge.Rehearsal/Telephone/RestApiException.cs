namespace Concierge.Rehearsal.Telephone;

/// <summary>Thrown when the REST API rejects a request.</summary>
internal sealed class RestApiException(int status, int code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>Twilio's error code (twilio.com/docs/api/errors).</summary>
    public int Code => code;
}
