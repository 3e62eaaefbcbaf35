using System.CommandLine;
using System.CommandLine.Parsing;
using Concierge.Contracts;
using FuzzySharp;

namespace Concierge.Cli.CommandLine;

/// <summary>
/// Says what is wrong with a command line, and what was probably meant. The requests of guests are free words, so a mistyped command counts as a
/// request for the parser: it cannot suggest the command by itself.
/// </summary>
internal static class CommandLineAdvisor
{
    private const int Similar = 70;
    private const int VerySimilar = 80;
    private const string OptionPrefix = "--";

    /// <summary>Finds the error of a command line; <see langword="null"/> when it is valid.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="words">The words of a guest's request.</param>
    public static ConciergeError? FindError(ParseResult parsed, IReadOnlyList<string> words)
    {
        if (parsed.CommandResult.Command != parsed.RootCommandResult.Command && words.Count > 0)
        {
            return CreateMisplaced(parsed, words);
        }

        if (parsed.CommandResult.Command == parsed.RootCommandResult.Command && FindMistypedCommand(parsed, words) is { } meant)
        {
            return new ConciergeError("command.unknown", $"There is no command {words[0]}.", $"Did you mean {meant}?");
        }

        return parsed.Errors.Count > 0
            ? CreateError(string.Join(' ', parsed.Errors.Select(error => Describe(error.Message)).Distinct(StringComparer.Ordinal)), parsed)
            : null;
    }

    /// <summary>Finds the most similar of several names; <see langword="null"/> when none is similar.</summary>
    public static string? FindSimilar(string name, IEnumerable<string> known) => FindSimilar(name, known, Similar);

    private static string? FindSimilar(string name, IEnumerable<string> known, int similarity) => known
        .Select(candidate => (Name: candidate, Similarity: GetSimilarity(name, candidate)))
        .Where(candidate => candidate.Similarity >= similarity)
        .OrderByDescending(candidate => candidate.Similarity)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    private static int GetSimilarity(string name, string candidate) => Fuzz.Ratio(name.ToLowerInvariant(), candidate);

    private static ConciergeError CreateError(string message, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = GetUnknown(parsed);
        var known = unknown.StartsWith('-')
            ? GetOptions(parsed.CommandResult)
            : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
        var suggestion = unknown.Length > 0 && FindSimilar(unknown, known) is { } meant ? $"Did you mean {meant}? " : "";
        return new ConciergeError("command.invalid", message, $"{suggestion}{GetPath(parsed.CommandResult)} --help shows the options.");
    }

    // The words of a request, without quotation marks, may be the name of a command: nothing is done that they do not ask for.
    private static ConciergeError CreateMisplaced(ParseResult parsed, IReadOnlyList<string> words)
    {
        var path = GetPath(parsed.CommandResult);
        return new ConciergeError(
            "command.invalid",
            $"\"{string.Join(' ', words)}\" is written before the command {parsed.CommandResult.Command.Name}.",
            words is ["help"] ? $"Did you mean {path} --help?" : $"Write a request in quotation marks, or a command alone: {path}.");
    }

    // The parser's messages name the program's assembly, and put names in quotation marks.
    private static string Describe(string message) => message.Replace('\'', '"').TrimEnd('.') + ".";

    private static string GetUnknown(ParseResult parsed) =>
        (parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null)
        ?? parsed.CommandResult.Tokens.Select(token => token.Value).FirstOrDefault(value => value.StartsWith(OptionPrefix, StringComparison.Ordinal))
        ?? "";

    private static IEnumerable<string> GetOptions(CommandResult command)
    {
        for (SymbolResult? result = command; result is CommandResult owner; result = result.Parent)
        {
            foreach (var option in owner.Command.Options.Where(option => result == command || option.Recursive))
            {
                yield return option.Name;
            }
        }
    }

    private static string GetPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{GetPath(parent)} {result.Command.Name}" : "concierge";

    // A word that resembles a command is one, if it stands alone or if what follows belongs to that command. A sentence stays a request.
    private static string? FindMistypedCommand(ParseResult parsed, IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words[0].Any(char.IsWhiteSpace))
        {
            return null;
        }

        if (words.Count == 1 && words[0].ToLowerInvariant() is ("help" or "version") and var asked)
        {
            return $"concierge --{asked}";
        }

        var commands = parsed.RootCommandResult.Command.Subcommands;
        if (FindSimilar(words[0], commands.Select(command => command.Name), words.Count == 1 ? Similar : VerySimilar) is not { } name)
        {
            return null;
        }

        if (words.Count == 1)
        {
            return $"concierge {name}";
        }

        var following = FindSimilar(words[1], commands.First(command => command.Name == name).Subcommands.Select(sub => sub.Name), VerySimilar);
        return following is not null ? string.Join(' ', ["concierge", name, following, .. words.Skip(2)])
            : words[1].Any(char.IsWhiteSpace) ? $"concierge {name} \"{words[1]}\""
            : null;
    }
}
