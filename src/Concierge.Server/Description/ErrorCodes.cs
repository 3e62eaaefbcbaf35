namespace Concierge.Server.Description;

/// <summary>The error codes that an operation can answer with beside those of every operation; <c>limit.*</c> stands for all that begin so.</summary>
/// <param name="Codes">The codes.</param>
internal sealed record ErrorCodes(IReadOnlyList<string> Codes);
