using Microsoft.CodeAnalysis;

namespace Concierge.Architecture.Tests;

/// <summary>One use of a symbol.</summary>
/// <param name="User">The top-level type in which it is used.</param>
/// <param name="Used">What is used.</param>
/// <param name="Location">Where.</param>
internal sealed record SymbolUse(INamedTypeSymbol User, ISymbol Used, Location Location);
