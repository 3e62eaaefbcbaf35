namespace Concierge.Contracts.Api;

/// <summary>A remark on an entry of an imported file.</summary>
/// <param name="Position">The position in the file: line 12, node/123.</param>
/// <param name="Text">The remark.</param>
public sealed record ImportRemarkView(string Position, string Text);
