using System.CommandLine;
using Concierge.Cli.Client;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Settings;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge "Book …"</c>, and <c>concierge</c> alone: a conversation.</summary>
internal static class BookCommand
{
    private static readonly Argument<string[]> Words = RequestWords.Create();

    public static RootCommand Create()
    {
        var root = new RootCommand("Books a restaurant table by telephone.");
        root.Arguments.Add(Words);
        CommonOptions.AddTo(root);
        root.SetAction(RunAsync);
        return root;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var view = RequestViews.For(parsed);
        var settings = CommonOptions.Settings(parsed);
        var request = string.Join(' ', parsed.GetValue(Words) ?? []).Trim();
        await using var server = await ConnectAsync(parsed, settings, cancellationToken);
        using var client = new ConciergeClient(server.Address, server.ApiKey);
        return request.Length > 0
            ? await new RequestRunner(client, view, TimeProvider.System).RunAsync(request, NewSession(), cancellationToken)
            : await new Conversation(client, view, TimeProvider.System).RunAsync(cancellationToken);
    }

    private static async Task<ServerConnection> ConnectAsync(ParseResult parsed, ConciergeSettings settings, CancellationToken cancellationToken) =>
        settings.ServerUrl is { } elsewhere
            ? ServerConnection.To(elsewhere, ServerHost.ApiKey(settings))
            : await ServerHost.StartForOneselfAsync(settings, Logs.For(parsed), cancellationToken);

    private static string NewSession() => Guid.NewGuid().ToString("N");
}
