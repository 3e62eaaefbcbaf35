using Concierge.Rehearsal.Dialogue;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The services that the parts of one session share.</summary>
/// <remarks>Code that changes the session's state and queues the events of the change holds the lock, so that events have the order of the changes.</remarks>
internal sealed record SessionServices(
    Lock SyncRoot,
    ServerEventQueue Events,
    VoiceModelOptions Options,
    IVoiceModelSpeech Speech,
    IDialoguePolicy DialoguePolicy,
    TimeProvider TimeProvider,
    ILogger Logger);
