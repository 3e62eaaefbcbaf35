namespace Concierge.Tests;

/// <summary>Waits for the work of other threads. The timeout ends a failing test.</summary>
internal static class Until
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a condition holds.</summary>
    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        while (!condition())
        {
            timeout.IsCancellationRequested.ShouldBeFalse($"waited in vain: {what}");
            await Task.Delay(1, CancellationToken.None);
        }
    }

    /// <summary>Waits until a condition holds that takes a query to find out.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        while (!await condition())
        {
            timeout.IsCancellationRequested.ShouldBeFalse($"waited in vain: {what}");
            await Task.Delay(1, CancellationToken.None);
        }
    }

    /// <summary>Waits for a task, at most until the timeout.</summary>
    public static Task<T> DoneAsync<T>(Task<T> task) => task.WaitAsync(Timeout);

    /// <summary>Waits for a task, at most until the timeout.</summary>
    public static Task DoneAsync(Task task) => task.WaitAsync(Timeout);
}
