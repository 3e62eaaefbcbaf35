using Concierge.Contracts;
namespace Concierge.Options.Loading;

/// <summary>The result of loading the settings.</summary>
/// <param name="Settings">The settings; an invalid setting has its default.</param>
/// <param name="Errors">The errors: each names its setting and the remedy. Empty if all settings are valid.</param>
/// <param name="Warnings">Sentences about settings that are valid, and perhaps not what was meant.</param>
public sealed record SettingsLoadResult(ConciergeSettings Settings, IReadOnlyList<ConciergeError> Errors, IReadOnlyList<string> Warnings);
