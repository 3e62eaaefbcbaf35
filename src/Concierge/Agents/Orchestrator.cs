using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Concierge.Agents.Loop;
using Concierge.Agents.Offline;
using Concierge.Agents.Replies;
using Concierge.Agents.Tools;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents;

/// <summary>Routes a guest's request to the right agent and returns its answer.</summary>
/// <remarks>Sessions are kept in memory. Requests of one session are answered in order, those of different sessions concurrently.</remarks>
public sealed partial class Orchestrator
{
    private readonly AgentContext _context;
    private readonly ILogger<Orchestrator> _logger;
    private readonly ConversationStore _memory;

    /// <summary>Creates the orchestrator.</summary>
    internal Orchestrator(AgentContext context, ILogger<Orchestrator> logger)
    {
        (_context, _logger) = (context, logger);
        _memory = new ConversationStore(context.TimeProvider);
    }

    /// <summary>Answers one request.</summary>
    /// <param name="sessionId">Earlier requests under the same id are remembered.</param>
    /// <param name="text">The person's words, 1 to 1,000 characters.</param>
    /// <param name="cancellationToken">Withdraws the request; a call under way is hung up. Leaving the enumeration early does the same.</param>
    /// <returns>Progress as it happens, then exactly one <see cref="AgentAnswer"/>.</returns>
    public IAsyncEnumerable<AgentUpdate> RunAsync(string sessionId, string text, CancellationToken cancellationToken) =>
        RunAsync(sessionId, text, new AgentRunOptions(), cancellationToken);

    /// <summary>Answers one request.</summary>
    /// <param name="sessionId">Earlier requests under the same id are remembered.</param>
    /// <param name="text">The person's words, 1 to 1,000 characters.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="cancellationToken">Withdraws the request; a call under way is hung up. Leaving the enumeration early does the same.</param>
    /// <returns>Progress as it happens, then exactly one <see cref="AgentAnswer"/>.</returns>
    public IAsyncEnumerable<AgentUpdate> RunAsync(string sessionId, string text, AgentRunOptions options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(sessionId);
        ArgumentNullException.ThrowIfNull(options);
        if (_context.Guardrails.Check(text) is { } refusal)
        {
            LogRefused(sessionId, CurrentUser.DisplayName, refusal.Code);
            return new[] { new AgentAnswer(refusal.ToString(), Result: null, refusal) }.ToAsyncEnumerable();
        }

        return StreamAsync(
            sessionId, text, turn => new AgentTurn(turn.Updates, turn.Conversation) { IsConfirmed = options.IsConfirmed, PlansOnly = options.PlansOnly },
            AnswerAsync, cancellationToken);
    }

    /// <summary>
    /// Follows the call of a plan that the person agreed to, as if the agents had placed it. Where it leads to no table and the request names another
    /// restaurant, the answer has a new plan.
    /// </summary>
    /// <param name="sessionId">The session in which the call was planned.</param>
    /// <param name="details">What the call asks for.</param>
    /// <param name="callId">The call that was placed.</param>
    /// <param name="cancellationToken">Hangs up. Leaving the enumeration early does the same.</param>
    /// <returns>Progress as it happens, then exactly one <see cref="AgentAnswer"/>.</returns>
    public IAsyncEnumerable<AgentUpdate> FollowAsync(string sessionId, ReservationDetails details, string callId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(sessionId);
        return StreamAsync(
            sessionId,
            PlannedCall.Agreement,
            turn => new AgentTurn(turn.Updates, turn.Conversation) { PlansOnly = true },
            (turn, token) => FollowAsync(turn, details, callId, token),
            cancellationToken);
    }

