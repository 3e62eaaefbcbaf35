namespace Concierge.Cli.Setup;

/// <summary>A setting that <c>concierge init</c> asks for.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Meaning">What it is, as the end of a line.</param>
/// <param name="Where">Where it is found, or what to write.</param>
internal sealed record SetupQuestion(string Name, string Meaning, string Where);
