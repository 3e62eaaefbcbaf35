namespace Concierge.Agents.Offline;

/// <summary>What a message is about when it asks for no table.</summary>
internal enum TalkTopic
{
    /// <summary>A request, or something else.</summary>
    None,

    /// <summary>The guest drops the current question or request: "never mind".</summary>
    Dismissal,

    /// <summary>"How are you?"</summary>
    Courtesy,

    /// <summary>"Thank you."</summary>
    Thanks,

    /// <summary>"Who are you?", "are you a robot?"</summary>
    Identity,

    /// <summary>"What does it cost?"</summary>
    Cost,

    /// <summary>"Who can you call?"</summary>
    Callable,

    /// <summary>"Is Luigi's open on Sunday?"</summary>
    OpeningHours,

    /// <summary>"Tell them we'll be ten minutes late."</summary>
    Delay,

    /// <summary>"Ask them if they have parking."</summary>
    Message,

    /// <summary>"Do you record calls?"</summary>
    Privacy,

    /// <summary>"How does this work?"</summary>
    HowItWorks,

    /// <summary>Words of another language, or the question which are understood.</summary>
    Language,

    /// <summary>"Ok", "cool", when nothing is under way.</summary>
    Reaction,

    /// <summary>"What's the confirmation number again?"</summary>
    Recall,

    /// <summary>"Same again next week."</summary>
    SameAgain,

    /// <summary>"Undo that."</summary>
    Undo,

    /// <summary>"Call my mum": somebody who is no restaurant.</summary>
    OtherCallee,

    /// <summary>"The first one", said of listed bookings without what to do with it.</summary>
    BareChoice,
}
