namespace Concierge.Media.Bridge;

/// <summary>
/// Sees to it that the model is never asked to speak while it is speaking: the API refuses that
/// (<c>conversation_already_has_active_response</c>). A wish is kept until it can be asked for, and two are one.
/// Not safe for two threads at once.
/// </summary>
internal sealed class ResponseRequests
{
    private bool _requested;
    private bool _abandonRequested;

    /// <summary>The response under way.</summary>
    public string? Active { get; private set; }

    /// <summary>Whether the model is to be asked to speak when it can be.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Whether a response is under way or asked for.</summary>
    public bool IsPending => Active is not null || _requested;

    /// <summary>The model is to speak.</summary>
    public void Want() => IsWanted = true;

    /// <summary>The model is not to speak after all.</summary>
    public void Drop() => IsWanted = false;

    /// <summary>Takes the wish, if there is one and nothing is under way.</summary>
    /// <returns>Whether to ask now.</returns>
    public bool TryTake()
    {
        if (!IsWanted || IsPending)
        {
            return false;
        }

        IsWanted = false;
        _requested = true;
        return true;
    }

    /// <summary>A response began.</summary>
    /// <returns>Whether it is to be cancelled: it was abandoned before it began.</returns>
    public bool Created(string responseId)
    {
        var abandoned = _abandonRequested;
        Active = responseId;
        _requested = false;
        _abandonRequested = false;
        return abandoned;
    }

    /// <summary>A response ended.</summary>
    public void Done(string responseId)
    {
        if (Active == responseId)
        {
            Active = null;
        }
    }

    /// <summary>The model refused to begin a response.</summary>
    public void Refused()
    {
        _requested = false;
        _abandonRequested = false;
    }

    /// <summary>The callee speaks: a response that was asked for and has not begun is not wanted any more.</summary>
    public void Abandon()
    {
        _abandonRequested |= _requested;
        IsWanted = false;
    }

    /// <summary>The session is gone, and with it whatever was under way.</summary>
    /// <returns>Whether something was to be said that has not been.</returns>
    public bool Reset()
    {
        var lost = IsPending || IsWanted;
        Active = null;
        _requested = false;
        _abandonRequested = false;
        IsWanted = false;
        return lost;
    }
}
