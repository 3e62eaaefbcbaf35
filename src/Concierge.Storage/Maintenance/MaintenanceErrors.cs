using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Storage.Maintenance;

/// <summary>The errors of work on a database. docs/errors.md explains every code.</summary>
internal static class MaintenanceErrors
{
    public static ConciergeError InUse { get; } = new(
        "storage.in_use",
        "A Concierge server uses the database.",
        "Stop every server and program that uses it first.");

    public static ConciergeError SameDatabase { get; } = new(
        "option.invalid",
        "The database cannot be copied onto itself.",
        "Name another database with --to.");

    public static ConciergeError NotEmpty(DatabaseLocation location) => new(
        "storage.not_empty",
        $"The database {location} is not empty. Nothing was copied.",
        "Name a new file, or a database without Concierge's tables (createdb concierge).");

    public static ConciergeError FileExists(string file) => new(
        "storage.not_empty", $"The file {file} exists. Nothing was written.", "Name a new file, for example with the date in its name.");

    public static ConciergeError NotFound(DatabaseLocation location) => new(
        "storage.not_found", $"There is no database {location}.", "Check the path.");

    public static ConciergeError NoKey(string file) => new(
        "storage.key", $"There is no data key at {file}, so nothing is encrypted with it.", "Set CONCIERGE_DATA_KEY if the key is kept elsewhere.");

    public static ConciergeError KeyFileRequired { get; } = new(
        "option.invalid",
        "The data key comes from CONCIERGE_DATA_KEY, which this command cannot change.",
        "Add --key-file FILE: the new key is read from the file, or written to it. Then set CONCIERGE_DATA_KEY to it on every server.");
}
