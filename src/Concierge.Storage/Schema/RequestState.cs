namespace Concierge.Storage.Schema;

/// <summary>How far a request has come.</summary>
internal enum RequestState
{
    /// <summary>It is being carried out, or the process that did so is gone.</summary>
    Open,

    /// <summary>It was answered without a call: a question, or what was asked for.</summary>
    Answered,

    /// <summary>It was refused, or could not be carried out.</summary>
    Refused,

    /// <summary>A restaurant was telephoned, and the call has ended.</summary>
    Called,
}
