using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>Keeps a talk from going on without an end: a question is asked twice, the second time with an example, and then the request is given up.</summary>
internal static class RepeatedQuestionPolicy
{
    /// <summary>What is said when the request is given up. What the guest has said so far is forgotten.</summary>
    public const string GivenUp = "I still do not understand, so I stop here: nothing is booked and no call was made.";

    // However much an answer says, the same question is not asked more often.
    private const int MaxAsked = 6;

    // The remedy of "Several restaurants fit": a question in all but its form.
    private const string WhichOne = "Say which one you mean.";

    private const string Example = "For example: \"Luigi's, 4 people, Friday 27 November, 7:30 pm, under Smith\".";

    /// <summary>Returns the words to say instead of a question that has been asked before.</summary>
    /// <param name="conversation">The conversation so far.</param>
    /// <param name="content">What the model is about to say.</param>
    /// <param name="fruitless">How many messages, one after the other, have said nothing that is clear about the booking.</param>
    public static AIContent Adjust(IReadOnlyList<ChatMessage> conversation, AIContent content, int fruitless)
    {
        if (content is FunctionCallContent lookup && RepeatsLookup(conversation, lookup) && CountAsked(conversation, WhichOne) >= MaxAsked)
        {
            return ReplyFactory.CreateText($"{GivenUp} Give the restaurant's telephone number with the country code, or its name with its street.");
        }

        if (content is not TextContent { Text: var question } || !question.EndsWith('?'))
        {
            return content;
        }

        var asked = CountAsked(conversation, question);
        return (asked >= MaxAsked ? asked : Math.Min(asked, fruitless)) switch
        {
            0 => content,
            1 => ReplyFactory.CreateText($"{question} {GetExample(question)}"),
            _ => ReplyFactory.CreateText($"{GivenUp} Tell me everything in one sentence. {Example}"),
        };
    }

    // Another name may be the answer to "which one".
    private static bool RepeatsLookup(IReadOnlyList<ChatMessage> conversation, FunctionCallContent lookup) =>
        lookup.Name == ReservationTools.FindRestaurant
        && conversation.SelectMany(message => message.Contents).OfType<FunctionCallContent>().LastOrDefault(call => call.Name == lookup.Name) is { } last
        && last.Arguments?["name"]?.ToString() == lookup.Arguments?["name"]?.ToString();

    // Directly one after the other: the same question about another booking is a new one.
    private static int CountAsked(IReadOnlyList<ChatMessage> conversation, string question) => conversation
        .Where(message => message.Role == ChatRole.Assistant && message.Text.Length > 0)
        .Reverse()
        .TakeWhile(message => message.Text.Contains(question, StringComparison.Ordinal))
        .Count();

    private static string GetExample(string question) =>
        question.Contains(" and ", StringComparison.Ordinal) ? Example
        : question.Contains("which day", StringComparison.OrdinalIgnoreCase) ? "For example: \"on 27 November\"."
        : question.Contains("people", StringComparison.OrdinalIgnoreCase) ? "For example: \"4 people\"."
        : question.Contains(" AM", StringComparison.Ordinal) || question.Contains(" PM", StringComparison.Ordinal)
            || question.Contains("time", StringComparison.OrdinalIgnoreCase)
            ? "For example: \"at 7:30 pm\"."
        : question.Contains("name", StringComparison.OrdinalIgnoreCase) ? "For example: \"under Smith\"."
        : Example;
}
