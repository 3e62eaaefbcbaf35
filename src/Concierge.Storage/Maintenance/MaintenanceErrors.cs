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
        $"The database {location} is not empty. Nothing was written.",
        "Name a new file, or a database without Concierge's tables (createdb concierge).");

    public static ConciergeError FileExists(string file) => new(
        "storage.not_empty", $"The file {file} exists. Nothing was written.", "Name a new file, for example with the date in its name.");

    public static ConciergeError NotFound(DatabaseLocation location) => new(
        "storage.not_found", $"There is no database {location}.", "Check the path.");

    public static ConciergeError NoKey(string file) => new(
        "storage.key", $"There is no data key at {file}, so nothing is encrypted with it.", "Set CONCIERGE_DATA_KEY if the key is kept elsewhere.");

    /// <summary>Returns the error for encrypted texts without any data key.</summary>
    public static ConciergeError KeyMissing(int texts, string? other, string own) => new(
        "storage.key",
        texts == 1 ? "There is no data key, and an encrypted text needs it." : $"There is no data key, and {texts} encrypted texts need it.",
        $"Stop the servers, then {PutBack(other, own)}.");

    /// <summary>Returns the error for encrypted texts that another data key encrypted.</summary>
    /// <param name="texts">How many texts the key does not decrypt.</param>
    /// <param name="tested">How many texts there are.</param>
    /// <param name="other">The file of a key that decrypts <paramref name="readable"/> of the texts; <see langword="null"/> if there is none.</param>
    /// <param name="readable">How many texts that key decrypts.</param>
    /// <param name="own">The file of the key; <see langword="null"/> for <c>CONCIERGE_DATA_KEY</c>.</param>
    public static ConciergeError WrongKey(int texts, int tested, string? other, int readable, string? own) => new(
        "storage.wrong_key",
        $"Another data key encrypted {texts} of {tested} encrypted texts.",
        texts == tested && (other is null || readable == texts)
            ? $"Stop the servers, then {PutBack(other, own)}."
            : $"{(other is null ? "" : $"{other} decrypts {readable} of them. ")}docs/operations.md, \"The data key\", says how to use two keys.");

    /// <summary>Returns the error for a rotation whose key decrypts nothing.</summary>
    public static ConciergeError NothingReadable(int texts, string? own) => new(
        "storage.wrong_key",
        $"The data key decrypts none of {texts} encrypted texts. Nothing was changed.",
        $"First {PutBack(other: null, own)}.");

    private static string PutBack(string? other, string? own) => (other, own) switch
    {
        (null, null) => "set CONCIERGE_DATA_KEY to the key with which the database was written",
        (null, _) => $"put the key with which the database was written back as {own}",
        (_, null) => $"set CONCIERGE_DATA_KEY to the key in {other}, which is the right one",
        _ => $"copy {other}, which is the right key, to {own}",
    };

    public static ConciergeError KeyFileRequired { get; } = new(
        "option.invalid",
        "The data key comes from CONCIERGE_DATA_KEY, which this command cannot change.",
        "Add --key-file FILE: the new key is read from the file, or written to it. Then set CONCIERGE_DATA_KEY to it on every server.");
}
