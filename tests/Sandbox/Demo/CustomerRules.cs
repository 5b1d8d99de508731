using System.Text.Json.Nodes;

namespace Connector.Sandbox.Demo;

/// <summary>
/// The sandbox's mapping with rules for customers: accounts are recognised by account number, VAT number and e-mail, and
/// shown in commercetools, as external id (DE) or in a custom field; customers without store go to DE.
/// </summary>
public static class CustomerRules
{
    /// <summary>Key of the type that declares the fields.</summary>
    public const string Type = "customer-in-max";

    /// <summary>Custom field that shows the account in a company other than DE.</summary>
    public static string FieldOf(string company) => $"maxAccount{company}";

    /// <summary>Writes the mapping into a folder.</summary>
    /// <returns>Path of the file.</returns>
    public static string Write(string folder)
    {
        var mapping = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Sandbox", "mapping.json")))!.AsObject();
        mapping.Remove("$schema");
        var customers = mapping["customers"]!.AsObject();
        customers["match"] = new JsonArray("account", "vatNumber", "email");
        customers["noStore"] = new JsonArray(new JsonObject { ["company"] = "DE" });
        customers["customType"] = Type;
        foreach (var company in mapping["companies"]!.AsArray())
        {
            var name = (string)company!["max"]!;
            var field = name == "DE" ? "externalId" : $"custom.{FieldOf(name)}";
            (company["accountField"], company["writeAccountTo"]) = (field, field);
        }

        var path = Path.Combine(folder, "mapping-customers.json");
        File.WriteAllText(path, mapping.ToJsonString());
        return path;
    }

    /// <summary>Draft of the type.</summary>
    public static JsonObject TypeDraft() => new()
    {
        ["key"] = Type,
        ["name"] = new JsonObject { ["en"] = "Customer in MAX" },
        ["resourceTypeIds"] = new JsonArray("customer"),
        ["fieldDefinitions"] = new JsonArray([.. World.Load().Companies.Where(company => company.Max != "DE").Select(company => new JsonObject
        {
            ["name"] = FieldOf(company.Max),
            ["label"] = new JsonObject { ["en"] = $"MAX account ({company.Max})" },
            ["type"] = new JsonObject { ["name"] = "String" },
            ["required"] = false,
        })]),
    };
}
