using Concierge.Cli.Client;
using Concierge.Contracts;

namespace Concierge.Cli.Views;

/// <summary>Shows a request on its way to its answer.</summary>
internal interface IRequestView
{
    /// <summary>A conversation begins.</summary>
    void Welcome();

    /// <summary>The next request of a conversation may be typed.</summary>
    void Prompt();

    /// <summary>A request was made.</summary>
    void Begin(string text);

    /// <summary>Something happened.</summary>
    void Show(ServerEvent happened);

    /// <summary>Ctrl-C was pressed in a call: the line is being put down.</summary>
    void HangingUp();

    /// <summary>The line could not be put down from here.</summary>
    void HangUpFailed();

    /// <summary>An answer to the restaurant's question came too late, or was not taken.</summary>
    void AnswerRefused(ConciergeError error);

    /// <summary>The request was given up.</summary>
    /// <param name="inCall">Whether a call had been placed.</param>
    void Interrupted(bool inCall);

    /// <summary>Nothing more will happen.</summary>
    void End();
}
