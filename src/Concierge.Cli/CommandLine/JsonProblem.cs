using System.Text.Json;

namespace Concierge.Cli.CommandLine;

/// <summary>Says what is wrong with a line of JSON in words of its own. The parser's sentences name the program's types.</summary>
internal static class JsonProblem
{
    private const string WrongKind = "could not be converted";
    private const string Missing = "including:";
    private const string Root = "$.";

    /// <summary>Describes why a line cannot be read.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        JsonException json when json.Message.IndexOf(Missing, StringComparison.Ordinal) is >= 0 and var at =>
            $"It has no {json.Message[(at + Missing.Length)..].Split(" Path:")[0].Trim(' ', '.').Replace('\'', '"')}.",
        JsonException { Path: { } path } json when json.Message.Contains(WrongKind, StringComparison.Ordinal) =>
            path.StartsWith(Root, StringComparison.Ordinal) ? $"The field \"{path[Root.Length..]}\" has the wrong kind of value." : "It is not a JSON object.",
        JsonException { BytePositionInLine: not null } => "It is not complete JSON.",
        _ => failure.Message,
    };
}
