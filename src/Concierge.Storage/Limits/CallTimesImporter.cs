using System.Text.Json;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Limits;

/// <summary>
/// Takes over the file in which earlier versions kept the times of calls, once: its entries become rows, and the file gets another name. A file that
/// cannot be read counts as empty.
/// </summary>
internal sealed partial class CallTimesImporter(
    string? path, Database database, CallOptions callOptions, TimeProvider timeProvider, ILogger<CallTimesImporter> logger)
{
    /// <summary>What is added to the name of a file whose entries are rows.</summary>
    public const string ImportedSuffix = ".imported";

    private static readonly TimeSpan ExpiryMargin = TimeSpan.FromMinutes(1);

    /// <summary>Takes the file over, if there is one.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>). The file is unchanged.</exception>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        if (path is null || !File.Exists(path))
        {
            return;
        }

        // Only one process can rename it, so that only one adds the entries.
        var entries = await ReadAsync(path, cancellationToken);
        if (!TryRename(path, path + ImportedSuffix))
        {
            return;
        }

        try
        {
            LogImported(await database.InTransactionAsync((context, token) => AddAsync(context, entries, token), cancellationToken), path);
        }
        catch
        {
            TryRename(path + ImportedSuffix, path);
            throw;
        }
    }

    private bool TryRename(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotRenamed(from, exception.GetType().Name);
            return false;
        }
    }

    private static async Task<IReadOnlyList<CallTimesFileEntry>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            return JsonSerializer.Deserialize(bytes, CallTimesFileJsonContext.Default.IReadOnlyListCallTimesFileEntry) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private async Task<int> AddAsync(ConciergeContext context, IReadOnlyList<CallTimesFileEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(entry => entry.Id).ToList();
        var known = await context.CallTimes.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken);
        var oldest = timeProvider.GetUtcNow().AddDays(-1);
        context.AddRange(entries.Where(entry => entry.At > oldest && !known.Contains(entry.Id, StringComparer.Ordinal)).Select(entry => new CallTimeRow
        {
            Id = entry.Id,
            CallId = entry.Id,
            PlacedAt = entry.At,
            UserPrint = entry.User ?? "",
            LinePrint = entry.Line ?? "",
            ExpiresAt = entry.At + callOptions.Timeout + ExpiryMargin,
            EndedAt = entry.Ended,
            Settled = entry.Settled,
        }));
        return await context.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(2762, LogLevel.Information, "{Count} call times were taken over from {File}")]
    private partial void LogImported(int count, string file);

    [LoggerMessage(2763, LogLevel.Warning, "The file {File} could not be renamed, so its call times are not taken over ({Failure})")]
    private partial void LogNotRenamed(string file, string failure);
}
