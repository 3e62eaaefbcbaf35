using System.Globalization;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Checks;

/// <summary>Checks that the disk of the database's file has room.</summary>
internal sealed class DiskCheck(DatabaseLocation database) : ISetupCheck
{
    private const string Subject = "disk";
    private const double BytesPerMegabyte = 1024 * 1024;

    /// <summary>A thousand calls with their bookings take about 2 MB; the journal and a backup need room too.</summary>
    public const double MinMegabytes = 200;

    public string Activity => "the disk";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckResult>>([Check()]);

    private CheckResult Check()
    {
        if (database.File is not { } file)
        {
            return CheckResult.Skipped(Subject, "The database is on a server.");
        }

        try
        {
            var folder = new FileInfo(file).Directory;
            while (folder is { Exists: false })
            {
                folder = folder.Parent;
            }

            var free = new DriveInfo(folder?.FullName ?? file).AvailableFreeSpace / BytesPerMegabyte;
            var shown = free.ToString("0", CultureInfo.InvariantCulture);
            return free >= MinMegabytes
                ? CheckResult.Passed(Subject, $"The disk of the database has {shown} MB left.")
                : CheckResult.Failed(Subject, new ConciergeError(
                    "storage.disk_nearly_full",
                    $"The disk of the database has only {shown} MB left.",
                    "Free some space, or move the database with CONCIERGE_DATABASE."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return CheckResult.Skipped(Subject, "The free space of the disk could not be read.");
        }
    }
}
