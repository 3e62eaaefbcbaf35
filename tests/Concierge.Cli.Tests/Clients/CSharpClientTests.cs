using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace Concierge.Cli.Tests.Clients;

/// <summary>A C# client that is generated from the description compiles, and books.</summary>
[Trait("Category", "Speech")]
[Trait("Category", "Long")]
public sealed class CSharpClientTests
{
    // It knows the API from the generated types only.
    private const string Program = """
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Generated;

        public static class Program
        {
            public static async Task<string> BookAsync(System.Net.Http.HttpClient http)
            {
                var api = new ConciergeApi(http);
                var plan = await api.CreatePlanAsync(body: new CreatePlanRequest { Text = "Book a table at Luigi's for 4 tomorrow at 7pm" });
                var order = Guid.NewGuid().ToString();
                var call = await api.CreateCallAsync(idempotency_Key: order, body: new CreateCallRequest { Plan_id = plan.Plan_id });
                var again = await api.CreateCallAsync(idempotency_Key: order, body: new CreateCallRequest { Plan_id = plan.Plan_id });
                var status = await api.GetCallStatusAsync(call.Call_id);
                while (status.Result is null)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(200));
                    status = await api.GetCallStatusAsync(call.Call_id);
                }

                var booking = (await api.ListReservationsAsync()).Single();
                try
                {
                    await api.GetCallAsync("nobody");
                    return "not refused";
                }
                catch (ApiException<ProblemDetails> refused)
                {
                    return $"{call.Call_id == again.Call_id} {status.Result.Outcome} {booking.Party_size} {booking.Confirmation_number} {refused.Result.Code}";
                }
            }
        }
        """;

    [SkippableFact]
    public async Task CSharpClient_OfTheDescription_CompilesAndBooks()
    {
        await using var server = await RehearsedServer.StartAsync("accepts");
        var document = await OpenApiDocument.FromJsonAsync(await server.Api.GetStringAsync("/openapi.json"));
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "ConciergeApi",
            UseBaseUrl = false,
            GenerateOptionalParameters = true,
            OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
        };
        settings.CSharpGeneratorSettings.Namespace = "Generated";
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;

        var assembly = Compile(new CSharpClientGenerator(document, settings).GenerateFile(), Program);
        var booking = (Task<string>)assembly.GetType("Program")!.GetMethod("BookAsync")!.Invoke(null, [server.Api])!;

        (await booking).ShouldBe($"True Confirmed 4 {server.BookEntry!.Code} call.not_found");
    }

    private static Assembly Compile(params string[] sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Generated",
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var compiled = new MemoryStream();
        var result = compilation.Emit(compiled);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return Assembly.Load(compiled.ToArray());
    }
}
