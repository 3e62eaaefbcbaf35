namespace Concierge.Rehearsal.Telephone;

/// <summary>Why a request to the application failed, as the retry policies of Twilio tell the kinds apart.</summary>
internal enum WebhookFailure
{
    /// <summary>No connection: <c>ct</c>.</summary>
    Connection,

    /// <summary>No answer in time: <c>rt</c>.</summary>
    ReadTimeout,

    /// <summary>An answer of the client's fault: <c>4xx</c>.</summary>
    ClientError,

    /// <summary>An answer of the server's fault: <c>5xx</c>.</summary>
    ServerError,

    /// <summary>Another answer, or a connection that broke off: only <c>all</c>.</summary>
    Other,
}
