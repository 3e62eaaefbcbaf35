using System.Diagnostics;
using System.Text.Json;
using Concierge.Agents.Telemetry;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents.Loop;

/// <summary>
/// Runs the tools that a language model calls, in order, and records a result for each call in the conversation, also when the request is withdrawn
/// meanwhile. A call of a hand-off changes the agent in charge.
/// </summary>
internal sealed partial class AgentToolInvoker : FunctionInvokingChatClient
{
    private readonly AgentStepClient _steps;
    private readonly AgentTurn _turn;
    private readonly ILogger _logger;
    private readonly Dictionary<string, object?> _results = new(StringComparer.Ordinal);

    // The tools of the agent that takes over at the next step, and the options they go to.
    private (ChatOptions Options, IList<AITool>? Tools)? _next;

    /// <summary>Creates the invoker of one turn.</summary>
    /// <param name="steps">Asks the language model.</param>
    /// <param name="turn">The turn that is answered.</param>
    /// <param name="logger">Receives the names of the tools called. The library gets no logger: it would write arguments and results.</param>
    public AgentToolInvoker(AgentStepClient steps, AgentTurn turn, ILogger logger)
        : base(steps)
    {
        (_steps, _turn, _logger) = (steps, turn, logger);

        // The steps have a limit of their own; at the library's the model would be asked once more, without tools.
        MaximumIterationsPerRequest = int.MaxValue;

        // What a model can correct is returned to it below. Anything else is a fault and ends the request.
        MaximumConsecutiveErrorsPerRequest = 0;
    }

    /// <summary>Answers the calls that have no result because the request ended before.</summary>
    /// <remarks>The OpenAI API rejects a conversation in which a tool call has no result.</remarks>
    public void AnswerInterruptedCalls()
    {
        var messages = _turn.Conversation.Messages;
        var calls = messages.Count == 0 ? [] : messages[^1].Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0)
        {
            var interrupted = ToolFailure.ToJson(new ConciergeError("agent.interrupted", "The request was interrupted."));
            messages.Add(new ChatMessage(
                ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, _results.GetValueOrDefault(call.CallId, interrupted)))]));
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<object?> InvokeFunctionAsync(FunctionInvocationContext context, CancellationToken cancellationToken)
    {
        LogToolCalled(_steps.Agent.Name, context.Function.Name);
        try
        {
            var result = FindHandoff(context) is { } handoff ? HandOff(handoff, context) : await RunAsync(context, cancellationToken);
            _results[context.CallContent.CallId] = result;
            return result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new MaskedException(exception);
        }
    }

    /// <inheritdoc/>
    protected override IList<ChatMessage> CreateResponseMessages(ReadOnlySpan<FunctionInvocationResult> results)
    {
        var messages = base.CreateResponseMessages(results);
        _turn.Conversation.Messages.AddRange(messages);
        _results.Clear();
        if (_next is { } next)
        {
            next.Options.Tools = next.Tools;
            _next = null;
        }

        return messages;
    }

    private Handoff? FindHandoff(FunctionInvocationContext context) =>
        _steps.Agent.Handoffs.FirstOrDefault(handoff => handoff.Tool == context.Function.Name);

    // The library looks each call up among the tools of the options. Those of the same step are still calls of the agent before.
    private string HandOff(Handoff handoff, FunctionInvocationContext context)
    {
        var next = handoff.CreateTarget();
        _steps.Next = next;
        _next = (context.Options!, next.CreateChatOptions().Tools);
        _turn.Report(new AgentHandedOff(next.Name));
        return Handoff.Result;
    }

    private async Task<object?> RunAsync(FunctionInvocationContext context, CancellationToken cancellationToken)
    {
        var name = context.Function.Name;
        if (context.CallContent.Exception is not null)
        {
            return Refuse(name, new ConciergeError(
                "tool.arguments", $"The arguments of {name} are not valid JSON.", "Call it again with valid arguments."));
        }

        try
        {
            var result = await base.InvokeFunctionAsync(context, cancellationToken);

            // A text is sent as it is, not as a string of JSON.
            return result is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : result;
        }
        catch (ConciergeException exception)
        {
            _turn.Error = exception.Error;
            return Refuse(name, exception.Error);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or InvalidCastException)
        {
            return Refuse(name, new ConciergeError(
                "tool.arguments",
                $"The arguments of {name} do not match its description.",
                "Call it again with the arguments that the description asks for."));
        }
    }

    private string Refuse(string tool, ConciergeError error)
    {
        LogToolRefused(_turn.Conversation.SessionId, CurrentUser.DisplayName, tool, error.Code);

        // The library's span of the tool.
        AgentTelemetry.SetError(Activity.Current, error);
        return ToolFailure.ToJson(error);
    }

    [LoggerMessage(2802, LogLevel.Debug, "{Agent} calls {Tool}")]
    private partial void LogToolCalled(string agent, string tool);

    [LoggerMessage(2803, LogLevel.Information, "Session {SessionId} of user {User}: {Tool} refused with {Code}")]
    private partial void LogToolRefused(string sessionId, string user, string tool, string code);
}
