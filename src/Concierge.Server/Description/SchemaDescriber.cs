using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Concierge.Server.Description;

/// <summary>Makes schemas exact: numbers are numbers, and problems have a code.</summary>
internal static class SchemaDescriber
{
    /// <summary>
    /// Describes what may be absent as what it is: values of null are never sent, so such a field is not required, and generators make a type of its own of
    /// "null or this type".
    /// </summary>
    public static void ReplaceOptional(IEnumerable<IOpenApiSchema> schemas)
    {
        foreach (var schema in schemas)
        {
            foreach (var (name, property) in schema.Properties?.ToList() ?? [])
            {
                if (property is OpenApiSchema { OneOf: { Count: 2 } kinds } && kinds.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } reference)
                {
                    schema.Properties![name] = reference;
                    schema.Required?.Remove(name);
                }
                else if (property.Type?.HasFlag(JsonSchemaType.Null) == true)
                {
                    schema.Required?.Remove(name);
                }
            }
        }
    }

    /// <summary>Completes a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="type">The type that it describes.</param>
    public static void Describe(OpenApiSchema schema, Type type)
    {
        // The server reads a number in quotation marks too. A client need not know that.
        if (schema.Type is { } kinds && (kinds.HasFlag(JsonSchemaType.Integer) || kinds.HasFlag(JsonSchemaType.Number)))
        {
            (schema.Type, schema.Pattern) = (kinds & ~JsonSchemaType.String, null);
        }

        if (schema.Enum is { Count: > 0 })
        {
            schema.Type ??= JsonSchemaType.String;
        }

        if (type == typeof(ProblemDetails))
        {
            schema.Description = "An error. title says what happened, detail what to do about it.";
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            schema.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The stable code of the error." };
        }
    }
}
