using System.Globalization;

namespace Concierge.Calls.Questions;

/// <summary>The questions to the guest in one call, and the answers. Thread-safe.</summary>
internal sealed class GuestQuestionRegistry
{
    private readonly Lock _lock = new();
    private readonly List<Asked> _asked = [];
    private int _ids;

    /// <summary>The answered questions with their answers.</summary>
    public IReadOnlyList<(GuestQuestion Question, string Answer)> AnsweredQuestions
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _asked.Where(asked => asked.Answer.Task is { IsCompletedSuccessfully: true, Result: not null })
                        .Select(asked => (asked.Question, asked.Answer.Task.Result!)),
                ];
            }
        }
    }

    /// <summary>The question that waits for an answer; <see langword="null"/> if none exists.</summary>
    public GuestQuestion? OpenQuestion
    {
        get
        {
            lock (_lock)
            {
                return _asked.Find(asked => !asked.Answer.Task.IsCompleted)?.Question;
            }
        }
    }

    /// <summary>Creates the id of the next question.</summary>
    public string CreateId()
    {
        lock (_lock)
        {
            return (++_ids).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Restores an answered question from a snapshot.</summary>
    public void RestoreAnswer(GuestQuestion question, string answer)
    {
        var asked = new Asked(question);
        asked.Answer.SetResult(answer);
        lock (_lock)
        {
            _asked.Add(asked);
        }
    }

    /// <summary>Opens a question and waits for the answer.</summary>
    /// <returns>The answer; <see langword="null"/> when the timeout passes or the guest declines to answer.</returns>
    public async Task<string?> AskAsync(GuestQuestion question, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var asked = new Asked(question);
        lock (_lock)
        {
            _asked.Add(asked);
        }

        try
        {
            return await asked.Answer.Task.WaitAsync(question.Timeout, timeProvider, cancellationToken);
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
    /// <param name="id">The question's id; <see langword="null"/> for the open question.</param>
    /// <param name="answer">The answer; <see langword="null"/> when the guest declines to answer.</param>
    /// <returns>Whether the question was still open.</returns>
    public bool TryAnswer(string? id, string? answer)
    {
        lock (_lock)
        {
            var asked = _asked.Find(asked => !asked.Answer.Task.IsCompleted && (id is null || asked.Question.Id == id));
            return asked is not null && asked.Answer.TrySetResult(answer);
        }
    }

    private sealed record Asked(GuestQuestion Question)
    {
        public TaskCompletionSource<string?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
