using Concierge.Contracts;
namespace Concierge.Options;

/// <summary>What came of reading the settings.</summary>
/// <param name="Settings">The settings; where one was wrong, its default stands.</param>
/// <param name="Errors">What is wrong: each names its setting and the mend. Empty when all is well.</param>
public sealed record SettingsReading(ConciergeSettings Settings, IReadOnlyList<ConciergeError> Errors);
