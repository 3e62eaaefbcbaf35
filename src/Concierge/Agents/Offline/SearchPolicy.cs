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
    public static AIContent Decide(DialogueState dialogue, string? defaultName, FunctionResultContent? lastResult)
    {
        if (DialogueStateReader.GetFailure(lastResult) is { } failure)
        {
            return ReplyFactory.CreateText(failure.ToString());
        }

        var request = dialogue.Request;
        if (lastResult is null || dialogue.Search.Results.Count == 0)
        {
            return lastResult is not null && dialogue.HasProgressed && IsSearch(lastResult)
                ? ReplyFactory.CreateText("Which restaurant shall it be?")
                : Search(dialogue);
        }

        var missing = request.GetMissingSlots(defaultName is not null).Where(slot => slot != Language.BookingField.Restaurant).ToList();
        return ReplyFactory.CreateText(
            missing.Count + request.Questions.Count > 0
                ? QuestionFormatter.Format(request, missing)
                : $"Shall I book at {dialogue.Search.Results[0].Name}?");
    }

    private static bool IsSearch(FunctionResultContent result) =>
        DialogueStateReader.GetResultText(result).StartsWith("{\"restaurants\"", StringComparison.Ordinal);

    private static FunctionCallContent Search(DialogueState dialogue)
    {
        var (search, request) = (dialogue.Search.Query, dialogue.Request);
        return ReplyFactory.CreateToolCall(
            SearchTools.SearchRestaurants,
            ("cuisine", search.Cuisine),
            ("place", search.Place),
            ("min_price", search.MinPrice),
            ("max_price", search.MaxPrice),
            ("open_at", request.Table is { Date: { } date, Time: { } time } ? $"{ReplyFactory.FormatDate(date)}T{ReplyFactory.FormatTime(time)}"
                : search.OpenAt is { } now ? $"{ReplyFactory.FormatDate(now.Date)}T{ReplyFactory.FormatTime(now.TimeOfDay)}"
                : null));
    }
}
