using System.Text.Json.Nodes;

namespace Concierge.Tests.Calls.Generating;

/// <summary>A way to make a false call of a true one.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Change">Changes the call; returns whether the kind can be made of it.</param>
internal sealed record FalseEnding(string Name, Func<JsonObject, Random, bool> Change);
