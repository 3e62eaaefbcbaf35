namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A refusal that the client is told of in an <c>error</c> event; the session goes on.</summary>
internal sealed class RealtimeErrorException(string? code, string message, string? param = null, string type = "invalid_request_error")
    : Exception(message)
{
    /// <summary><c>error.type</c>.</summary>
    public string Type { get; } = type;

    /// <summary><c>error.code</c>.</summary>
    public string? Code { get; } = code;

    /// <summary><c>error.param</c>: path of the offending field.</summary>
    public string? Param { get; } = param;

    /// <summary>A field that the protocol does not have.</summary>
    public static RealtimeErrorException UnknownParameter(string path) =>
        new("unknown_parameter", $"Unknown parameter: '{path}'.", path);

    /// <summary>A field that must be there.</summary>
    public static RealtimeErrorException MissingParameter(string path) =>
        new("missing_required_parameter", $"Missing required parameter: '{path}'.", path);

    /// <summary>A field of another JSON type.</summary>
    public static RealtimeErrorException InvalidType(string path, string expected, string actual) =>
        new("invalid_type", $"Invalid type for '{path}': expected {expected}, but got {actual} instead.", path);

    /// <summary>A field whose value is not allowed.</summary>
    public static RealtimeErrorException InvalidValue(string path, string message) => new("invalid_value", message, path);
}
