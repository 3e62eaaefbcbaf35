namespace Concierge.Bench.Wire;

/// <summary>
/// Finds a string in a message by its name without parsing the rest. Sufficient because the load generator knows the messages of the programs.
/// </summary>
internal static class JsonText
{
    /// <summary>Gets the text of the first member with a name; empty if there is none.</summary>
    /// <param name="message">The message.</param>
    /// <param name="name">The name in quotation marks with the colon, such as <c>"type":</c>.</param>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        var at = message.IndexOf(name);
        if (at < 0)
        {
            return default;
        }

        var rest = message[(at + name.Length)..];
        var begin = rest.IndexOf((byte)'"');
        rest = rest[(begin + 1)..];
        var end = rest.IndexOf((byte)'"');
        return end < 0 ? default : rest[..end];
    }
}
