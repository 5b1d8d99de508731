namespace Connector.Mapping.Document;

internal sealed record ReturnsJson;
