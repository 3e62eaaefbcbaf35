namespace Concierge.Rehearsal.Telephone;

/// <summary>A message that the application sends over a media stream. It is of exactly one of the three kinds.</summary>
/// <param name="Media">The audio of a <c>media</c> message: μ-law without a header.</param>
/// <param name="Mark">The name of a <c>mark</c> message.</param>
/// <param name="Clear">Whether it is a <c>clear</c> message.</param>
internal readonly record struct StreamMessage(byte[]? Media, string? Mark, bool Clear);
