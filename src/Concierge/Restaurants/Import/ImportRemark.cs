namespace Concierge.Restaurants.Import;

/// <summary>A remark about one entry.</summary>
/// <param name="Position">The position in the file: <c>line 12</c>, <c>node/123</c>.</param>
/// <param name="Reason">The problem.</param>
public sealed record ImportRemark(string Position, string Reason);
