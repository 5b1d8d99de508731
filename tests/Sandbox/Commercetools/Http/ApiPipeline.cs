using Connector.Sandbox.Commercetools.State;
using Microsoft.AspNetCore.Http;

namespace Connector.Sandbox.Commercetools.Http;

/// <summary>Every call: correlation, planned fault, token, endpoint, log.</summary>
internal sealed class ApiPipeline(CommercetoolsServer server, CommercetoolsServerOptions options, Project project, TokenIssuer tokens, ApiEndpoints endpoints)
{
    private readonly Dictionary<string, ResourceKind> kinds = project.Kinds.Values
        .SelectMany(kind => kind.Writes is null ? [(kind.Path, kind)] : new[] { (kind.Path, kind), (kind.Writes.Path, kind) }).ToDictionary();

    public async Task HandleAsync(HttpContext context)
    {
        var segments = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var route = ApiRoute.Of(context.Request.Method, segments, options.ProjectKey, kinds);
        var call = Call(context.Request, route, segments);
        var fault = server.Faults.Take(call);
        ApiReply? reply;
        try
        {
            reply = Before(fault, call) ?? await AnswerAsync(context, route, call, fault);
        }
        catch (ApiException refusal)
        {
            reply = ApiReply.Error(refusal);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // A mistake of the imitation itself: whoever called should see where it is.
            reply = ApiReply.Error(new ApiException(500, "General", bug.ToString()));
        }
        reply = fault is null ? reply : After(fault, reply);
        if (fault?.Kind is FaultKind.SlowReply)
            await Task.Delay(fault.Rule.Delay, options.Time, context.RequestAborted);
        server.Calls.Add(call, fault?.Kind is FaultKind.TornBody ? null : reply?.Status);
        await SendAsync(context, call, reply, fault?.Kind is FaultKind.TornBody);
    }

    private async Task<ApiReply?> AnswerAsync(HttpContext context, ApiRoute? route, ApiCall call, Fault? fault)
    {
        if (fault?.Kind is FaultKind.NoReplyBeforeApply)
            return null;
        if (route is null)
            throw Refuse.NotFound($"the URI '{context.Request.Path}'");
        if (route.Operation is Operation.Token)
            return tokens.Issue(context.Request, context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null);
        var token = tokens.Check(context.Request);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        await MomentAsync(call, CallMoment.BeforeApply);
        var reply = await endpoints.HandleAsync(route, context.Request, body.ToArray(), token);
        await MomentAsync(call, CallMoment.AfterApply);
        return reply;
    }

    private Task MomentAsync(ApiCall call, CallMoment moment) => server.OnCall?.Invoke(call, moment) ?? Task.CompletedTask;

    private ApiReply? Before(Fault? fault, ApiCall call)
    {
        switch (fault?.Kind)
        {
            case FaultKind.ExpiredToken:
                tokens.RevokeAll();
                return null;
            case FaultKind.Conflict:
                return ApiReply.Error(Refuse.Conflict(call.Path, 0, CurrentVersion(call)));
            case FaultKind.TooManyRequests:
                return Retry(ApiReply.Error(new ApiException(429, "OverCapacity", "Too many requests.")), fault);
            case FaultKind.ServerErrorBeforeApply:
                return ApiReply.Error(new ApiException(500, "General", "Internal server error."));
            case FaultKind.BadGateway:
                return ApiReply.Error(new ApiException(502, "BadGateway", "Bad gateway."));
            case FaultKind.ServiceUnavailable:
                return Retry(ApiReply.Error(new ApiException(503, "OverCapacity", "The service is over capacity.")), fault);
            default:
                return null;
        }
    }

    private static ApiReply? After(Fault fault, ApiReply? reply) => fault.Kind switch
    {
        FaultKind.NoReplyAfterApply => null,
        FaultKind.ServerErrorAfterApply => ApiReply.Error(new ApiException(500, "General", "Internal server error.")),
        FaultKind.GatewayTimeoutAfterApply => ApiReply.Error(new ApiException(504, "General", "Gateway timeout.")),
        _ => reply,
    };

    private static ApiReply Retry(ApiReply reply, Fault fault) => fault.Rule.RetryAfter is not { } wait
        ? reply
        : reply with { Headers = new Dictionary<string, string> { ["Retry-After"] = $"{Math.Ceiling(wait.TotalSeconds):0}" } };

    private long CurrentVersion(ApiCall call)
    {
        var route = ApiRoute.Of(call.Method, [options.ProjectKey, .. call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)], options.ProjectKey, kinds);
        if (route is not { Kind: { } kind, Value.Length: > 0, Container: null })
            return 1;
        lock (project.Gate)
            return project.Of(kind.TypeId).By(route.Field, route.Value)?.Version ?? 1;
    }

    private ApiCall Call(HttpRequest request, ApiRoute? route, string[] segments)
    {
        var correlation = request.Headers["X-Correlation-ID"].FirstOrDefault() is { Length: > 0 } given ? given : $"{options.ProjectKey}/{Guid.NewGuid()}";
        var path = segments.Length > 0 && segments[0] == options.ProjectKey ? "/" + string.Join('/', segments[1..]) : "/" + string.Join('/', segments);
        return new ApiCall(request.Method, route?.Template ?? path, path, correlation, tokens.Find(request)?.ClientId) 
        {
            Kind = route?.CallKind ?? CallKind.Unknown,
            Query = request.QueryString.Value ?? "",
        };
    }

    private static async Task SendAsync(HttpContext context, ApiCall call, ApiReply? reply, bool torn)
    {
        if (reply is null)
        {
            context.Abort();
            return;
        }
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["X-Correlation-ID"] = call.CorrelationId;
        response.Headers["Server"] = "commercetools-sandbox";
        foreach (var (name, value) in reply.Headers)
            response.Headers[name] = value;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = reply.Body.Length;
        if (context.Request.Method is "HEAD")
            return;
        await response.BodyWriter.WriteAsync(torn ? reply.Body[..(reply.Body.Length / 2)] : reply.Body);
        if (!torn)
            return;
        await response.BodyWriter.FlushAsync();
        context.Abort();
    }
}
