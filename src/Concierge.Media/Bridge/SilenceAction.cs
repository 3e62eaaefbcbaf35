namespace Concierge.Media.Bridge;

/// <summary>What to do about a silence.</summary>
internal enum SilenceAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The callee has not greeted: the agent speaks first.</summary>
    SpeakFirst,

    /// <summary>The callee has not answered: the agent asks whether they are still there.</summary>
    AskWhetherThere,

    /// <summary>The guest has not answered: the agent asks the callee to wait.</summary>
    TellStillAsking,

    /// <summary>The callee has not answered twice: the agent says goodbye.</summary>
    GiveUpOnSilence,

    /// <summary>The hold exceeded its time limit: the agent says goodbye.</summary>
    GiveUpOnHold,

    /// <summary>The announcement of an answering machine is over: it records.</summary>
    MachineRecords,
}
