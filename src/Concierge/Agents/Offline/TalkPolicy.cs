using Concierge.Agents.Loop;
using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's answers to small talk and to questions that ask for no table.</summary>
internal static class TalkPolicy
{
    private const string Identity =
        "I am Concierge, a program that books restaurant tables by telephone. At the start of every call I say that I am an automated assistant.";

    private const string Cost =
        "I cost nothing. A call costs what your Twilio and OpenAI accounts are charged for it; a rehearsal costs nothing.";

    private const string Delay =
        "I cannot pass on that you will be late: I only book, change and cancel tables. "
        + "To move the table, say for example \"make it half an hour later\"; otherwise please call the restaurant.";

    private const string BareChoice = "What shall I do with it? Say for example \"cancel the first one\" or \"move the first one to 9pm\".";

    /// <summary>Chooses words or a tool call; <see langword="null"/> when the message asks for a table.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="tools">The tools offered.</param>
    /// <param name="lastResult">The latest tool result.</param>
    public static AIContent? Decide(DialogueState dialogue, IReadOnlySet<string> tools, FunctionResultContent? lastResult) => dialogue.Talk.Topic switch
    {
        TalkTopic.Courtesy => ReplyFactory.CreateText("I am fine, thank you. Which restaurant shall I call?"),
        TalkTopic.Thanks => ReplyFactory.CreateText("You are welcome."),
        TalkTopic.Identity => ReplyFactory.CreateText(Identity),
        TalkTopic.Cost => ReplyFactory.CreateText(Cost),
        TalkTopic.Delay => ReplyFactory.CreateText(Delay),
        TalkTopic.BareChoice => ReplyFactory.CreateText(BareChoice),
        TalkTopic.Callable => AskDirectory(DirectoryTools.ListCallable, tools, lastResult),
        TalkTopic.OpeningHours when (dialogue.Talk.Restaurant ?? dialogue.CurrentRestaurant) is { } name => AskDirectory(
            DirectoryTools.GetOpeningHours,
            tools,
            lastResult,
            ("name", name),
            ("date", ReplyFactory.FormatDate(dialogue.TalkDate)),
            ("time", ReplyFactory.FormatTime(dialogue.TalkTime))),
        TalkTopic.OpeningHours => ReplyFactory.CreateText("Which restaurant do you mean?"),
        _ => null,
    };

    // The search agent has these tools. The guest is shown what they found.
    private static AIContent AskDirectory(
        string tool, IReadOnlySet<string> tools, FunctionResultContent? lastResult, params (string Name, object? Value)[] arguments) =>
        lastResult is not null ? ReplyFactory.CreateText("That is what the directory says.")
        : tools.Contains(tool) ? ReplyFactory.CreateToolCall(tool, arguments)
        : ReplyFactory.CreateToolCall(AgentToolNames.TransferToSearchAgent);
}
