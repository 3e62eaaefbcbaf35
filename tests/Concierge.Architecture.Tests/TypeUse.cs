namespace Concierge.Architecture.Tests;

/// <summary>One use of a type.</summary>
/// <param name="User">The full name of the top-level type that uses it.</param>
/// <param name="UserNamespace">The namespace of that type.</param>
/// <param name="Used">The name of the top-level type that is used.</param>
/// <param name="UsedNamespace">The namespace of that type.</param>
/// <param name="UsedAssembly">The assembly of that type.</param>
/// <param name="Method">The documentation id of the method, where a method is called.</param>
internal sealed record TypeUse(string User, string UserNamespace, string Used, string UsedNamespace, string UsedAssembly, string? Method);
