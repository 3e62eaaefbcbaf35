using Concierge.Cli.Views;
using Spectre.Console;

namespace Concierge.Cli.Setup;

/// <summary>Asks for the settings at a terminal, one by one, and checks each as it is given.</summary>
/// <param name="draft">The settings as they will be.</param>
/// <param name="checker">Asks the servers; <see langword="null"/> when they are not to be asked.</param>
internal sealed class SetupDialogue(SettingsDraft draft, SettingChecker? checker)
{
    private const string Remove = "-";

    private static IAnsiConsole Console => Terminal.Output;

    /// <summary>Asks every question.</summary>
    /// <exception cref="OperationCanceledException">Ctrl-C, or the end of input: nothing is to be written.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var question in SetupQuestions.All)
        {
            await AskAsync(question, cancellationToken);
        }
    }

    private async Task AskAsync(SetupQuestion question, CancellationToken cancellationToken)
    {
        // Before the question is shown: what is typed or pasted at once is not shown either.
        using var hidden = SetupQuestions.IsSecret(question.Name) ? TerminalEcho.SwitchOff() : null;
        Console.WriteLine();
        Console.MarkupLineInterpolated($"[bold]{question.Name}[/]: {question.Meaning}");
        Console.MarkupLineInterpolated($"  {question.Where}");
        Console.WriteLine($"  {Describe(question.Name)}");
        while (true)
        {
            var typed = await ReadAsync(question, cancellationToken);
            if (typed.Length > 0)
            {
                draft.Set(question.Name, typed == Remove ? "" : typed);
            }

            if (draft.Find(question.Name) is null || await IsRightAsync(question, cancellationToken))
            {
                return;
            }

            // A second Enter keeps what the check found fault with: a tunnel, for example, may not run yet.
            if (typed.Length == 0)
            {
                return;
            }
        }
    }

    private static async Task<string> ReadAsync(SetupQuestion question, CancellationToken cancellationToken)
    {
        Console.Write("> ");
        var isSecret = SetupQuestions.IsSecret(question.Name);
        var line = await TerminalLineReader.ReadAsync(isSecret, cancellationToken) ?? throw new OperationCanceledException("The input has ended.");
        if (isSecret)
        {
            Console.WriteLine();
        }

        return line.Trim();
    }

    private async Task<bool> IsRightAsync(SetupQuestion question, CancellationToken cancellationToken)
    {
        var errors = draft.FindErrors(question.Name);
        if (errors.Count > 0)
        {
            foreach (var error in errors)
            {
                Console.MarkupLineInterpolated($"[red]✘[/] {error.Message}");
                Console.WriteLine($"  {error.Remedy} ({error.Code})");
            }

            draft.Set(question.Name, null);
            Console.WriteLine($"  {Describe(question.Name)}");
            return false;
        }

        if (checker is null || await checker.RunAsync([question.Name], cancellationToken))
        {
            return true;
        }

        Console.WriteLine("  Enter another value, or press Enter to keep this one.");
        return false;
    }

    private string Describe(string name) => (draft.Find(name), SetupQuestions.IsSecret(name)) switch
    {
        (null, _) => "Not set. Press Enter to leave it so.",
        (_, true) => "Set, and not shown. Press Enter to keep it; - removes it.",
        (var value, _) => $"Now {TerminalText.EscapeLine(value!)}. Press Enter to keep it; - removes it.",
    };
}
