using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Concierge.Media.Realtime;

/// <summary>Reads JSON strings that are not valid Unicode: models cut their texts between the halves of a surrogate pair.</summary>
internal static class JsonText
{
    private const int UnicodeEscapeLength = 4;

    /// <summary>Reads a string. What is no Unicode becomes U+FFFD.</summary>
    /// <param name="value">A JSON string.</param>
    public static string Read(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return ReadInvalid(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)[1..^1]));
        }
    }

    private static string ReadInvalid(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var position = 0; position < escaped.Length; position++)
        {
            if (escaped[position] != '\\')
            {
                text.Append(escaped[position]);
                continue;
            }

            position++;
            if (escaped[position] == 'u')
            {
                text.Append((char)ushort.Parse(
                    escaped.AsSpan(position + 1, UnicodeEscapeLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                position += UnicodeEscapeLength;
            }
            else
            {
                text.Append(escaped[position] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    var same => same,
                });
            }
        }

        return string.Concat(text.ToString().EnumerateRunes());
    }
}
