using Concierge.Agents;
using Concierge.Contracts;
using Concierge.Media.Realtime;
using Concierge.Options;
using Microsoft.Extensions.AI;

namespace Concierge.Checks;

/// <summary>
/// Asks the chat model for one word: only an answer shows that the account has credit. It costs a few tokens, so the quick half of the check leaves it
/// out.
/// </summary>
internal sealed class ChatModelCheck(AgentOptions agents, RealtimeOptions realtime, TimeProvider timeProvider) : ISetupCheck
{
    private const string Subject = "openai.quota";

    // A model that reasons spends tokens before its first word.
    private const int MaxTokens = 64;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public string Activity => "the chat model's answer";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (ChatClientFactory.FindModel(agents, realtime) is not { } model)
        {
            return [CheckResult.Skipped(Subject, "The built-in model drives the agents; it needs no account.")];
        }

        using var deadline = new CancellationTokenSource(Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var client = ChatClientFactory.Create(agents, realtime, timeProvider);
            await client.GetResponseAsync("Answer with the word: ready", new ChatOptions { MaxOutputTokens = MaxTokens }, either.Token);
            return [CheckResult.Passed(Subject, $"{model} answers.")];
        }
        catch (ConciergeException exception) when (exception.Error.Code is "openai.broken_off")
        {
            // It reasoned until its tokens were used up: the account has credit.
            return [CheckResult.Passed(Subject, $"{model} answers.")];
        }
        catch (ConciergeException exception)
        {
            return [CheckResult.Failed(Subject, exception.Error)];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [CheckResult.Failed(Subject, new ConciergeError("openai.timeout", $"{model} did not answer in time.", "Try again in a few minutes."))];
        }
    }
}
