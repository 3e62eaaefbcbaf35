namespace Concierge.Options;

/// <summary>What is done when a machine answers.</summary>
public enum VoicemailPolicy
{
    /// <summary>The call is ended without a word.</summary>
    HangUp,

    /// <summary>One message with a number to call back is left after the tone; without a number to give, the call is ended.</summary>
    LeaveMessage,
}
