namespace Concierge.Server.Description;

/// <summary>A header of an operation.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">What it is for.</param>
/// <param name="Status">The status of the answers that have it; <see langword="null"/> for a header of the request.</param>
internal sealed record DescribedHeader(string Name, string Text, int? Status);
