namespace Concierge.Restaurants.Import;

/// <summary>Something about one entry that a person should know.</summary>
/// <param name="Where">Where it stands in the file: <c>line 12</c>, <c>node/123</c>.</param>
/// <param name="Reason">What is wrong with it, or what was not understood.</param>
public sealed record ImportNote(string Where, string Reason);
