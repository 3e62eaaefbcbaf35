namespace Concierge.Server.Security;

/// <summary>What a session cookie holds.</summary>
/// <param name="KeyHash">The hash of the key with which somebody signed in.</param>
/// <param name="ExpiresAt">When the session ends, in whole seconds.</param>
/// <param name="Id">16 random bytes, under which the session is ended.</param>
internal sealed record BrowserSession(byte[] KeyHash, DateTimeOffset ExpiresAt, byte[] Id);
