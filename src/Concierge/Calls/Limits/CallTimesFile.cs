using System.Text.Json;
using Concierge.Contracts;

namespace Concierge.Calls.Limits;

/// <summary>Remembers in a file, so that a new process or a second one beside it counts on. Written anew and renamed into place; a file that cannot be read counts as empty.</summary>
public sealed class CallTimesFile(string path, TimeProvider time) : ICallTimes
{
    private static readonly TimeSpan LockWait = TimeSpan.FromMilliseconds(20);
    private const int LockAttempts = 100;

    /// <inheritdoc/>
    public async Task UpdateAsync(Func<IReadOnlyList<PlacedCall>, IReadOnlyList<PlacedCall>> update, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var alone = await LockAsync(cancellationToken);
            var updated = update(await ReadAsync(cancellationToken));
            var fresh = $"{path}.new";
            await File.WriteAllBytesAsync(fresh, JsonSerializer.SerializeToUtf8Bytes(updated, CallTimesJsonContext.Default.IReadOnlyListPlacedCall), cancellationToken);
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new("data.not_writable", "The times of calls cannot be kept, and without them the call limits cannot be held.", "Free disk space, or make the data folder writable (docs/configuration.md)."),
                failure);
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LockAttempts)
            {
                await Task.Delay(LockWait, time, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<PlacedCall>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            return JsonSerializer.Deserialize(bytes, CallTimesJsonContext.Default.IReadOnlyListPlacedCall) ?? [];
        }
        catch (Exception missing) when (missing is FileNotFoundException or JsonException)
        {
            return [];
        }
    }
}
