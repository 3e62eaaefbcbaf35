namespace Concierge.Media.Bridge;

/// <summary>What to do with a frame of the callee.</summary>
/// <param name="Session">The session that gets it; <see langword="null"/> if it was buffered.</param>
/// <param name="Missing">The number of frames that are missing before it.</param>
/// <param name="Interrupts">Whether it confirms that the callee interrupts the agent.</param>
/// <param name="EndsTone">Whether the tone of an answering machine ended with it.</param>
internal readonly record struct CalleeFrame(IVoiceSession? Session, int Missing = 0, bool Interrupts = false, bool EndsTone = false);
