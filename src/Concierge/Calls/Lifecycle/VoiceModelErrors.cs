using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <summary>A voice model's errors as those of the program.</summary>
internal static class VoiceModelErrors
{
    /// <summary>The same error for a guest.</summary>
    public static ConciergeError ToConciergeError(this VoiceModelError error) => new(error.Code, error.Message, error.Remedy);
}
