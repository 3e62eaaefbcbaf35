using System.CommandLine;

namespace Concierge.Cli.Commands;

/// <summary>The argument that takes the guest's request.</summary>
internal static class RequestArgument
{
    /// <summary>Creates the argument. It rejects unknown options: a mistyped <c>--scenario</c> must not become part of a request to a restaurant.</summary>
    public static Argument<string[]> Create()
    {
        var words = new Argument<string[]>("request")
        {
            Description = "Your request in plain words; without it a conversation starts",
            Arity = ArgumentArity.ZeroOrMore,
        };
        words.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"Unknown option {token.Value.Split(' ')[0]}.");
            }
        });
        return words;
    }
}
