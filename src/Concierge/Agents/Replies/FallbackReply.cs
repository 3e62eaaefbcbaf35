using Concierge.Agents.Offline;
using Concierge.Agents.Questions;
using Concierge.Language;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Replies;

/// <summary>
/// What the program itself says where nothing of a chat model's words can be shown: an answer to small talk, the question for what is still missing,
/// or what it can do. It is read from the guest's messages and the tools' results, as the built-in model reads them.
/// </summary>
internal static class FallbackReply
{
    /// <summary>What is said instead of a claim about a booking.</summary>
    public const string NoCallMade = "I have called nobody just now. Ask \"what have I booked?\" to see your bookings.";

    /// <summary>What is said where nothing is under way.</summary>
    public const string Capabilities =
        "I book restaurant tables by telephone and have called nobody just now. Tell me the restaurant, how many people, which day and what time.";

    private static readonly HashSet<string> NoTools = [];

    /// <summary>Finds the answer to a message that asks for no table; <see langword="null"/> for a request.</summary>
    public static string? FindTalk(DialogueState dialogue) =>
        // The chat model understands more languages than the rules do.
        dialogue.Talk.Reading.Topic != TalkTopic.Language && TalkPolicy.Decide(dialogue, NoTools, lastResult: null) is TextContent talk ? talk.Text
        : dialogue.LastMessage.HasIntent(GuestIntents.DoNotCall) || dialogue.Goal == RequestGoal.GiveUp ? HarmlessPhrases.RequestDropped
        : null;

    /// <summary>Finds what the guest is to be asked next; <see langword="null"/> when nothing is under way.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="nameKnown">Whether there is a default name.</param>
    public static string? FindQuestion(DialogueState dialogue, bool nameKnown)
    {
        var request = dialogue.Request;
        if (dialogue.Goal == RequestGoal.Change)
        {
            return request.Questions.Count > 0 ? QuestionFormatter.Format(request, [])
                : request.HasTableDetails ? GuestQuestionFormatter.Call
                : GuestQuestionFormatter.Change;
        }

        if (!dialogue.HasOpenRequest && dialogue.Goal != RequestGoal.Book)
        {
            return null;
        }

        var missing = request.GetMissingSlots(nameKnown).Where(slot => slot != BookingField.Restaurant || dialogue.Search.Results.Count == 0).ToList();
        return missing.Count + request.Questions.Count > 0 ? QuestionFormatter.Format(request, missing)
            : !dialogue.HasOpenRequest ? null
            : dialogue.LastCall is null || dialogue.HasProgressed ? GuestQuestionFormatter.Call
            : ReservationPolicy.NotUnderstood;
    }

    /// <summary>Whether everything that a call for a new table needs was said.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="nameKnown">Whether there is a default name.</param>
    public static bool IsComplete(DialogueState dialogue, bool nameKnown) =>
        FindQuestion(dialogue, nameKnown) == GuestQuestionFormatter.Call;

    /// <summary>What is said where the guest need not be asked anything.</summary>
    public static string GetStatement(DialogueState dialogue) =>
        dialogue.Goal is RequestGoal.Cancel or RequestGoal.List ? NoCallMade : Capabilities;
}
