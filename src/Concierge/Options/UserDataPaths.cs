namespace Concierge.Options;

/// <summary>Where the program keeps what must outlast it, by the platform's own convention (on Linux <c>XDG_DATA_HOME</c> or <c>~/.local/share</c>).</summary>
public static class UserDataPaths
{
    /// <summary>The file that holds the API's key.</summary>
    public static string ApiKeyFile => Path.Combine(Folder, "api-key");

    /// <summary>The file in which earlier versions kept the times of calls.</summary>
    public static string CallTimesFile => Path.Combine(Folder, "call-times.json");

    /// <summary>The file that holds the database, when no other is chosen.</summary>
    public static string DatabaseFile => Path.Combine(Folder, "concierge.db");

    /// <summary>The file that holds the key of what is encrypted in the database.</summary>
    public static string DataKeyFile => Path.Combine(Folder, "data-key");

    /// <summary>The file that holds the former data key after a rotation.</summary>
    public static string FormerDataKeyFile => $"{DataKeyFile}.previous";

    /// <summary>The file that holds how to take the last import of restaurants back.</summary>
    public static string ImportUndoFile => Path.Combine(Folder, "last-import.json");

    /// <summary>The folder.</summary>
    public static string Folder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "concierge");
}
