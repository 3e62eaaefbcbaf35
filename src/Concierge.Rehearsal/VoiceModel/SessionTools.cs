using System.Text.Json;
using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Reads the tools of a session or a response. The simulator does not support the other kind of tool, remote MCP servers.</summary>
internal static partial class SessionTools
{
    private const int MaxNameLength = 64;

    /// <summary>Reads a list of function tools.</summary>
    /// <exception cref="RealtimeErrorException">A tool is not valid.</exception>
    public static JsonElement Read(JsonField tools)
    {
        foreach (var tool in tools.AsArray())
        {
            tool.AsObject("type", "name", "description", "parameters");
            tool.GetRequired("type").AsOneOf("function");
            ReadName(tool.GetRequired("name"));
            tool.GetOptional("description")?.AsString();
            tool.GetOptional("parameters")?.AsAnyObject();
        }

        return tools.Value.Clone();
    }

    /// <summary>Reads <c>tool_choice</c>.</summary>
    /// <exception cref="RealtimeErrorException">It is not valid.</exception>
    public static JsonElement ReadChoice(JsonField choice)
    {
        if (choice.IsString)
        {
            choice.AsOneOf("none", "auto", "required");
        }
        else
        {
            choice.AsObject("type", "name").GetRequired("type").AsOneOf("function");
            choice.GetRequired("name").AsString();
        }

        return choice.Value.Clone();
    }

    private static void ReadName(JsonField name)
    {
        if (!NamePattern().IsMatch(name.AsString(MaxNameLength)))
        {
            throw RealtimeErrorException.CreateInvalidValue(name.Path,
                $"Invalid '{name.Path}': string does not match pattern. Expected a string that matches the pattern '{NamePatternText}'.");
        }
    }

    private const string NamePatternText = "^[a-zA-Z0-9_-]+$";

    [GeneratedRegex(NamePatternText, RegexOptions.ExplicitCapture)]
    private static partial Regex NamePattern();
}
