namespace Concierge.Rehearsal.Telephone;

/// <summary>A message a customer's server sends over a media stream: exactly one of the three kinds.</summary>
/// <param name="Media">Raw μ-law sound of a <c>media</c> message.</param>
/// <param name="Mark">The name of a <c>mark</c> message.</param>
/// <param name="Clear">Whether it is a <c>clear</c> message.</param>
internal readonly record struct StreamMessage(byte[]? Media, string? Mark, bool Clear);
