using System.Text.Json;
using Concierge.Contracts;
using Concierge.Mcp.Api;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Consent;

/// <summary>
/// Lets a tool act in the guest's name only after a person has agreed. The question goes to the client, which shows it to the person; the model has no
/// part in it. Nothing is remembered between question and answer: any server may get the answer.
/// </summary>
/// <param name="signer">Signs what is asked.</param>
/// <param name="numbersWithoutAsking">The restaurants, by their numbers (E.164), for which the operator has agreed beforehand.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ConsentGate(ConsentStateSigner signer, IReadOnlySet<string> numbersWithoutAsking, TimeProvider timeProvider)
{
    private const string QuestionName = "consent";

    // As long as a plan.
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(30);

    /// <summary>What was asked, in the second round of a request; <see langword="null"/> in the first.</summary>
    /// <exception cref="ConciergeException">The state is not one of ours, or not of this request (<c>mcp.consent_invalid</c>).</exception>
    public ConsentState? FindState(RequestContext<CallToolRequestParams> request)
    {
        if (request.Params.RequestState is not { } text)
        {
            return null;
        }

        var state = signer.Verify(text);
        return state is not null
            && state.Tool == request.Params.Name
            && state.Arguments == ComputeArguments(request.Params)
            && state.Caller == ComputeCaller()
            && state.ExpiresAt > timeProvider.GetUtcNow()
                ? state
                : throw new ConciergeException(ConsentErrors.Invalid);
    }

    /// <summary>Makes sure that a person, or the operator's setting, agrees.</summary>
    /// <param name="request">The request.</param>
    /// <param name="state">What was asked in the first round; <see langword="null"/> in the first.</param>
    /// <param name="subject">What the question is about.</param>
    /// <param name="question">The question.</param>
    /// <param name="phoneNumber">The restaurant's number, E.164; <see langword="null"/> where it is not known.</param>
    /// <returns>The person's answer; <see langword="null"/> where the setting agrees.</returns>
    /// <exception cref="InputRequiredException">The client has to ask the person, and to repeat the request with the answer.</exception>
    /// <exception cref="ConciergeException">Nobody agrees (<c>mcp.consent_…</c>).</exception>
    public ElicitResult? Require(
        RequestContext<CallToolRequestParams> request, ConsentState? state, string subject, ConsentQuestion question, string? phoneNumber)
    {
        if (phoneNumber is not null && numbersWithoutAsking.Contains(phoneNumber))
        {
            return null;
        }

        return state is null ? throw Ask(request, subject, question)
            : state.Subject == subject ? ReadAnswer(request.Params)
            : throw new ConciergeException(ConsentErrors.Invalid);
    }

    private Exception Ask(RequestContext<CallToolRequestParams> request, string subject, ConsentQuestion question)
    {
        if (!request.Server.IsMrtrSupported || request.Server.ClientCapabilities?.Elicitation?.Form is null)
        {
            return new ConciergeException(ConsentErrors.Impossible);
        }

        var expiresAt = timeProvider.GetUtcNow() + Validity;
        var state = new ConsentState(request.Params.Name, subject, ComputeArguments(request.Params), ComputeCaller(), expiresAt);
        var asked = new ElicitRequestParams { Message = question.Message, RequestedSchema = question.Form };
        return new InputRequiredException(
            new Dictionary<string, InputRequest>(StringComparer.Ordinal) { [QuestionName] = InputRequest.ForElicitation(asked) }, signer.Sign(state));
    }

    private static ElicitResult ReadAnswer(CallToolRequestParams request)
    {
        var answer = request.InputResponses?.TryGetValue(QuestionName, out var response) == true ? Read(response) : null;
        if (answer is null || answer.Action == "cancel")
        {
            throw new ConciergeException(ConsentErrors.NotGiven);
        }

        var agreed = answer.IsAccepted
            && answer.Content?.TryGetValue(ConsentQuestion.AgreedField, out var value) == true
            && value.ValueKind == JsonValueKind.True;
        return agreed ? answer : throw new ConciergeException(ConsentErrors.Refused);
    }

    private static ElicitResult? Read(InputResponse response)
    {
        try
        {
            return response.Deserialize(InputResponse.ElicitResultJsonTypeInfo);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string ComputeArguments(CallToolRequestParams request)
    {
        var sorted = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            sorted[name] = value;
        }

        return signer.ComputeFingerprint(JsonSerializer.Serialize(sorted, ConsentJsonContext.Default.SortedDictionaryStringJsonElement));
    }

    private string ComputeCaller() =>
        signer.ComputeFingerprint(CallerCredentials.Current is { } caller ? $"{caller.Authorization}\n{caller.User}" : "");
}
