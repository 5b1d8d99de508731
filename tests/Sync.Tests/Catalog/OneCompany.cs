using System.Text.Json.Nodes;
using Connector.Mapping;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Catalog;

/// <summary>The sandbox's mapping with one company of a name that no other test has, so that tests share a storage account.</summary>
internal static class OneCompany
{
    public static (string Company, MappingDocument Mapping) With(string section, string rules)
    {
        var company = $"T{Guid.NewGuid():N}"[..12];
        var json = JsonNode.Parse(Repository.MappingJson)!.AsObject();
        var only = json["companies"]![0]!.DeepClone();
        only["max"] = company;
        json["companies"] = new JsonArray(only);
        json["noStore"] = new JsonArray(new JsonObject { ["currency"] = "EUR", ["company"] = company });
        json["warehouses"] = new JsonArray();
        json["items"] = new JsonObject { ["rule"] = "same" };
        json[section] = JsonNode.Parse(rules.Replace("COMPANY", company, StringComparison.Ordinal));
        return (company, Repository.Load(json.ToJsonString()));
    }
}
