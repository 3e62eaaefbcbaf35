using System.Text.Json;

namespace Concierge.Calls.Snapshots;

/// <summary>Writes and reads snapshots as JSON, which servers of different releases understand.</summary>
internal static class CallSnapshotSerializer
{
    /// <summary>Writes a snapshot.</summary>
    public static byte[] Serialize(CallSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, CallSnapshotJsonContext.Default.CallSnapshot);

    /// <summary>Reads a snapshot that another server of the cluster has written.</summary>
    /// <exception cref="JsonException">It is not a snapshot, or one of a release that this one cannot read.</exception>
    public static CallSnapshot Deserialize(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, CallSnapshotJsonContext.Default.CallSnapshot) ?? throw new JsonException("The snapshot is null.");
}
