namespace Connector.Sandbox.ExactMax;

/// <summary>Why MAX refuses a document: known to the log, not to the caller.</summary>
internal sealed class MaxRefusal(string reason) : Exception(reason);
