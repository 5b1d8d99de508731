using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>
/// The id by which the gateway knows a MAX order, the same whenever the order is mapped: the order's id; then, where every
/// address has a MAX order, the shipping's key (and the address's, when a shipping has several); then the number of a
/// further part.
/// </summary>
internal static class ExternalId
{
    /// <summary>With the order's id, a number and what surrounds them the id stays within the gateway's 200 characters.</summary>
    private const int LongestSuffix = 120;

    public static string Of(Order order, Consignments consignments, OrderPart part)
    {
        var id = consignments.OrderEach ? $"{order.Id}/{Suffix(order, consignments, consignments.All[part.Order])}" : order.Id;
        return part.Number == 1 ? id : $"{id}/{part.Number.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Suffix(Order order, Consignments consignments, Consignment consignment)
    {
        var (shipping, address) = (consignment.ShippingOf(order)?.ShippingKey, consignment.AddressKey(order));
        var isOnly = consignments.All.Count(other => other.Shipping == consignment.Shipping) == 1;
        var suffix = string.Join('/', new[] { shipping, isOnly && shipping is not null ? null : address }.Where(key => key is not null));
        if (suffix.Length == 0) return "rest";
        return suffix.Length <= LongestSuffix ? suffix : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(suffix)))[..40];
    }
}
