using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's next step as the search agent.</summary>
internal static class SearchPolicy
{
    /// <summary>Chooses words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="defaultName">The default name for the booking.</param>
    /// <param name="lastResult">The latest tool result.</param>
    public static AIContent Decide(Dialogue dialogue, string? defaultName, FunctionResultContent? lastResult)
    {
        if (DialogueReader.Failure(lastResult) is { } failure)
        {
            return Replies.Say(failure.ToString());
        }

        var request = dialogue.Wish;
        if (lastResult is null || dialogue.Proposed.Count == 0)
        {
            return lastResult is not null && dialogue.Moved && IsSearch(lastResult) ? Replies.Say("Which restaurant shall it be?") : Search(dialogue);
        }

        var missing = request.Missing(defaultName is not null).Where(slot => slot != Language.Slot.Restaurant).ToList();
        return Replies.Say(missing.Count + request.Questions.Count > 0 ? Questions.Ask(request, missing) : $"Shall I book at {dialogue.Proposed[0].Name}?");
    }

    private static bool IsSearch(FunctionResultContent result) => DialogueReader.Text(result).StartsWith("{\"restaurants\"", StringComparison.Ordinal);

    private static FunctionCallContent Search(Dialogue dialogue)
    {
        var (search, request) = (dialogue.Search, dialogue.Wish);
        return Replies.Call(
            SearchTools.SearchRestaurants,
            ("cuisine", search.Cuisine),
            ("place", search.Place),
            ("min_price", search.MinPrice),
            ("max_price", search.MaxPrice),
            ("open_at", request is { Date: { } date, Time: { } time } ? $"{Replies.Day(date)}T{Replies.Time(time)}"
                : search.OpenAt is { } now ? $"{Replies.Day(now.Date)}T{Replies.Time(now.TimeOfDay)}"
                : null));
    }
}
