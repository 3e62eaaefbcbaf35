using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Api;
using Concierge.Mcp.Results;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Tools;

/// <summary><c>wait_for_call</c>.</summary>
internal sealed class WaitForCallTool(ConciergeApi api, TimeProvider timeProvider) : ConciergeTool<WaitForCallArguments, CallProgress>(
    new ToolDescription(
        "wait_for_call",
        "Follow a call",
        "Waits until the call ends, the restaurant asks the guest something, or the time is over, and returns what happened since the cursor. "
        + "Repeat it with the new cursor until is_ended is true. Any client with the same key can follow a call, also after it has ended.",
        new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false }),
    ToolJson.Readable.WaitForCallArguments,
    ToolJson.Readable.CallProgress)
{
    private const double DefaultWaitSeconds = 20;
    private const double MaxWaitSeconds = 25;

    // What has happened already arrives within this time.
    private const double MinWaitSeconds = 1;

    // As many as the API lists.
    private const int MaxRecords = 500;

    protected override async Task<CallProgress> RunAsync(
        WaitForCallArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var after = Math.Max(arguments.Cursor ?? 0, 0);
        try
        {
            var seconds = Math.Clamp(arguments.WaitSeconds ?? DefaultWaitSeconds, MinWaitSeconds, MaxWaitSeconds);
            var events = await FollowAsync(arguments.CallId, after, TimeSpan.FromSeconds(seconds), request, cancellationToken);
            var call = await api.GetCallAsync(arguments.CallId, cancellationToken);
            return CallProgressMapper.Map(call, events, events is [.., var last] ? last.Number : after);
        }
        catch (ConciergeException exception) when (exception.Error.Code == "call.not_found")
        {
            // The conversation is kept for an hour, the record of the call for good.
            var records = await api.ListCallsAsync(MaxRecords, cancellationToken);
            if (records.FirstOrDefault(call => call.CallId == arguments.CallId) is { } record)
            {
                return CallItemMapper.CreateProgress(record, after);
            }

            throw;
        }
    }

    private async Task<IReadOnlyList<CallEventView>> FollowAsync(
        string callId, int after, TimeSpan wait, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        List<CallEventView> events = [];
        using var deadline = new CancellationTokenSource(wait, timeProvider);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await foreach (var happened in api.FollowCallAsync(callId, after, stopping.Token))
            {
                events.Add(happened);
                await NotifyAsync(request, happened, cancellationToken);
                if (happened.Type is CallEventKind.Question or CallEventKind.Retry or CallEventKind.Outcome)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The time is over.
        }

        return events;
    }

    // Without the words of the conversation: clients show this text as their own.
    private static async Task NotifyAsync(RequestContext<CallToolRequestParams> request, CallEventView happened, CancellationToken cancellationToken)
    {
        if (request.Params.ProgressToken is { } token)
        {
            var progress = new ProgressNotificationValue { Progress = happened.Number, Message = Describe(happened) };
            await request.Server.NotifyProgressAsync(token, progress, cancellationToken: cancellationToken);
        }
    }

    private static string Describe(CallEventView happened) => happened.Type switch
    {
        CallEventKind.CarrierStatus => $"Telephone: {happened.CarrierStatus}",
        CallEventKind.Status => $"Call: {happened.Status}",
        CallEventKind.Turn => happened.Turn?.Speaker == Speaker.Restaurant ? "The restaurant speaks" : "The voice agent speaks",
        CallEventKind.AnsweredBy => $"Answered by: {happened.AnsweredBy}",
        CallEventKind.Question => "The restaurant waits for the guest's answer",
        CallEventKind.Answer => "The guest's answer is passed on",
        CallEventKind.Retry => "The call waits for its next attempt",
        CallEventKind.Warning => $"Warning: {happened.WarningCode}",
        _ => "The call has ended",
    };
}
