namespace Concierge.Media.Bridge;

/// <summary>
/// Schedules responses: at most one is active or requested, because the API refuses another (<c>conversation_already_has_active_response</c>).
/// Requests that wait are coalesced into one. Watches that a requested response begins and that an active one ends. Not thread-safe.
/// </summary>
/// <remarks>
/// Idle → <see cref="Request"/> → wanted → <see cref="TryTake"/> → requested → <see cref="RecordCreated"/> → active →
/// <see cref="RecordDone"/> → idle. Another may be wanted in every state. A requested response that is abandoned before it begins is
/// cancelled when it begins.
/// </remarks>
internal sealed class ResponseScheduler : IAsyncDisposable
{
    private readonly VoiceBridgeOptions _options;
    private readonly Deadline _deadline;
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private bool _isRequested;
    private bool _isAbandoned;

    /// <param name="options">The timings.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="onOverdue">Called when a response may be overdue: ask <see cref="TakeOverdue"/>.</param>
    public ResponseScheduler(VoiceBridgeOptions options, TimeProvider timeProvider, Action onOverdue)
    {
        _options = options;
        _deadline = new Deadline(timeProvider, onOverdue);
    }

    /// <summary>The id of the active response.</summary>
    public string? Active { get; private set; }

    /// <summary>Whether a response is wanted as soon as possible.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Whether a response is active or requested.</summary>
    public bool IsPending => Active is not null || _isRequested;

    /// <summary>Whether a response is active, requested or wanted.</summary>
    public bool IsExpected => IsPending || IsWanted;

    /// <summary>Asks for a response as soon as possible.</summary>
    public void Request() => IsWanted = true;

    /// <summary>Withdraws the request that is not sent yet.</summary>
    public void Withdraw() => IsWanted = false;

    /// <summary>Takes the wanted response if none is active or requested.</summary>
    /// <returns>Whether to request it from the model now.</returns>
    public bool TryTake()
    {
        if (!IsWanted || IsPending)
        {
            return false;
        }

        IsWanted = false;
        _isRequested = true;
        _deadline.Start(_options.ResponseStartTimeout);
        return true;
    }

    /// <summary>Records that a response began.</summary>
    /// <returns>Whether to cancel it because it was abandoned before it began.</returns>
    public bool RecordCreated(string responseId)
    {
        var isAbandoned = _isAbandoned;
        _begun.Add(responseId);
        Active = responseId;
        _isRequested = false;
        _isAbandoned = false;
        _deadline.Start(_options.ResponseTimeout);
        return isAbandoned;
    }

    /// <summary>Whether audio of a response shows that the requested response has begun: not every server sends <c>response.created</c>.</summary>
    public bool HasBegunSilently(string responseId) => _isRequested && Active is null && responseId.Length > 0 && !_begun.Contains(responseId);

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

        _deadline.Stop();
    }

    /// <summary>Records that the model refused to begin a response.</summary>
    public void RecordRefused()
    {
        _isRequested = false;
        _isAbandoned = false;
        _deadline.Stop();
    }

    /// <summary>Abandons a response that is wanted or requested and has not begun, because the callee speaks.</summary>
    public void Abandon()
    {
        _isAbandoned |= _isRequested;
        IsWanted = false;
    }

    /// <summary>Clears all state: the session was lost.</summary>
    /// <returns>Whether a response was active, requested or wanted.</returns>
    public bool Reset()
    {
        var wasExpected = IsExpected;
        Active = null;
        _isRequested = false;
        _isAbandoned = false;
        IsWanted = false;
        _begun.Clear();
        _deadline.Stop();
        return wasExpected;
    }

    /// <summary>Whether the model has not begun or not finished a response in time.</summary>
    public bool TakeOverdue() => _deadline.TryTake() && IsPending;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _deadline.DisposeAsync();
}
