using System.Globalization;
using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Reads the <c>metadata</c> of a response: at most 16 strings, with keys of at most 64 and values of at most 512 characters.</summary>
internal static class ResponseMetadata
{
    private const int MaxCount = 16;
    private const int MaxKeyLength = 64;
    private const int MaxValueLength = 512;

    /// <summary>Reads the metadata.</summary>
    /// <exception cref="RealtimeErrorException">It is no object of strings, or too large.</exception>
    public static JsonElement Read(JsonField metadata)
    {
        var values = metadata.AsAnyObject();
        if (values.Count > MaxCount)
        {
            throw new RealtimeErrorException("object_above_max_properties", string.Create(CultureInfo.InvariantCulture,
                $"Invalid '{metadata.Path}': too many properties. "
                    + $"Expected an object with at most {MaxCount} properties, but got an object with {values.Count} properties instead."),
                metadata.Path);
        }

        foreach (var (key, value) in values)
        {
            if (key.EnumerateRunes().Count() is var length && length > MaxKeyLength)
            {
                throw new RealtimeErrorException("property_name_above_max_length", string.Create(CultureInfo.InvariantCulture,
                    $"Invalid property name in '{metadata.Path}': '{key}' is too long. "
                        + $"Expected a string with maximum length {MaxKeyLength}, but got a string with length {length} instead."),
                    value.Path);
            }

            value.AsString(MaxValueLength);
        }

        return metadata.Value.Clone();
    }
}
