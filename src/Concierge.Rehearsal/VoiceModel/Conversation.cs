namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The default conversation of a session: its items in order.</summary>
internal sealed class Conversation
{
    private readonly List<ConversationItem> _items = [];

    public string Id { get; } = RealtimeIds.NewConversationId();

    public IReadOnlyList<ConversationItem> Items => _items;

    /// <summary>The id of the newest item.</summary>
    public string? LastId => _items.Count > 0 ? _items[^1].Id : null;

    public ConversationItem? Find(string id) => _items.Find(item => item.Id == id);

    /// <summary>Whether the conversation contains a function call with this id.</summary>
    public bool HasFunctionCall(string callId) => _items.OfType<FunctionCallItem>().Any(call => call.CallId == callId);

    /// <summary>Gets the id of the item before this one.</summary>
    public string? GetPreviousId(ConversationItem item) => _items.IndexOf(item) is > 0 and var index ? _items[index - 1].Id : null;

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="previousId">The id of the item to insert it after: null for the end, <c>root</c> for the beginning.</param>
    /// <exception cref="RealtimeErrorException">The id already exists, or the previous item does not.</exception>
    public void Add(ConversationItem item, string? previousId = null)
    {
        if (Find(item.Id) is not null)
        {
            throw new RealtimeErrorException("item_create_duplicate_item_id", $"Error adding item: an item with id '{item.Id}' already exists.", "item.id");
        }

        if (previousId is null)
        {
            _items.Add(item);
            return;
        }

        var index = previousId == "root" ? 0 : _items.FindIndex(existing => existing.Id == previousId) + 1;
        if (index == 0 && previousId != "root")
        {
            throw new RealtimeErrorException("item_create_invalid_previous_item_id",
                $"Error adding item: the previous item with id '{previousId}' does not exist.", "previous_item_id");
        }

        _items.Insert(index, item);
    }

    public bool Remove(string id) => _items.RemoveAll(item => item.Id == id) > 0;
}
