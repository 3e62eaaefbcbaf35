using System.Globalization;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>An error that the client receives in an <c>error</c> event; the session continues.</summary>
internal sealed class RealtimeErrorException(string? code, string message, string? param = null, string type = "invalid_request_error")
    : Exception(message)
{
    /// <summary><c>error.type</c>.</summary>
    public string Type { get; } = type;

    /// <summary><c>error.code</c>.</summary>
    public string? Code { get; } = code;

    /// <summary><c>error.param</c>: the path of the invalid field.</summary>
    public string? Param { get; } = param;

    /// <summary>Creates the error for a field that the protocol does not have.</summary>
    public static RealtimeErrorException CreateUnknownParameter(string path) =>
        new("unknown_parameter", $"Unknown parameter: '{path}'.", path);

    /// <summary>Creates the error for a missing required field.</summary>
    public static RealtimeErrorException CreateMissingParameter(string path) =>
        new("missing_required_parameter", $"Missing required parameter: '{path}'.", path);

    /// <summary>Creates the error for a field of the wrong JSON type.</summary>
    public static RealtimeErrorException CreateInvalidType(string path, string expected, string actual) =>
        new("invalid_type", $"Invalid type for '{path}': expected {expected}, but got {actual} instead.", path);

    /// <summary>Creates the error for a string that is longer than the service allows.</summary>
    public static RealtimeErrorException CreateStringTooLong(string path, int maximum, int length) => new("string_above_max_length",
        string.Create(CultureInfo.InvariantCulture,
            $"Invalid '{path}': string too long. Expected a string with maximum length {maximum}, but got a string with length {length} instead."), path);

    /// <summary>Creates the error for a field with an invalid value.</summary>
    public static RealtimeErrorException CreateInvalidValue(string path, string message) => new("invalid_value", message, path);
}
