using Connector.Commercetools;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Orders;

namespace Connector.Sync.Tests.Outcomes;

public sealed class RemoteFailureTests
{
    private static readonly FailedRequest Call = new("POST", "/shop/orders/1", "trace-1");

    public static TheoryData<Exception, string> Retries => new()
    {
        { new OutcomeUnknownException(Call, "timeout"), "COMMERCETOOLS_OUTCOME_UNKNOWN" },
        { new ConcurrentModificationException(FakeShop.Reply(409, "ConcurrentModification")), "COMMERCETOOLS_CONFLICT" },
        { new UnauthorizedException(FakeShop.Reply(401, "invalid_token")), "COMMERCETOOLS_UNAUTHORIZED" },
        { new ForbiddenException(FakeShop.Reply(403, "insufficient_scope")), "COMMERCETOOLS_FORBIDDEN" },
        { new GatewayException(FakeGateway.Problem(GatewayProblemCode.Unauthorized)), "MAX_UNAUTHORIZED" },
        { new InternalServerErrorException(FakeShop.Reply(500, "General")), "COMMERCETOOLS_ERROR" },
        { new ServiceUnavailableException(FakeShop.Reply(503, "OverCapacity")), "COMMERCETOOLS_ERROR" },
        { new ApiClientException(FakeShop.Reply(429, "TooManyRequests")), "COMMERCETOOLS_ERROR" },
        { new BadRequestException(FakeShop.Reply(400, "LockedField")), "COMMERCETOOLS_ERROR" },
        { new GatewayException(FakeGateway.Problem(GatewayProblemCode.ErpDown, retryable: true)), "MAX_ERP_DOWN" },
    };

    [Theory]
    [MemberData(nameof(Retries))]
    public void What_may_pass_is_a_retry_with_advice(Exception failure, string code)
    {
        var snapshots = new Snapshots("source", null);
        var retry = Assert.IsType<FlowOutcome.Retry>(RemoteFailure.Classify(failure, snapshots));
        Assert.Equal(code, retry.Code);
        Assert.NotEmpty(retry.Advice);
        Assert.Same(snapshots, retry.Snapshots);
        // Reasons are logged.
        Assert.DoesNotContain("Erika", retry.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<Exception, string> Refusals => new()
    {
        { new BadRequestException(FakeShop.Reply(400, "InvalidOperation")), "COMMERCETOOLS_REFUSED" },
        { new NotFoundException(FakeShop.Reply(404, "ResourceNotFound")), "COMMERCETOOLS_REFUSED" },
        { new BadRequestException(FakeShop.Reply(400)), "COMMERCETOOLS_REFUSED" },
        { new GatewayException(FakeGateway.Problem(GatewayProblemCode.UnknownSku)), "MAX_UNKNOWN_SKU" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_pass_fails_at_once(Exception failure, string code) =>
        Assert.Equal(code, Assert.Single(Assert.IsType<FlowOutcome.Failed>(RemoteFailure.Classify(failure, Snapshots.None)).Problems).Code);

    [Theory]
    [InlineData(null, 30)]
    [InlineData(0, 1)]
    [InlineData(90, 90)]
    public void A_system_that_is_down_is_waited_for_as_long_as_it_says_but_never_asked_in_a_loop(int? says, int waits)
    {
        var after = says is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        Assert.Equal(new FlowOutcome.Wait("COMMERCETOOLS_DOWN", TimeSpan.FromSeconds(waits)), RemoteFailure.Classify(new CommercetoolsUnavailableException(Call, "down") { RetryAfter = after }, Snapshots.None));
        Assert.Equal(new FlowOutcome.Wait("MAX_GATEWAY_DOWN", TimeSpan.FromSeconds(waits)), RemoteFailure.Classify(new GatewayUnavailableException("down", after), Snapshots.None));
    }

    [Fact]
    public void A_defect_is_not_classified()
    {
        Assert.Null(RemoteFailure.Classify(new InvalidOperationException("a defect"), Snapshots.None));
        Assert.Null(RemoteFailure.Classify(new OperationCanceledException(), Snapshots.None));
    }
}
