namespace Concierge.Options;

/// <summary>How a call is held, and when a line that is busy or not answered is dialled again.</summary>
public sealed record CallOptions
{
    /// <summary><c>CALL_TIMEOUT_SECONDS</c>, 30 to 3600.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary><c>AGENT_GREETING</c>: how the agent introduces itself; <c>{customer_name}</c> stands for the guest.</summary>
    public string Greeting { get; init; } = "Hello, this is an automated assistant calling for {customer_name}.";

    /// <summary><c>ASK_CUSTOMER_SECONDS</c>, 0 to 120: how long the guest is waited for when the restaurant asks something; 0 never asks.</summary>
    public TimeSpan AskGuest { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary><c>VOICEMAIL</c>: what is done when a machine answers.</summary>
    public VoicemailPolicy Voicemail { get; init; }

    /// <summary><c>HOLD_LIMIT_SECONDS</c>, 10 to 900.</summary>
    public TimeSpan HoldLimit { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary><c>SILENCE_SECONDS</c>, 4 to 30: after which the callee is asked whether they are there, and again before the call is ended.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary><c>CALL_RETRIES</c>, 0 to 5: how often a line that is busy or not answered is dialled again; <see langword="null"/> when not set.</summary>
    public int? Retries { get; init; }

    /// <summary><c>BUSY_RETRY_MINUTES</c>, 1 to 120.</summary>
    public TimeSpan BusyRetry { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary><c>NO_ANSWER_RETRY_MINUTES</c>, 1 to 480.</summary>
    public TimeSpan NoAnswerRetry { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary><c>CALLING_HOURS</c>: when restaurants may be dialled again, on their own clock.</summary>
    public CallingHours CallingHours { get; init; } = CallingHours.Default;

    /// <summary><c>CONCIERGE_PRICES</c>: the file with the prices that plans count with; <see langword="null"/> for the program's own table.</summary>
    public string? PricesFile { get; init; }
}