    private async IAsyncEnumerable<AgentUpdate> StreamAsync(
        string sessionId,
        string text,
        Func<(ChannelWriter<AgentUpdate> Updates, Conversation Conversation), AgentTurn> begin,
        Func<AgentTurn, CancellationToken, Task<AgentAnswer>> answer,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = Channel.CreateUnbounded<AgentUpdate>();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answerTask = AnswerAsync(sessionId, text, begin, answer, updates.Writer, stopping.Token);
        try
        {
            await foreach (var update in updates.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return update;
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await answerTask.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await answerTask;
    }

    private async Task AnswerAsync(
        string sessionId,
        string text,
        Func<(ChannelWriter<AgentUpdate> Updates, Conversation Conversation), AgentTurn> begin,
        Func<AgentTurn, CancellationToken, Task<AgentAnswer>> answer,
        ChannelWriter<AgentUpdate> updates,
        CancellationToken cancellationToken)
    {
        try
        {
            var conversation = _memory.GetOrCreate(sessionId, CurrentUser.OwnerId);
            await conversation.TurnLock.WaitAsync(cancellationToken);
            try
            {
                conversation.BeginTurn();
                conversation.Messages.Add(new ChatMessage(ChatRole.User, text) { CreatedAt = _context.TimeProvider.GetUtcNow() });
                var answered = await answer(begin((updates, conversation)), cancellationToken);
                answered = answered with { Text = _context.Guardrails.Clean(answered.Text) };
                ReplaceLastAnswer(conversation, answered.Text);
                updates.TryWrite(answered);
            }
            finally
            {
                conversation.RemoveOldestTurns();
                conversation.TurnLock.Release();
            }
        }
        finally
        {
            updates.Complete();
        }
    }

    private async Task<AgentAnswer> FollowAsync(AgentTurn turn, ReservationDetails details, string callId, CancellationToken cancellationToken)
    {
        var planned = PlannedCall.FindIn(turn.Conversation);
        var result = await new RestaurantCallTool(_context.Calls, turn).FollowAsync(details, callId, cancellationToken);
        planned?.RecordResult(turn.Conversation, result);
        if (planned is null || turn.IsFinished || !turn.Calls[^1].Result.AllowsAnotherRestaurant())
        {
            return AgentAnswerFormatter.Format(turn, ModelReply.Empty);
        }

        // The request may name several restaurants: the agents plan the next call.
        return await AnswerAsync(turn, cancellationToken);
    }

    private async Task<AgentAnswer> AnswerAsync(AgentTurn turn, CancellationToken cancellationToken)
    {
        var reply = ModelReply.Empty;
        try
        {
            var context = await GuestDefaults.ApplyAsync(_context, cancellationToken);
            var roster = new AgentRoster(context, turn);
            reply = await new AgentLoop(context.ChatClient, context.Guardrails, CreateReplyReader(context), _logger)
                .RunAsync(roster.Orchestrator, turn, cancellationToken);
        }
        catch (ConciergeException exception)
        {
            LogRefused(turn.Conversation.SessionId, CurrentUser.DisplayName, exception.Error.Code);
            turn.Error = turn.Calls.Count == 0 ? exception.Error : turn.Error;
        }

        return AgentAnswerFormatter.Format(turn, reply);
    }

    // The built-in model speaks sentences of the program's own only.
    private static IModelReplyReader CreateReplyReader(AgentContext context) =>
        context.ChatClient.GetService(typeof(RuleBasedChatClient)) is null
            ? new ModelReplyReader(context.TimeProvider, nameKnown: !string.IsNullOrWhiteSpace(context.Guest.Name))
            : new BuiltInReplyReader();

    // The next turn must build on the answer the guest saw, not on the model's own wording.
    private static void ReplaceLastAnswer(Conversation conversation, string answer)
    {
        if (conversation.Messages[^1] is { } last && last.Role == ChatRole.Assistant && !last.Contents.OfType<FunctionCallContent>().Any())
        {
            conversation.Messages.RemoveAt(conversation.Messages.Count - 1);
        }

        conversation.Messages.Add(new ChatMessage(ChatRole.Assistant, answer));
    }

    [LoggerMessage(2801, LogLevel.Information, "Session {SessionId} of user {User}: request refused with {Code}")]
    private partial void LogRefused(string sessionId, string user, string code);
}
