using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>The operators' page. It holds no data: whoever opens it gives a function key, with which it asks the functions beside it.</summary>
public static class OpsPage
{
    // No inline script or style, no other origin, in nobody's frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>GET <c>/api/ops</c>: the page.</summary>
    [Function("OpsPage")]
    public static IActionResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops")] HttpRequest request) => File(request, "index.html", "text/html; charset=utf-8");

    /// <summary>GET <c>/api/ops/app.js</c>: its script.</summary>
    [Function("OpsPageScript")]
    public static IActionResult Script([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/app.js")] HttpRequest request) => File(request, "app.js", "text/javascript; charset=utf-8");

    /// <summary>GET <c>/api/ops/app.css</c>: its style.</summary>
    [Function("OpsPageStyle")]
    public static IActionResult Style([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/app.css")] HttpRequest request) => File(request, "app.css", "text/css; charset=utf-8");

    /// <summary>GET <c>/api/ops/openapi.json</c>: what the functions take and answer.</summary>
    [Function("OpsOpenApi")]
    public static IActionResult OpenApi([HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/openapi.json")] HttpRequest request) => File(request, "openapi.json", "application/json; charset=utf-8");

    private static FileStreamResult File(HttpRequest request, string name, string type)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return new(typeof(OpsPage).Assembly.GetManifestResourceStream(name)!, type);
    }
}
