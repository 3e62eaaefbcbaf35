using Concierge.Agents.Loop;
using Concierge.Agents.Tools;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's answers to small talk and to questions that ask for no table.</summary>
internal static class TalkPolicy
{
    /// <summary>What is said to a request for something else than a table.</summary>
    public const string TablesOnly = "I can only book restaurant tables by telephone.";

    private const string Identity =
        "I am Concierge, a program that books restaurant tables by telephone. At the start of every call I say that I am an automated assistant.";

    private const string Cost =
        "I cost nothing. A call costs what your Twilio and OpenAI accounts are charged for it; a rehearsal costs nothing.";

    private const string Delay =
        "I cannot pass on that you will be late: I only book, change and cancel tables. "
        + "To move the table, say for example \"make it half an hour later\"; otherwise please call the restaurant.";

    private const string Message =
        "I cannot ask or tell a restaurant anything by itself: I only book, change and cancel tables. A wish can be part of a booking, for example "
        + "\"… with a high chair\"; for anything else please call the restaurant.";

    private const string Privacy =
        "I record no calls and keep no words of them. Your bookings are kept in my own database. "
        + "A call goes through Twilio, and a voice model of OpenAI holds it.";

    private const string HowItWorks =
        "I book restaurant tables by telephone. Tell me the restaurant, how many people, which day and what time, and I call them. "
        + "Afterwards you can say \"make it 5 people\", \"cancel it\" or "
        + "\"what have I booked?\".";

    private const string Language =
        "Sorry, I only understand English. Tell me the restaurant, how many people, which day and what time, for example \"Luigi's for 4 tomorrow at 7pm\".";

    private const string UnknownBooking = "Which table do you mean? Name the restaurant, how many people, which day and what time.";

    private const string Reaction = "Tell me which restaurant to call, for how many people, which day and what time.";

    private const string NothingToUndo = "Nothing is booked here, so there is nothing to undo.";

    private const string Undo = "To undo a booking I have to call the restaurant again: say \"cancel it\".";

    private const string BareChoice = "What shall I do with it? Say for example \"cancel the first one\" or \"move the first one to 9pm\".";

    /// <summary>Chooses words or a tool call; <see langword="null"/> when the message asks for a table.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="tools">The tools offered.</param>
    /// <param name="lastResult">The latest tool result.</param>
    public static AIContent? Decide(DialogueState dialogue, IReadOnlySet<string> tools, FunctionResultContent? lastResult) => dialogue.Talk.Reading.Topic switch
    {
        TalkTopic.Courtesy => ReplyFactory.CreateText("I am fine, thank you. Which restaurant shall I call?"),
        TalkTopic.Thanks => ReplyFactory.CreateText("You are welcome."),
        TalkTopic.Identity => ReplyFactory.CreateText(Identity),
        TalkTopic.Cost => ReplyFactory.CreateText(Cost),
        TalkTopic.Delay => ReplyFactory.CreateText(Delay),
        TalkTopic.Message => ReplyFactory.CreateText(Message),
        TalkTopic.Privacy => ReplyFactory.CreateText(Privacy),
        TalkTopic.HowItWorks => ReplyFactory.CreateText(HowItWorks),
        TalkTopic.Language => ReplyFactory.CreateText(Language),
        TalkTopic.Reaction => ReplyFactory.CreateText(Reaction),
        TalkTopic.OtherCallee => ReplyFactory.CreateText(TablesOnly),
        TalkTopic.Undo => ReplyFactory.CreateText(dialogue.LastBooking is null ? NothingToUndo : Undo),
        TalkTopic.SameAgain when dialogue.LastMessage.Restaurant is null => ReplyFactory.CreateText(UnknownBooking),
        TalkTopic.BareChoice => ReplyFactory.CreateText(BareChoice),
        TalkTopic.Callable => AskDirectory(DirectoryTools.ListCallable, tools, lastResult),
        TalkTopic.OpeningHours when (dialogue.Talk.Reading.Restaurant ?? dialogue.CurrentRestaurant) is { } name => AskDirectory(
            DirectoryTools.GetOpeningHours,
            tools,
            lastResult,
            ("name", name),
            ("date", ReplyFactory.FormatDate(dialogue.Talk.Date)),
            ("time", ReplyFactory.FormatTime(dialogue.Talk.Time))),
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
