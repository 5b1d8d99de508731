using Connector.Commercetools;
using Connector.Commercetools.Models;

namespace Connector.Sync.Setup;

/// <summary>
/// Creates a type, or adds the fields that the one that is there lacks. The shop's own fields stay; what contradicts the
/// connector is refused, since changing a field means deleting its values.
/// </summary>
internal sealed class TypeSetup(ICommercetoolsTypes types)
{
    public async Task<SetupStep> RunAsync(TypePlan plan, CancellationToken cancellationToken)
    {
        if (await types.GetByKeyAsync(plan.Key, cancellationToken) is not { } found)
        {
            await types.CreateAsync(
                new() { Key = plan.Key, Name = plan.Label, ResourceTypeIds = [plan.ResourceTypeId], FieldDefinitions = plan.Fields }, cancellationToken);
            return new("type", plan.Key, SetupOutcome.Created, $"With {plan.Fields.Count} fields.");
        }

        // What can be added is added also when another field is refused: the rest of the feedback then works.
        var missing = plan.Fields.Where(field => found.FieldDefinitions.All(existing => existing.Name != field.Name)).ToList();
        var contradictions = Contradictions(plan, found).ToList();
        if (missing.Count > 0)
        {
            await types.UpdateAsync(
                found.Id,
                new() { Version = found.Version, Actions = [.. missing.Select(field => new TypeAddFieldDefinitionAction { FieldDefinition = field })] },
                cancellationToken);
        }

        var added = missing.Count > 0 ? $"Got {string.Join(", ", missing.Select(field => field.Name))}." : null;
        if (contradictions.Count > 0) return new("type", plan.Key, SetupOutcome.Refused, string.Join(' ', added is null ? contradictions : [.. contradictions, added]));
        return new("type", plan.Key, added is null ? SetupOutcome.Unchanged : SetupOutcome.Updated, added);
    }

    private static IEnumerable<string> Contradictions(TypePlan plan, CustomType found)
    {
        if (!found.ResourceTypeIds.Contains(plan.ResourceTypeId, StringComparer.Ordinal))
            yield return $"The type is not for {plan.ResourceTypeId}, which cannot be changed: name another type in mapping.json (feedback).";
        foreach (var field in found.FieldDefinitions)
        {
            if (plan.Fields.FirstOrDefault(wanted => wanted.Name == field.Name) is { } wanted)
            {
                if (Name(wanted.Type) != Name(field.Type))
                    yield return $"Field {field.Name} is {Name(field.Type)}, and the connector writes {Name(wanted.Type)}: remove the field (its values go with it) and run the setup again, or name another type in mapping.json (feedback).";
            }

            if (field.Required)
                yield return $"Field {field.Name} is required, so that the connector cannot give a resource this type: make it optional, or name another type in mapping.json (feedback).";
        }
    }

    private static string Name(FieldType type) => type.ElementType is { } element ? $"{type.Name} of {Name(element)}" : type.Name;
}
