namespace Concierge.Options;

/// <summary>Where the program keeps what must outlast it, by the platform's own convention (on Linux <c>XDG_DATA_HOME</c> or <c>~/.local/share</c>).</summary>
public static class UserDataPaths
{
    /// <summary>The file that holds the API's key.</summary>
    public static string ApiKeyFile => Path.Combine(Data, "api-key");

    /// <summary>The file that holds the times of calls.</summary>
    public static string CallTimesFile => Path.Combine(Data, "call-times.json");

    /// <summary>The file that holds the database, when no other is chosen.</summary>
    public static string DatabaseFile => Path.Combine(Data, "concierge.db");

    /// <summary>The file that holds the key of what is encrypted in the database.</summary>
    public static string DataKeyFile => Path.Combine(Data, "data-key");

    private static string Data => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "concierge");
}
