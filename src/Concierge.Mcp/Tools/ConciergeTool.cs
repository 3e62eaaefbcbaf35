using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Contracts;
using Concierge.Mcp.Results;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary>A tool with typed arguments and a structured result. A refusal is a result with the error's code, sentence and remedy.</summary>
internal abstract class ConciergeTool<TArguments, TResult> : McpServerTool
{
    private readonly JsonTypeInfo<TArguments> _argumentsType;
    private readonly JsonTypeInfo<TResult> _resultType;

    /// <param name="description">How the tool presents itself.</param>
    /// <param name="argumentsType">The JSON of the arguments.</param>
    /// <param name="resultType">The JSON of the result.</param>
    protected ConciergeTool(ToolDescription description, JsonTypeInfo<TArguments> argumentsType, JsonTypeInfo<TResult> resultType)
    {
        (_argumentsType, _resultType) = (argumentsType, resultType);
        description.Annotations.Title = description.Title;
        ProtocolTool = new Tool
        {
            Name = description.Name,
            Title = description.Title,
            Description = description.Text,
            InputSchema = CreateSchema(typeof(TArguments)),
            OutputSchema = CreateSchema(typeof(TResult)),
            Annotations = description.Annotations,
        };
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await RunAsync(ReadArguments(request.Params), request, cancellationToken);
            var content = JsonSerializer.SerializeToElement(result, _resultType);

            // The text is for clients that know no structured content.
            return new CallToolResult { StructuredContent = content, Content = [new TextContentBlock { Text = content.GetRawText() }] };
        }
        catch (ConciergeException exception)
        {
            return CreateRefusal(exception.Error);
        }
    }

    /// <summary>Runs the tool.</summary>
    /// <exception cref="ConciergeException">The tool refuses, or the HTTP API does.</exception>
    protected abstract Task<TResult> RunAsync(TArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken);

    // Without structured content: the output schema describes results, not refusals.
    private static CallToolResult CreateRefusal(ConciergeError error) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = JsonSerializer.Serialize(ProblemMapper.Map(error), ToolJson.Readable.Problem) }],
    };

    private static JsonElement CreateSchema(Type type) =>
        AIJsonUtilities.CreateJsonSchema(type, description: null, hasDefaultValue: false, defaultValue: null, ToolJson.Readable.Options);

    private TArguments ReadArguments(CallToolRequestParams request)
    {
        var given = request.Arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var missing = ProtocolTool.InputSchema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !given.ContainsKey(name))
            : null;
        if (missing is not null)
        {
            throw new ConciergeException(Invalid($"the argument {missing} is missing"));
        }

        try
        {
            var text = JsonSerializer.SerializeToUtf8Bytes(given, ToolJson.Readable.IDictionaryStringJsonElement);
            return JsonSerializer.Deserialize(text, _argumentsType) ?? throw new ConciergeException(Invalid("there are none"));
        }
        catch (JsonException exception)
        {
            throw new ConciergeException(Invalid(exception.Path is { Length: > 2 } path
                ? $"{Text.TextEscaper.EscapeShort(path[2..], 50)} is unknown or has the wrong type"
                : "one is unknown or has the wrong type"));
        }
    }

    private ConciergeError Invalid(string problem) => new(
        "mcp.arguments", $"The arguments of {ProtocolTool.Name} are not valid: {problem}.", "The tool's input schema describes them.");
}
