using Connector.MaxGateway.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Security;

/// <summary>The limits and the certificate of the web server.</summary>
internal static class KestrelSetup
{
    public static void Apply(KestrelServerOptions kestrel, IOptions<GatewayOptions> gateway, ICertificateStore certificates)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = gateway.Value.MaxRequestBytes;
        var thumbprint = CertificateOptions.Normalise(gateway.Value.Certificate.Thumbprint);
        if (thumbprint.Length == 0)
            return;
        kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificates.Find(thumbprint) ?? throw new OptionsValidationException(
            GatewayOptions.Section, typeof(GatewayOptions),
            [$"Gateway:Certificate:Thumbprint is '{thumbprint}': no certificate with it is in the computer's store Personal, or the service account may not see it."]));
    }
}
