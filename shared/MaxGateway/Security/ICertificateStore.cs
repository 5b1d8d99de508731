using System.Security.Cryptography.X509Certificates;

namespace Connector.MaxGateway.Security;

/// <summary>Where certificates are looked up by thumbprint.</summary>
public interface ICertificateStore
{
    /// <summary>The certificate with its private key, or null.</summary>
    /// <param name="thumbprint">SHA-1 thumbprint, 40 hexadecimal digits.</param>
    X509Certificate2? Find(string thumbprint);
}

/// <summary>The store <c>Personal</c> of this computer, and of the account where the computer has none.</summary>
internal sealed class ComputerCertificateStore : ICertificateStore
{
    public X509Certificate2? Find(string thumbprint) =>
        // Only Windows lets a program keep certificates for the computer.
        (OperatingSystem.IsWindows() ? Find(StoreLocation.LocalMachine, thumbprint) : null) ?? Find(StoreLocation.CurrentUser, thumbprint);

    private static X509Certificate2? Find(StoreLocation location, string thumbprint)
    {
        using var store = new X509Store(StoreName.My, location);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault();
    }
}
