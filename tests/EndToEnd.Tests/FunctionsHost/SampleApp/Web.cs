using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>HTTP functions.</summary>
public sealed class Web
{
    [Function("Echo")]
    public async Task<IActionResult> Echo([HttpTrigger(AuthorizationLevel.Function, "post", Route = "echo/{id}")] HttpRequest request, string id)
    {
        using var reader = new StreamReader(request.Body);
        request.HttpContext.Response.Headers["x-seen"] = request.Headers["x-sent"];
        return new ObjectResult($"{id} {request.Query["q"]} {await reader.ReadToEndAsync()}") { StatusCode = 202 };
    }

    [Function("Boom")]
    public IActionResult Boom([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "boom")] HttpRequest request) =>
        throw new InvalidOperationException($"{request.Path} was told to fail.");

    [Function("Admin")]
    public IActionResult Admin([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/secret")] HttpRequest request) =>
        new OkObjectResult(request.Path.Value);
}
