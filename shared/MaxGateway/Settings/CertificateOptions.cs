namespace Connector.MaxGateway.Settings;

/// <summary>The certificate of https bindings, in the certificate store of this computer: <c>Gateway:Certificate</c>.</summary>
public sealed class CertificateOptions
{
    /// <summary>SHA-1 thumbprint, as Windows shows it; blanks in it are ignored. Empty: Kestrel's own settings decide.</summary>
    public string Thumbprint { get; set; } = "";

    // Copied from the certificate dialog it has blanks, and an invisible mark in front.
    internal static string Normalise(string thumbprint) => string.Concat(thumbprint.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
