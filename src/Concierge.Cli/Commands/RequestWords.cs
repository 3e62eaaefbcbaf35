using System.CommandLine;

namespace Concierge.Cli.Commands;

/// <summary>The argument that takes a request in words.</summary>
internal static class RequestWords
{
    /// <summary>Makes it. An option that does not exist is a mistake, not a word: a mistyped <c>--scenario</c> must not be read out to a restaurant.</summary>
    public static Argument<string[]> Create()
    {
        var words = new Argument<string[]>("request")
        {
            Description = "What you want, in words; without it a conversation begins",
            Arity = ArgumentArity.ZeroOrMore,
        };
        words.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"There is no option {token.Value.Split(' ')[0]}.");
            }
        });
        return words;
    }
}
