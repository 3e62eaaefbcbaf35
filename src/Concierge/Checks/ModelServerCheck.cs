using System.Net;
using System.Net.Http.Headers;
using Concierge.Contracts;
using Concierge.Media.Realtime;
using Concierge.Models;
using Concierge.Options;

namespace Concierge.Checks;

/// <summary>Checks that the servers of the configured models accept their keys, offer the models, and do not shut them down soon.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="models">Compares the configured models with those that a server offers.</param>
/// <param name="agents">The chat model.</param>
/// <param name="realtime">The voice model.</param>
internal sealed class ModelServerCheck(HttpClient http, ModelCheck models, AgentOptions agents, RealtimeOptions realtime) : ISetupCheck
{
    private const string Key = "openai.key";
    private const string Models = "openai.models";

    public string Activity => "the models";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        var configured = ModelInventory.FromOptions(agents, realtime);
        if (configured.Count == 0)
        {
            return [CheckResult.Skipped(Key, "OPENAI_API_KEY is not set.")];
        }

        List<CheckResult> results = [];
        foreach (var (server, apiKey) in configured.Select(model => (model.Server, model.ApiKey)).Distinct())
        {
            results.Add(await CheckKeyAsync(server, apiKey, cancellationToken));
        }

        if (results.Any(result => result.Status == CheckStatus.Failed))
        {
            results.Add(CheckResult.Skipped(Models, "Which models there are is not known without the key."));
            return results;
        }

        var warnings = await models.RunAsync(cancellationToken);
        if (warnings.Count == 0)
        {
            results.Add(CheckResult.Passed(Models, $"All {configured.Count} models are offered.") with
            {
                Details = string.Join(", ", configured.Select(model => model.Name)),
            });
        }

        results.AddRange(warnings.Select(warning => CheckResult.Failed(Models, new ConciergeError(
            warning.ShutdownDate is null ? "openai.model_not_found" : "openai.model_retires", $"{warning.Problem}.", $"{warning.Remedy}."))));
        return results;
    }

    private async Task<CheckResult> CheckKeyAsync(Uri server, string apiKey, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.AbsoluteUri.TrimEnd('/')}/models");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => CheckResult.Failed(Key, new ConciergeError(
                    "openai.unauthorized",
                    $"{server.Host} does not accept the API key.",
                    "Check OPENAI_API_KEY, or AGENT_API_KEY where the chat model has its own.")),
                >= HttpStatusCode.InternalServerError => CheckResult.Failed(Key, new ConciergeError(
                    "openai.unavailable", $"{server.Host} has a fault at the moment (HTTP {(int)response.StatusCode}).", "Try again in a few minutes.")),
                HttpStatusCode.OK => CheckResult.Passed(Key, $"{server.Host} accepts the API key."),
                _ => CheckResult.Skipped(Key, $"{server.Host} has no list of models to check it with."),
            };
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return CheckResult.Failed(Key, new ConciergeError(
                "openai.unreachable", $"{server.Host} cannot be reached.", "Check the network connection and OPENAI_BASE_URL."));
        }
    }
}
