using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Doctor;

/// <summary>Where the service listens, and with which certificate.</summary>
internal sealed class BindingCheck(IConfiguration configuration, ICertificateStore store, TimeProvider clock) : ICheck
{
    private const string Server = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    public async IAsyncEnumerable<Finding> RunAsync(GatewayOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var bindings = Binding.Of(configuration);
        if (bindings.Count == 0)
            yield return Finding.Good("binding", "None is set: http on loopback, port 5000.");
        foreach (var binding in bindings)
        {
            if (binding.Loopback)
                yield return Finding.Good("binding", $"{binding.Address} is reachable from this computer only.");
            else if (binding.Secure)
                yield return Certificate(binding, options);
            else if (options.AllowPlainHttp)
                yield return Finding.Good("binding", $"{binding.Address} is plain http, and Gateway:AllowPlainHttp allows it: something in front must end TLS.");
            else
                yield return Finding.Bad("binding", $"{binding.Key} is {binding.Address}: plain http outside loopback.", "Bind https and set Gateway:Certificate:Thumbprint, or set Gateway:AllowPlainHttp to true where something in front ends TLS.");
        }
    }

    private Finding Certificate(Binding binding, GatewayOptions options)
    {
        const string name = "certificate";
        var thumbprint = CertificateOptions.Normalise(options.Certificate.Thumbprint);
        X509Certificate2? certificate;
        try
        {
            certificate = thumbprint.Length > 0 ? store.Find(thumbprint) : OfKestrel(binding);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return Finding.Bad(name, $"The certificate of {binding.Address} cannot be read: {unreadable.Message}", "Correct path and password, and let the service account read the file.");
        }
        using (certificate)
        {
            if (certificate is null)
                return Finding.Bad(name, $"{binding.Address} has no certificate that can be found.", "Import one with its private key into the computer's store Personal and set Gateway:Certificate:Thumbprint to its thumbprint.");
            if (!certificate.HasPrivateKey)
                return Finding.Bad(name, $"{certificate.Subject} has no private key here.", "Import it with its private key, and let the service account read the key.");
            if (certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } usage && usage.EnhancedKeyUsages.Cast<Oid>().All(oid => oid.Value != Server))
                return Finding.Bad(name, $"{certificate.Subject} is not made for servers.", "Get a certificate for server authentication.");
            var now = clock.GetUtcNow();
            var (begins, ends) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
            if (now < begins || now >= ends)
                return Finding.Bad(name, $"{certificate.Subject} is valid from {begins:yyyy-MM-dd} to {ends:yyyy-MM-dd} only.", "Renew it and set Gateway:Certificate:Thumbprint to the new one's thumbprint.");
            if (ends - now < Notice)
                return Finding.Bad(name, $"{certificate.Subject} ends on {ends:yyyy-MM-dd}, within 30 days.", "Renew it and set Gateway:Certificate:Thumbprint to the new one's thumbprint.");
            return Finding.Good(name, $"{certificate.Subject} for {binding.Address} is valid until {ends:yyyy-MM-dd}.");
        }
    }

    private X509Certificate2? OfKestrel(Binding binding)
    {
        var own = configuration.GetSection(binding.Key.Replace(":Url", ":Certificate", StringComparison.Ordinal));
        var chosen = own["Path"] is null ? configuration.GetSection("Kestrel:Certificates:Default") : own;
        if (chosen["Path"] is not { } path)
            return null;
        var full = Path.Combine(AppContext.BaseDirectory, path);
        return chosen["KeyPath"] is { } key
            ? X509Certificate2.CreateFromPemFile(full, Path.Combine(AppContext.BaseDirectory, key))
            : X509CertificateLoader.LoadPkcs12FromFile(full, chosen["Password"]);
    }
}
