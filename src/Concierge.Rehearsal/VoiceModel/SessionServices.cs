using Concierge.Rehearsal.Dialogue;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The services that the parts of one session share.</summary>
/// <remarks>The lock is held while the session's state changes and its events are queued, so that events are sent in the order of the changes.</remarks>
internal sealed record SessionServices(
    Lock SyncRoot,
    ServerEventQueue Events,
    VoiceModelOptions Options,
    IVoiceModelSpeech Speech,
    IDialoguePolicy DialoguePolicy,
    TimeProvider TimeProvider,
    ILogger Logger);
