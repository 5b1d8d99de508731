using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>The lines of one MAX order, with what they must add up to.</summary>
/// <param name="Order">Which of the order's consignments it is for.</param>
/// <param name="Number">1 for the first part of a consignment, 2 for what its 99 lines had no room for, and so on.</param>
/// <param name="Lines">Numbered from 1.</param>
/// <param name="Net">Sum of the nets, in coins.</param>
/// <param name="Tax">Sum of the taxes, in coins.</param>
internal sealed record OrderPart(int Order, int Number, IReadOnlyList<SalesOrderLine> Lines, long Net, long Tax);
