namespace Concierge.Options.Loading;

/// <summary>Reads the settings of the database.</summary>
internal static class StorageOptionsReader
{
    /// <summary>Reads the settings of the database, and rejects what is not valid.</summary>
    public static StorageOptions Read(SettingReader settings) => new()
    {
        Database = ReadDatabase(settings),
        DataKey = ReadDataKey(settings),
    };

    private static DatabaseLocation? ReadDatabase(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.Database) is not { } text)
        {
            return null;
        }

        return DatabaseLocation.Parse(text, out var problem)
            ?? settings.Reject<DatabaseLocation>(
                SettingNames.Database,
                problem!,
                "Write a file's path, or postgres://user:password@host/concierge");
    }

    private static byte[]? ReadDataKey(SettingReader settings)
    {
        if (settings.ReadSecret(SettingNames.DataKey) is not { } text)
        {
            // Servers that share bookings must be able to read each other's.
            return settings.ReadText(SettingNames.Cluster) is not null
                ? settings.Reject<byte[]>(
                    SettingNames.DataKey,
                    "is needed where several servers share a database",
                    "Set the same key on every server: openssl rand -base64 32")
                : null;
        }

        return DataKeyFile.Parse(text)
            ?? settings.Reject<byte[]>(SettingNames.DataKey, "is not a key of 32 bytes in base64", "Make one: openssl rand -base64 32");
    }
}
