namespace Connector.MaxGateway.Settings;

/// <summary>How long <c>POST</c> waits for the outcome before it answers 202: <c>Gateway:Wait</c>.</summary>
public sealed class WaitOptions
{
    /// <summary>Seconds when the caller sends no <c>Prefer: wait=N</c>.</summary>
    public int DefaultSeconds { get; set; } = 20;

    /// <summary>Most seconds that <c>Prefer: wait=N</c> is granted.</summary>
    public int MaximumSeconds { get; set; } = 60;
}
