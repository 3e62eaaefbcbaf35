using Concierge.Contracts;

namespace Concierge.Agents.Telemetry;

/// <summary>Carries an error past the library's span of a chat: its message is the code alone.</summary>
internal sealed class ChatFailedException(ConciergeException failure) : Exception(failure.Error.Code, failure);
