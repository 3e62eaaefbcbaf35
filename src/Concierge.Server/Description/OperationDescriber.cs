using System.Globalization;
using System.Text.Json.Nodes;
using Concierge.Server.Api;
using Concierge.Server.Idempotency;
using Concierge.Server.Security;
using Concierge.Server.Streams;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Concierge.Server.Description;

/// <summary>Completes the description of an operation: headers, error codes, examples.</summary>
internal static class OperationDescriber
{
    private static readonly string[] CommonCodes = ["api.unauthorized", "api.not_admin", "limit.api_keys", "request.user", "server.fault"];
    private static readonly string[] BodyCodes = ["api.invalid_body", "http.413", "http.415"];
    private static readonly string[] IdempotencyCodes = ["idempotency.key", "idempotency.other_content", "idempotency.in_progress"];

    /// <summary>Completes an operation.</summary>
    public static void Describe(OpenApiOperation operation, ApiDescription description)
    {
        var metadata = description.ActionDescriptor.EndpointMetadata;
        var needsKey = !metadata.OfType<IAllowAnonymous>().Any();
        if (needsKey)
        {
            AddCommon(operation, description);
        }
        else
        {
            operation.Security = [];
        }

        ParameterDescriptions.Add(operation);
        var isWrite = needsKey && !HttpMethods.IsGet(description.HttpMethod ?? "");
        IEnumerable<string> codes =
        [
            .. needsKey ? CommonCodes : [],
            .. isWrite ? IdempotencyCodes : [],
            .. operation.RequestBody is null ? [] : BodyCodes,
            .. metadata.OfType<ErrorCodes>().SelectMany(errors => errors.Codes),
        ];
        foreach (var status in codes.Distinct(StringComparer.Ordinal).GroupBy(ProblemFactory.GetStatusCode))
        {
            AddProblem(operation, status.Key, status);
        }

        foreach (var header in metadata.OfType<DescribedHeader>())
        {
            AddDescribed(operation, header);
        }

        if (Examples.ByOperation.TryGetValue(operation.OperationId ?? "", out var example)
            && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
        {
            body.Example = JsonNode.Parse(example);
        }

        ImportBody.Describe(operation);
        AnswerExamples.Add(operation);
    }

    private static void AddCommon(OpenApiOperation operation, ApiDescription description)
    {
        AddHeader(operation, UserHeaderMiddleware.Name, "The person for whom an administrator's key acts.");
        if (!HttpMethods.IsGet(description.HttpMethod ?? ""))
        {
            AddHeader(operation, IdempotencyMiddleware.Header, "Carries the request out once: a repetition within a day gets the same answer.");
        }

        if (description.SupportedResponseTypes.Any(type => type.ApiResponseFormats.Any(format => format.MediaType == EventStreamResult.MediaType)))
        {
            AddHeader(operation, "Last-Event-ID", "Continues the events after this one.");
        }
    }

    private static void AddHeader(OpenApiOperation operation, string name, string text)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = text,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void AddProblem(OpenApiOperation operation, int status, IEnumerable<string> codes)
    {
        var key = status.ToString(CultureInfo.InvariantCulture);
        operation.Responses ??= [];
        if (!operation.Responses.TryGetValue(key, out var response))
        {
            operation.Responses[key] = response = new OpenApiResponse
            {
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("ProblemDetails") },
                },
            };
        }

        response.Description = string.Join(", ", codes.Select(code => $"`{code}`"));
        if (status == StatusCodes.Status429TooManyRequests)
        {
            AddAnswerHeader(response, "Retry-After", "Seconds until the request can succeed.", JsonSchemaType.Integer);
        }
    }

    private static void AddDescribed(OpenApiOperation operation, DescribedHeader header)
    {
        if (header.Status is not { } status)
        {
            AddHeader(operation, header.Name, header.Text);
        }
        else if (operation.Responses?.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out var response) == true)
        {
            AddAnswerHeader(response, header.Name, header.Text, JsonSchemaType.String);
        }
    }

    private static void AddAnswerHeader(IOpenApiResponse response, string name, string text, JsonSchemaType type)
    {
        if (response is OpenApiResponse described)
        {
            described.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            described.Headers[name] = new OpenApiHeader { Description = text, Schema = new OpenApiSchema { Type = type } };
        }
    }
}
