namespace Concierge.Storage.Schema;

/// <summary>The state of a request.</summary>
internal enum RequestState
{
    /// <summary>The request is being processed, or its process died.</summary>
    Open,

    /// <summary>The request was answered without a call.</summary>
    Answered,

    /// <summary>The request was refused or failed.</summary>
    Refused,

    /// <summary>A restaurant was called, and the call has ended.</summary>
    Called,
}
