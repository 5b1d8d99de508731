using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Links;

namespace Connector.Sync.Customers;

/// <summary>
/// Shows in commercetools which MAX accounts a customer has, as the mapping wants it: external id, customer number and
/// custom fields. Sends one update with what is missing, and nothing when nothing is.
/// </summary>
public sealed class CustomerEvidence(ICommercetoolsCustomers customers, MappingDocument mapping)
{
    /// <summary>Brings the customer to where it should be.</summary>
    /// <returns>The customer as it then is, or the problems that prevent it.</returns>
    /// <exception cref="ConcurrentModificationException">It changed since it was read: decide anew, about its accounts as well.</exception>
    /// <exception cref="OutcomeUnknownException">The update may have arrived: read the customer and decide anew.</exception>
    public async Task<(Customer Shown, IReadOnlyList<Problem> Problems)> WriteAsync(Customer customer, IReadOnlyCollection<CustomerLink> links, CancellationToken cancellationToken)
    {
        var feedback = CustomerMapping.Feedback(customer, links.ToDictionary(link => link.Company, link => link.Account), mapping);
        if (!feedback.Succeeded) return (customer, feedback.Problems);
        var actions = Missing(customer, feedback.Value);
        return actions.Count == 0
            ? (customer, [])
            : (await customers.UpdateAsync(customer.Id, new CustomerUpdate { Version = customer.Version, Actions = actions }, cancellationToken), []);
    }

    private static List<CustomerUpdateAction> Missing(Customer customer, CustomerFeedback feedback)
    {
        List<CustomerUpdateAction> actions = [];
        if (feedback.ExternalId is { } externalId && externalId != customer.ExternalId)
            actions.Add(new CustomerSetExternalIdAction { ExternalId = externalId });
        if (feedback.CustomerNumber is { } number && customer.CustomerNumber is null)
            actions.Add(new CustomerSetCustomerNumberAction { CustomerNumber = number });
        AddFields(actions, customer, feedback);
        return actions;
    }

    private static void AddFields(List<CustomerUpdateAction> actions, Customer customer, CustomerFeedback feedback)
    {
        if (feedback.CustomFields.Count == 0) return;
        if (customer.Custom is null && feedback.CustomType is { } type)
        {
            actions.Add(new CustomerSetCustomTypeAction
            {
                Type = new ResourceIdentifier { TypeId = "type", Key = type },
                Fields = feedback.CustomFields.ToDictionary(field => field.Key, field => (object?)field.Value),
            });
            return;
        }

        // A customer that has a type keeps it; commercetools refuses a field that the type does not declare, and says so.
        foreach (var (name, value) in feedback.CustomFields)
            if (!Has(customer.Custom, name, value)) actions.Add(new CustomerSetCustomFieldAction { Name = name, Value = value });
    }

    private static bool Has(CustomFields? custom, string name, string value) =>
        custom?.Fields.TryGetValue(name, out var field) == true && field.ValueKind == System.Text.Json.JsonValueKind.String && field.ValueEquals(value);
}
