using System.Text.Json.Nodes;

namespace Connector.Sandbox.Demo;

/// <summary>
/// The sandbox's mapping with rules for customers: accounts are recognised by account number, VAT number and e-mail, and
/// shown in commercetools; customers without store go to DE.
/// </summary>
public static class CustomerRules
{
    /// <summary>Custom field that shows the account in GB.</summary>
    public const string FieldOfGB = "maxAccountGB";

    /// <summary>Key of the type that declares <see cref="FieldOfGB"/>.</summary>
    public const string Type = "customer-in-max";

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
        Company(mapping, "DE")["writeAccountTo"] = Company(mapping, "DE")["accountField"] = "externalId";
        Company(mapping, "GB")["writeAccountTo"] = Company(mapping, "GB")["accountField"] = $"custom.{FieldOfGB}";
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
        ["fieldDefinitions"] = new JsonArray(new JsonObject
        {
            ["name"] = FieldOfGB,
            ["label"] = new JsonObject { ["en"] = "MAX account (GB)" },
            ["type"] = new JsonObject { ["name"] = "String" },
            ["required"] = false,
        }),
    };

    private static JsonObject Company(JsonObject mapping, string name) =>
        mapping["companies"]!.AsArray().Select(company => company!.AsObject()).Single(company => (string?)company["max"] == name);
}
