using System.Net;

namespace Connector.Commercetools;

/// <summary>What an error reply says.</summary>
/// <param name="Request">The request.</param>
/// <param name="StatusCode">HTTP status.</param>
/// <param name="Errors">The errors; empty when the body has none.</param>
public sealed record ErrorReply(FailedRequest Request, HttpStatusCode StatusCode, IReadOnlyList<ApiError> Errors)
{
    internal string Summary
    {
        get
        {
            var codes = Errors.Select(e => e.Field is null ? e.Code : $"{e.Code} ({e.Field})").Distinct();
            return $"commercetools answered {(int)StatusCode} {string.Join(", ", codes)} to {Request}.";
        }
    }
}

/// <summary>commercetools answered with an error status.</summary>
public class ApiHttpException(ErrorReply reply) : CommercetoolsException(reply.Summary, reply.Request)
{
    // Codes of writes that collided with another one: nothing is wrong with the request.
    private static readonly string[] Collisions = ["LockedField", "ExactLockConflict", "ValidityLockConflict", "PendingOperation"];

    /// <summary>HTTP status.</summary>
    public HttpStatusCode StatusCode { get; } = reply.StatusCode;

    /// <summary>The errors; empty when the body has none.</summary>
    public IReadOnlyList<ApiError> Errors { get; } = reply.Errors;

    /// <inheritdoc/>
    public override bool IsTransient =>
        (int)StatusCode is 429 or >= 500 || Errors.Any(e => Collisions.Contains(e.Code, StringComparer.Ordinal));
}

/// <summary>A 4xx answer: the request, or who sends it, is not accepted. 429 is this type too, and transient.</summary>
public class ApiClientException(ErrorReply reply) : ApiHttpException(reply);

/// <summary>400: the request is refused.</summary>
public sealed class BadRequestException(ErrorReply reply) : ApiClientException(reply);

/// <summary>401: client id, secret or token is refused.</summary>
public sealed class UnauthorizedException(ErrorReply reply) : ApiClientException(reply);

/// <summary>403: the API client lacks a scope.</summary>
public sealed class ForbiddenException(ErrorReply reply) : ApiClientException(reply);

/// <summary>404: there is no such resource.</summary>
public sealed class NotFoundException(ErrorReply reply) : ApiClientException(reply);

/// <summary>409: the resource has another version. Read it and decide again; it is not retried here.</summary>
public sealed class ConcurrentModificationException(ErrorReply reply) : ApiClientException(reply)
{
    /// <summary>The version it has; optional in the API.</summary>
    public long? CurrentVersion { get; } = reply.Errors.Select(e => e.CurrentVersion).FirstOrDefault(v => v is not null);

    /// <inheritdoc/>
    public override bool IsTransient => true;
}

/// <summary>A 5xx answer.</summary>
public class ApiServerException(ErrorReply reply) : ApiHttpException(reply);

/// <summary>500 to a read. (To a write it is an <see cref="OutcomeUnknownException"/>.)</summary>
public sealed class InternalServerErrorException(ErrorReply reply) : ApiServerException(reply);

/// <summary>502.</summary>
public sealed class BadGatewayException(ErrorReply reply) : ApiServerException(reply);

/// <summary>503: over capacity or busy.</summary>
public sealed class ServiceUnavailableException(ErrorReply reply) : ApiServerException(reply);

/// <summary>504.</summary>
public sealed class GatewayTimeoutException(ErrorReply reply) : ApiServerException(reply);
