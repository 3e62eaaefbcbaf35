using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Concierge.Tests.Server;

/// <summary>Numbers and booleans in the query of the API.</summary>
[Trait("Category", "Server")]
public sealed partial class QueryParameterTests
{
    [Fact]
    public async Task A_value_of_the_wrong_form_is_refused_by_the_parameters_name()
    {
        await using var host = await ServerTestHost.StartAsync();
        var description = await host.Api.GetFromJsonAsync<JsonElement>("/openapi.json");

        var checkedParameters = new List<string>();
        foreach (var (method, path, parameter) in ListTypedParameters(description))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{PathParameter().Replace(path, "1")}?{parameter}=perhaps");
            using var answer = await host.Api.SendAsync(request);

            ((int)answer.StatusCode).ShouldBe(422, $"{method} {path} {parameter}");
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            problem.GetProperty("code").GetString().ShouldBe("request.parameter");
            problem.GetProperty("title").GetString()!.ShouldContain(parameter);
            checkedParameters.Add(parameter);
        }

        checkedParameters.ShouldBeSubsetOf(["limit", "offset", "min_price", "max_price", "all", "call_when_open", "interrupted"]);
        checkedParameters.Distinct().Count().ShouldBe(7);
    }

    [Theory]
    [InlineData("/restaurants?max_price=")]
    [InlineData("/restaurants?max_price=%202")]
    [InlineData("/reservations?all=True")]
    [InlineData("/restaurants?unknown=perhaps")]
    public async Task A_value_that_can_be_read_is_taken(string path)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(200);
    }

    private static IEnumerable<(string Method, string Path, string Parameter)> ListTypedParameters(JsonElement description) =>
        from path in description.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("parameters", out _)
        from parameter in operation.Value.GetProperty("parameters").EnumerateArray()
        where parameter.GetProperty("in").GetString() == "query" && parameter.GetProperty("schema").ToString() is var schema
            && (schema.Contains("\"integer\"", StringComparison.Ordinal) || schema.Contains("\"boolean\"", StringComparison.Ordinal))
        select (operation.Name, path.Name, parameter.GetProperty("name").GetString()!);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PathParameter();
}
