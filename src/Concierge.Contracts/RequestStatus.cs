namespace Concierge.Contracts;

/// <summary>The status of a request in words.</summary>
public enum RequestStatus
{
    /// <summary>The request is being carried out, or its server failed.</summary>
    Open,

    /// <summary>The request was answered without a call.</summary>
    Answered,

    /// <summary>The request was refused or failed.</summary>
    Refused,

    /// <summary>A restaurant was called, and the call has ended.</summary>
    Called,
}
