namespace Concierge.Models;

/// <summary>A model that the settings name, and the server that offers it.</summary>
/// <param name="Setting">The setting that chooses the model; <see langword="null"/> where the program chooses it.</param>
/// <param name="Name">The model's name.</param>
/// <param name="Default">The model that is used when the setting is not set.</param>
/// <param name="Server">The base address of the server's API, without a trailing slash.</param>
/// <param name="ApiKey">The server's bearer key; never written to a log.</param>
internal sealed record ConfiguredModel(string? Setting, string Name, string Default, Uri Server, string ApiKey);
