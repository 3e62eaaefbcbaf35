namespace Concierge.Tests;

/// <summary>Waits for what another thread is about to do. The deadline is there for a test that fails.</summary>
internal static class Until
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a condition holds.</summary>
    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Deadline);
        while (!condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"waited in vain: {what}");
            await Task.Delay(1, CancellationToken.None);
        }
    }

    /// <summary>Waits for a task, not for ever.</summary>
    public static Task<T> DoneAsync<T>(Task<T> task) => task.WaitAsync(Deadline);

    /// <summary>Waits for a task, not for ever.</summary>
    public static Task DoneAsync(Task task) => task.WaitAsync(Deadline);
}
