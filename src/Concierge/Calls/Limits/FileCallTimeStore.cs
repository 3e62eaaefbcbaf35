using System.Text.Json;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Calls.Limits;

/// <summary>
/// Stores the call times in a file that several processes share. A new file is written and renamed into place. A file that cannot be read
/// counts as empty.
/// </summary>
public sealed class FileCallTimeStore(string path, TimeProvider timeProvider) : ICallTimeStore
{
    private static readonly TimeSpan LockRetryDelay = TimeSpan.FromMilliseconds(20);
    private const int MaxLockAttempts = 100;

    /// <inheritdoc/>
    public async Task UpdateAsync(Func<IReadOnlyList<CallTimeEntry>, IReadOnlyList<CallTimeEntry>> update, CancellationToken cancellationToken)
    {
        try
        {
            UserFile.CreateFolder(Path.GetDirectoryName(path)!);
            await using var fileLock = await LockAsync(cancellationToken);
            var updated = update(await ReadAsync(cancellationToken));
            var temporaryPath = $"{path}.new";
            await using (var file = UserFile.Open(temporaryPath, FileMode.Create, FileShare.None))
            {
                await JsonSerializer.SerializeAsync(file, updated, CallTimeJsonContext.Default.IReadOnlyListCallTimeEntry, cancellationToken);
            }

            File.Move(temporaryPath, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new(
                    "data.not_writable",
                    "The times of calls cannot be stored, so the call limits cannot be enforced.",
                    "Free disk space, or make the data folder writable (docs/configuration.md)."),
                exception);
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return UserFile.Open($"{path}.lock", FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (attempt < MaxLockAttempts)
            {
                await Task.Delay(LockRetryDelay, timeProvider, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<CallTimeEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            return JsonSerializer.Deserialize(bytes, CallTimeJsonContext.Default.IReadOnlyListCallTimeEntry) ?? [];
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return [];
        }
    }
}
