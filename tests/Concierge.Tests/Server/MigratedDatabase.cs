using Concierge.Options;
using Concierge.Storage.Engines;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Tests.Server;

/// <summary>Creates temporary databases as copies of one that is migrated already: a migration costs more than the rest of a server's start.</summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<byte[]>> Template = new(CreateTemplateAsync);

    /// <summary>Creates a temporary database. The server deletes it.</summary>
    public static async Task<DatabaseLocation> CreateAsync()
    {
        var location = DatabaseLocation.CreateTemporary();
        Directory.CreateDirectory(Path.GetDirectoryName(location.File)!);
        await File.WriteAllBytesAsync(location.File!, await Template.Value);
        return location;
    }

    private static async Task<byte[]> CreateTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("concierge-template-");
        try
        {
            var file = Path.Combine(folder.FullName, "concierge.db");
            await using (var database = new Database(DatabaseLocation.FromFile(file), NullLogger<Database>.Instance))
            {
                await database.OpenAsync(CancellationToken.None);
            }

            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
