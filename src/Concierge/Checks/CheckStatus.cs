namespace Concierge.Checks;

/// <summary>The result of one line of a check.</summary>
public enum CheckStatus
{
    /// <summary>Calls can be placed as far as this line tells.</summary>
    Passed,

    /// <summary>Something has to be done.</summary>
    Failed,

    /// <summary>The line does not apply here, or needs another one to pass first.</summary>
    Skipped,

    /// <summary>Something is perhaps not as it was meant. Calls can be placed all the same.</summary>
    Warning,
}
