using System.Globalization;

namespace Concierge.Calls.Questions;

/// <summary>The questions to the guest in one call, and the answers. Safe for several threads.</summary>
internal sealed class CustomerQuestions
{
    private readonly Lock _gate = new();
    private readonly List<Asked> _asked = [];
    private int _ids;

    /// <summary>The questions that the guest has answered.</summary>
    public IReadOnlyList<(CustomerQuestion Question, string Answer)> Answered
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked.Where(asked => asked.Answer.Task is { IsCompletedSuccessfully: true, Result: not null }).Select(asked => (asked.Question, asked.Answer.Task.Result!))];
            }
        }
    }

    /// <summary>The question that waits for its answer.</summary>
    public CustomerQuestion? Open
    {
        get
        {
            lock (_gate)
            {
                return _asked.Find(asked => !asked.Answer.Task.IsCompleted)?.Question;
            }
        }
    }

    /// <summary>The number that the next question gets as its id.</summary>
    public string NextId()
    {
        lock (_gate)
        {
            return (++_ids).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Puts back a question that was answered before this was kept.</summary>
    public void Restore(CustomerQuestion question, string answer)
    {
        var asked = new Asked(question);
        asked.Answer.SetResult(answer);
        lock (_gate)
        {
            _asked.Add(asked);
        }
    }

    /// <summary>Puts a question.</summary>
    /// <returns>The answer; <see langword="null"/> when there is none in time or the guest does not want to give one.</returns>
    public async Task<string?> AskAsync(CustomerQuestion question, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = new Asked(question);
        lock (_gate)
        {
            _asked.Add(asked);
        }

        try
        {
            return await asked.Answer.Task.WaitAsync(question.Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            asked.Answer.TrySetResult(null);
            return await asked.Answer.Task;
        }
        finally
        {
            asked.Answer.TrySetResult(null);
        }
    }

    /// <summary>Answers a question.</summary>
    /// <param name="id">The question's id; <see langword="null"/> for the one that is open.</param>
    /// <param name="answer">The guest's words; <see langword="null"/> when the guest does not want to answer.</param>
    /// <returns>Whether it was still open.</returns>
    public bool TryAnswer(string? id, string? answer)
    {
        lock (_gate)
        {
            var asked = _asked.Find(asked => !asked.Answer.Task.IsCompleted && (id is null || asked.Question.Id == id));
            return asked is not null && asked.Answer.TrySetResult(answer);
        }
    }

    private sealed record Asked(CustomerQuestion Question)
    {
        public TaskCompletionSource<string?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
