namespace Connector.ExactMax.Documents;

/// <summary>An eMAXExact document with one record.</summary>
/// <param name="Name">The record it holds: <c>SO_Master</c>, <c>SO_Detail</c>, <c>RMA_Detail</c>, <c>Customer_Master</c> or <c>Shipping_Master</c>.</param>
/// <param name="Xml">The document's text.</param>
public sealed record MaxDocument(string Name, string Xml);
