namespace Connector.MaxGateway.Settings;

/// <summary>MAXUpdate on this host: <c>Gateway:MaxUpdate</c>.</summary>
public sealed class MaxUpdateOptions
{
    /// <summary>ProgID of the COM class.</summary>
    public string ProgId { get; set; } = "MaxUpdateXML.XMLWrapper";

    /// <summary>Folder with <c>ExactRM.lic</c>.</summary>
    public string LicensePath { get; set; } = "";

    /// <summary>Folder that MAXUpdate logs into (<c>xmlwrapper.log</c>).</summary>
    public string LogPath { get; set; } = "";

    /// <summary>The EFW folder of the MAX client, put on PATH before the first call.</summary>
    public string EfwPath { get; set; } = "";

    /// <summary>Seconds after which a call counts as lost.</summary>
    public int CallTimeoutSeconds { get; set; } = 60;

    /// <summary>
    /// Seconds between the two looks into MAX after a lost call, before it is repeated: a slow call may still be applied.
    /// </summary>
    public int SettleSeconds { get; set; } = 30;
}
