namespace Concierge.Media.Bridge;

/// <summary>
/// Delays a response request while a response is active, because the API refuses it
/// (<c>conversation_already_has_active_response</c>). Pending requests are coalesced into one. Not thread-safe.
/// </summary>
internal sealed class ResponseScheduler
{
    private bool _requested;
    private bool _abandonRequested;
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    /// <summary>The id of the active response.</summary>
    public string? Active { get; private set; }

    /// <summary>Whether a response is to be requested as soon as possible.</summary>
    public bool IsRequestPending { get; private set; }

    /// <summary>Whether a response is active or requested.</summary>
    public bool IsPending => Active is not null || _requested;

    /// <summary>Asks for a response as soon as possible.</summary>
    public void Request() => IsRequestPending = true;

    /// <summary>Withdraws the request that is not sent yet.</summary>
    public void Withdraw() => IsRequestPending = false;

    /// <summary>Takes the pending request if no response is active or requested.</summary>
    /// <returns>Whether to send <c>response.create</c> now.</returns>
    public bool TryTake()
    {
        if (!IsRequestPending || IsPending)
        {
            return false;
        }

        IsRequestPending = false;
        _requested = true;
        return true;
    }

    /// <summary>Records that a response began.</summary>
    /// <returns>Whether to cancel it because it was abandoned before it began.</returns>
    public bool RecordCreated(string responseId)
    {
        var abandoned = _abandonRequested;
        _begun.Add(responseId);
        Active = responseId;
        _requested = false;
        _abandonRequested = false;
        return abandoned;
    }

    /// <summary>Whether audio of a response shows that the requested response has begun: not every server sends <c>response.created</c>.</summary>
    public bool HasBegunSilently(string responseId) => _requested && Active is null && responseId.Length > 0 && !_begun.Contains(responseId);

    /// <summary>Records that a response ended.</summary>
    public void RecordDone(string responseId)
    {
        if (Active == responseId)
        {
            Active = null;
        }
        else if (HasBegunSilently(responseId))
        {
            RecordCreated(responseId);
            Active = null;
        }
    }

    /// <summary>Records that the model refused to begin a response.</summary>
    public void RecordRefused()
    {
        _requested = false;
        _abandonRequested = false;
    }

    /// <summary>Abandons a requested response that has not begun, because the callee speaks.</summary>
    public void Abandon()
    {
        _abandonRequested |= _requested;
        IsRequestPending = false;
    }

    /// <summary>Clears all state: the session was lost.</summary>
    /// <returns>Whether a response was active, requested or wanted.</returns>
    public bool Reset()
    {
        var lost = IsPending || IsRequestPending;
        Active = null;
        _requested = false;
        _abandonRequested = false;
        IsRequestPending = false;
        _begun.Clear();
        return lost;
    }
}
