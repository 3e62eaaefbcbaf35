using Concierge.Rehearsal.Dialogue;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The services that the parts of one session share.</summary>
/// <remarks>The lock is held while the session's state changes and its events are queued, so that events are sent in the order of the changes.</remarks>
internal sealed record SessionServices(
    Lock Gate,
    ServerEvents Events,
    VoiceModelOptions Options,
    IVoiceModelSpeech Speech,
    IConversationMind Mind,
    TimeProvider Clock,
    ILogger Logger);
