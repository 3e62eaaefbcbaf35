using Concierge.Cli.Client;
using Concierge.Contracts;

namespace Concierge.Cli.Views;

/// <summary>Shows the progress of a request.</summary>
internal interface IRequestView
{
    /// <summary>Called when a conversation starts.</summary>
    void Welcome();

    /// <summary>Called when the next request can be typed.</summary>
    void Prompt();

    /// <summary>Called when a request is sent.</summary>
    /// <param name="text">The request; <see langword="null"/> for the call of a plan that was shown.</param>
    void Begin(string? text);

    /// <summary>Called for each progress event.</summary>
    void Show(ServerEvent happened);

    /// <summary>Called when Ctrl-C was pressed during a call, which is being hung up.</summary>
    void HangingUp();

    /// <summary>Called when the call could not be hung up.</summary>
    void HangUpFailed();

    /// <summary>Called when an answer to the restaurant's question was too late or was not accepted.</summary>
    void AnswerRefused(ConciergeError error);

    /// <summary>Called when the request was cancelled.</summary>
    /// <param name="inCall">Whether a call had been placed.</param>
    void Interrupted(bool inCall);

    /// <summary>Called after the last event.</summary>
    void End();
}
