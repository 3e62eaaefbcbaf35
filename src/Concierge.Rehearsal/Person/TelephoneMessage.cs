namespace Concierge.Rehearsal.Person;

/// <summary>A text message between the page and the telephone, of either direction. Fields that its event does not have are null.</summary>
internal sealed record TelephoneMessage
{
    /// <summary>The kind.</summary>
    public string? Event { get; init; }

    /// <summary><c>ringing</c>: the application's identifier of the call, if it is known.</summary>
    public string? CallId { get; init; }

    /// <summary><c>ringing</c>: the caller's number, E.164.</summary>
    public string? Caller { get; init; }

    /// <summary><c>ringing</c>: the name of the restaurant that is called.</summary>
    public string? Restaurant { get; init; }

    /// <summary><c>hung_up</c>: who ended the call.</summary>
    public string? By { get; init; }

    /// <summary><c>say</c>, <c>recognized</c>, <c>heard</c>: the words.</summary>
    public string? Text { get; init; }

    /// <summary><c>heard</c>: whether the words will not change any more.</summary>
    public bool? Final { get; init; }

    /// <summary><c>recognition</c>: whether the page's own recognizer runs.</summary>
    public bool? Active { get; init; }

    /// <summary><c>error</c>: the stable code.</summary>
    public string? Code { get; init; }

    /// <summary><c>error</c>: what is wrong, in one sentence.</summary>
    public string? Message { get; init; }

    /// <summary><c>error</c>: what to do.</summary>
    public string? Remedy { get; init; }
}
