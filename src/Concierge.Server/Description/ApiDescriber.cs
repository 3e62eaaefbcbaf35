using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Concierge.Server.Description;

/// <summary>Describes the API as OpenAPI: the key, the program's version, headers, error codes and examples.</summary>
internal static class ApiDescriber
{
    /// <summary>The name of the security scheme.</summary>
    public const string Scheme = "bearer";

    /// <summary>The program's version.</summary>
    public static readonly string Version =
        typeof(ApiDescriber).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Adds the description.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(api =>
    {
        // What generators of clients understand best.
        api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        api.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        api.AddOperationTransformer((operation, context, _) =>
        {
            OperationDescriber.Describe(operation, context.Description);
            return Task.CompletedTask;
        });
        api.AddSchemaTransformer((schema, context, _) =>
        {
            SchemaDescriber.Describe(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Concierge",
            Version = Version,
            Description = "Books restaurant tables by telephone. Errors are problem details (RFC 9457) with a stable code; docs/errors.md explains every code.",
        };
        document.Components ??= new OpenApiComponents();
        SchemaDescriber.ReplaceOptional(document.Components.Schemas?.Values ?? []);
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The key of the server, or of a person: concierge keys create NAME.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }
}
