using System.Text.Json;
using System.Text.RegularExpressions;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>Compares the simulated REST API with Twilio's published description of the Calls resource, if it is beside the repository.</summary>
public sealed class PublishedDescriptionTests
{
    private const string Path = "/2010-04-01/Accounts/{AccountSid}/Calls";

    [SkippableFact]
    public void The_fields_to_create_a_call_are_the_published_fields() =>
        CreateCallForm.Fields.ShouldBe(GetFormFields($"{Path}.json"), ignoreOrder: true);

    [SkippableFact]
    public void The_fields_to_update_a_call_are_the_published_fields() =>
        UpdateCallForm.Fields.ShouldBe(GetFormFields($"{Path}/{{Sid}}.json"), ignoreOrder: true);

    [SkippableFact]
    public async Task A_fetched_call_has_exactly_the_published_properties_and_types()
    {
        JsonElement properties = LoadDescription()
            .GetProperty("components").GetProperty("schemas").GetProperty("api.v2010.account.call").GetProperty("properties");
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response/>";
        TelephoneCall call = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        JsonElement shown = await fixture.FetchAsync(call);

        shown.EnumerateObject().Select(property => property.Name).ShouldBe(properties.EnumerateObject().Select(property => property.Name), ignoreOrder: true);
        foreach (JsonProperty property in shown.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            JsonElement schema = properties.GetProperty(property.Name);
            bool isObject = schema.TryGetProperty("type", out JsonElement type) && type.GetString() == "object";
            property.Value.ValueKind.ShouldBe(isObject ? JsonValueKind.Object : JsonValueKind.String, property.Name);
            if (schema.TryGetProperty("pattern", out JsonElement pattern))
            {
                Regex.IsMatch(property.Value.GetString()!, pattern.GetString()!).ShouldBeTrue(property.Name);
            }
        }
    }

    private static IEnumerable<string> GetFormFields(string path) => LoadDescription()
        .GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content")
        .GetProperty("application/x-www-form-urlencoded").GetProperty("schema").GetProperty("properties")
        .EnumerateObject().Select(property => property.Name);

    private static JsonElement LoadDescription()
    {
        string? file = Find("twilio-calls.openapi.json");
        Skip.If(file is null, "The published OpenAPI description is not beside this checkout.");
        return JsonDocument.Parse(File.ReadAllBytes(file!)).RootElement;
    }

    private static string? Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = System.IO.Path.Combine(folder.FullName, "shared", "protocol", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
