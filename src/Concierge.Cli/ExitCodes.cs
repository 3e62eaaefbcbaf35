namespace Concierge.Cli;

/// <summary>What the process ends with; documented in docs/configuration.md and in <c>--help</c>.</summary>
internal static class ExitCodes
{
    /// <summary>The table is booked, or what was asked for was done.</summary>
    public const int Success = 0;

    /// <summary>A fault in this program.</summary>
    public const int Fault = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>A setting is missing or wrong, or the request was refused; nobody was called.</summary>
    public const int Refused = 3;

    /// <summary>The call was made, and there is no table.</summary>
    public const int NotBooked = 4;

    /// <summary>The request needs an answer first: the question was printed.</summary>
    public const int QuestionAsked = 5;

    /// <summary><c>rehearse --all</c>: not every call came out right.</summary>
    public const int NotAllRight = 6;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
