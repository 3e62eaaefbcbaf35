using Concierge.Storage.Maintenance;

namespace Concierge.Cli.Views;

/// <summary>The result of a copy, a backup or a restore as <c>--json</c> prints it.</summary>
/// <param name="Tables">What was copied.</param>
/// <param name="Unreadable">How many encrypted texts this machine's data key does not decrypt.</param>
/// <param name="Warning">What to do about those texts; absent if there are none.</param>
internal sealed record DatabaseCopyData(IReadOnlyList<CopiedTable> Tables, int Unreadable, ErrorData? Warning);
