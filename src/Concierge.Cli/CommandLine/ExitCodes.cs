namespace Concierge.Cli.CommandLine;

/// <summary>The exit codes of the process; documented in docs/configuration.md and in <c>--help</c>.</summary>
internal static class ExitCodes
{
    /// <summary>The table is booked, or the request is done.</summary>
    public const int Success = 0;

    /// <summary>An internal error.</summary>
    public const int Fault = 1;

    /// <summary>The command line is invalid.</summary>
    public const int Usage = 2;

    /// <summary>A setting is missing or invalid, or the request was refused; no call was made.</summary>
    public const int Refused = 3;

    /// <summary>The call was made, but no table is booked.</summary>
    public const int NotBooked = 4;

    /// <summary>The request needs more information: the question was printed.</summary>
    public const int QuestionAsked = 5;

    /// <summary><c>rehearse --all</c>: at least one call failed.</summary>
    public const int BatchFailed = 6;

    /// <summary>The call was made, and the restaurant has not decided: it holds the table, or put the guest on a waiting list.</summary>
    public const int Provisional = 7;

    /// <summary><c>restaurants import</c>: every entry of the file was skipped.</summary>
    public const int NothingImported = 8;

    /// <summary><c>rehearse</c>: the table is booked, but the restaurant's book differs from the request or the report.</summary>
    public const int BookDiffers = 9;

    /// <summary>Ended with Ctrl-C.</summary>
    public const int Interrupted = 130;
}
