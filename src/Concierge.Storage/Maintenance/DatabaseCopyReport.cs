using Concierge.Contracts;

namespace Concierge.Storage.Maintenance;

/// <summary>The result of a copy, a backup or a restore.</summary>
/// <param name="Tables">What was copied.</param>
/// <param name="Unreadable">How many encrypted texts this machine's data key does not decrypt. They were copied as they are.</param>
/// <param name="Warning">What to do about those texts; <see langword="null"/> if the key decrypts all of them.</param>
public sealed record DatabaseCopyReport(IReadOnlyList<CopiedTable> Tables, int Unreadable, ConciergeError? Warning);
