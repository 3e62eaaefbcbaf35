using System.Text.Json;
using System.Text.RegularExpressions;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>The stand-in against Twilio's published description of the Calls resource, where that lies beside the repository.</summary>
public sealed class PublishedDescriptionTests
{
    private const string Path = "/2010-04-01/Accounts/{AccountSid}/Calls";

    [SkippableFact]
    public void The_fields_of_creating_a_call_are_the_published_ones() =>
        CreateCallForm.Fields.ShouldBe(FieldsOf($"{Path}.json"), ignoreOrder: true);

    [SkippableFact]
    public void The_fields_of_updating_a_call_are_the_published_ones() =>
        UpdateCallForm.Fields.ShouldBe(FieldsOf($"{Path}/{{Sid}}.json"), ignoreOrder: true);

    [SkippableFact]
    public async Task A_call_is_shown_with_exactly_the_published_properties_in_their_types()
    {
        JsonElement properties = Description().GetProperty("components").GetProperty("schemas").GetProperty("api.v2010.account.call").GetProperty("properties");
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = "<Response/>";
        TelephoneCall call = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.EndOf(call);

        JsonElement shown = await rehearsal.FetchAsync(call);

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

    private static IEnumerable<string> FieldsOf(string path) => Description()
        .GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content")
        .GetProperty("application/x-www-form-urlencoded").GetProperty("schema").GetProperty("properties")
        .EnumerateObject().Select(property => property.Name);

    private static JsonElement Description()
    {
        string? file = Find("twilio-calls.openapi.json");
        Skip.If(file is null, "The published description does not lie beside the repository.");
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
