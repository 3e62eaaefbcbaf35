using Concierge.Options;
using Concierge.Server.Security;
using Concierge.Storage.Engines;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Tests.Options;

/// <summary>Nobody else reads what the program keeps.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class UserFileTests : IDisposable
{
    private const UnixFileMode FileRights = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderRights = FileRights | UnixFileMode.UserExecute;
    private const UnixFileMode Everything = (UnixFileMode)0b111_111_111;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("concierge-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Folder_and_files_are_the_users_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has other rights.");
        var data = Path.Combine(_folder.FullName, "share", "concierge");
        ApiKeyFile.ReadOrCreate(Path.Combine(data, "api-key"));
        DataKeyFile.ReadOrCreate(Path.Combine(data, "data-key"));
        await using (var database = new Database(DatabaseLocation.FromFile(Path.Combine(data, "concierge.db")), NullLogger<Database>.Instance))
        {
            await database.OpenAsync(CancellationToken.None);
        }

        Check(data);
        Directory.GetFiles(data).Select(Path.GetFileName).ShouldBeSubsetOf(
            ["api-key", "data-key", "concierge.db", "concierge.db-wal", "concierge.db-shm", "concierge.db.lock"]);
    }

    [SkippableFact]
    public void An_open_umask_and_rights_of_an_earlier_version_make_no_difference()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has other rights.");
        var file = Path.Combine(_folder.FullName, "concierge.db.lock");
        File.WriteAllText(file, "");
        File.SetUnixFileMode(file, Everything);

        UserFile.Open(file, FileMode.OpenOrCreate, FileShare.None).Dispose();

        File.GetUnixFileMode(file).ShouldBe(FileRights);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_device_keeps_its_rights(bool isLink)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has other rights.");
        const string device = "/dev/null";
        var rights = File.GetUnixFileMode(device);
        var path = isLink ? Path.Combine(_folder.FullName, "concierge.db") : device;
        if (isLink)
        {
            File.CreateSymbolicLink(path, device);
        }

        try
        {
            UserFile.Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
            UserFile.Protect(path);

            File.GetUnixFileMode(device).ShouldBe(rights);
        }
        finally
        {
            // Root can change them, and every other program would fail.
            if (File.GetUnixFileMode(device) != rights)
            {
                File.SetUnixFileMode(device, rights);
            }
        }
    }

    [SkippableFact]
    public void A_folder_of_the_users_own_keeps_its_rights()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has other rights.");
        var folder = Path.Combine(_folder.FullName, "mine");
        Directory.CreateDirectory(folder, Everything);
        File.SetUnixFileMode(folder, Everything);

        UserFile.CreateFolder(folder);

        File.GetUnixFileMode(folder).ShouldBe(Everything);
    }

    private static void Check(string data)
    {
        File.GetUnixFileMode(data).ShouldBe(FolderRights);
        foreach (var file in Directory.GetFiles(data))
        {
            File.GetUnixFileMode(file).ShouldBe(FileRights, file);
        }
    }
}
