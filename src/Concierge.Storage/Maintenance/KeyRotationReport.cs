namespace Concierge.Storage.Maintenance;

/// <summary>The result of a rotation of the data key.</summary>
/// <param name="Encrypted">How many texts were encrypted again.</param>
/// <param name="AlreadyNew">How many texts had the new key already, because an earlier rotation was interrupted.</param>
/// <param name="Unreadable">How many texts neither key decrypts. They are unchanged.</param>
/// <param name="KeyFile">The file with the new key.</param>
public sealed record KeyRotationReport(int Encrypted, int AlreadyNew, int Unreadable, string KeyFile);
