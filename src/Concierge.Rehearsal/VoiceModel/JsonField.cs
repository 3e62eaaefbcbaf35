using System.Globalization;
using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A field of a client event, with its path for error messages. It is validated as strictly as the service does.</summary>
internal readonly record struct JsonField(JsonElement Value, string Path)
{
    /// <summary>Whether the field is JSON's null.</summary>
    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    /// <summary>Whether the field is a string.</summary>
    public bool IsString => Value.ValueKind == JsonValueKind.String;

    /// <summary>Checks that the field is an object with only the known fields.</summary>
    public JsonField AsObject(params ReadOnlySpan<string> known)
    {
        Expect(JsonValueKind.Object, "an object");
        foreach (var field in Value.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                throw RealtimeErrorException.CreateUnknownParameter(Join(field.Name));
            }
        }

        return this;
    }

    /// <summary>Gets the fields of this object, whatever their names.</summary>
    public IReadOnlyList<(string Key, JsonField Value)> AsAnyObject()
    {
        Expect(JsonValueKind.Object, "an object");
        var self = this;
        return [.. Value.EnumerateObject().Select(field => (field.Name, new JsonField(field.Value, self.Join(field.Name))))];
    }

    /// <summary>Gets a field of this object, or null if it is missing.</summary>
    public JsonField? GetOptional(string name) =>
        Value.TryGetProperty(name, out var field) ? new JsonField(field, Join(name)) : null;

    /// <summary>Gets a required field of this object.</summary>
    public JsonField GetRequired(string name) =>
        GetOptional(name) ?? throw RealtimeErrorException.CreateMissingParameter(Join(name));

    /// <summary>Gets the elements of this array.</summary>
    public IReadOnlyList<JsonField> AsArray()
    {
        Expect(JsonValueKind.Array, "an array");
        var path = Path;
        return [.. Value.EnumerateArray().Select((element, index) => new JsonField(element, $"{path}[{index}]"))];
    }

    /// <summary>Gets the string.</summary>
    public string AsString()
    {
        Expect(JsonValueKind.String, "a string");
        return Value.GetString()!;
    }

    /// <summary>Gets the string, which must not be longer than the service allows.</summary>
    /// <param name="maxLength">The maximum length in Unicode characters.</param>
    public string AsString(int maxLength)
    {
        var text = AsString();

        // A character has one or two UTF-16 units: a text with no more units than that is short enough.
        return text.Length > maxLength && text.EnumerateRunes().Count() is var length && length > maxLength
            ? throw RealtimeErrorException.CreateStringTooLong(Path, maxLength, length)
            : text;
    }

    /// <summary>Gets the string, which must be one of the values.</summary>
    public string AsOneOf(params string[] values)
    {
        var text = AsString();
        return values.Contains(text)
            ? text
            : throw RealtimeErrorException.CreateInvalidValue(
                Path, $"Invalid value: '{text}'. Supported values are: {string.Join(", ", values.Select(value => $"'{value}'"))}.");
    }

    /// <summary>Gets the boolean.</summary>
    public bool AsBoolean() => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw RealtimeErrorException.CreateInvalidType(Path, "a boolean", DescribeKind()),
    };

    /// <summary>Gets the integer.</summary>
    public int AsInteger(int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        if (Value.ValueKind != JsonValueKind.Number || !Value.TryGetInt32(out var number))
        {
            throw RealtimeErrorException.CreateInvalidType(Path, "an integer", DescribeKind());
        }

        EnsureInRange(number, minimum, maximum, "integer");
        return number;
    }

    /// <summary>Gets the number.</summary>
    public double AsNumber(double minimum, double maximum)
    {
        Expect(JsonValueKind.Number, "a decimal number");
        var number = Value.GetDouble();
        EnsureInRange(number, minimum, maximum, "decimal");
        return number;
    }

    private void Expect(JsonValueKind kind, string expected)
    {
        if (Value.ValueKind != kind)
        {
            throw RealtimeErrorException.CreateInvalidType(Path, expected, DescribeKind());
        }
    }

    private void EnsureInRange(double number, double minimum, double maximum, string kind)
    {
        if (number < minimum)
        {
            throw new RealtimeErrorException($"{kind}_below_min_value", string.Create(CultureInfo.InvariantCulture,
                $"Invalid '{Path}': {kind} below minimum value. Expected a value >= {minimum}, but got {number} instead."), Path);
        }

        if (number > maximum)
        {
            throw new RealtimeErrorException($"{kind}_above_max_value", string.Create(CultureInfo.InvariantCulture,
                $"Invalid '{Path}': {kind} above maximum value. Expected a value <= {maximum}, but got {number} instead."), Path);
        }
    }

    private string Join(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private string DescribeKind() => Value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => Value.TryGetInt64(out _) ? "an integer" : "a decimal number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
