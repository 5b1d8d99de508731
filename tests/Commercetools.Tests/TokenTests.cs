using Commercetools.Tests.Support;
using Connector.Commercetools;
using static Commercetools.Tests.Support.StubServer;

namespace Commercetools.Tests;

public class TokenTests
{
    [Fact]
    public async Task Fifty_parallel_requests_share_one_token_request()
    {
        var gate = new TaskCompletionSource();
        ClientUnderTest? client = null;
        var auth = new StubServer(async (_, _) =>
        {
            await gate.Task;
            return Response(client!.Token(3600));
        });
        using (client = new ClientUnderTest(new(Json(ClientUnderTest.MinimalOrder)), auth))
        {
            var calls = Enumerable.Range(0, 50).Select(_ => client.Orders.GetByIdAsync("o1", default)).ToArray();
            gate.SetResult();
            await Task.WhenAll(calls);
            Assert.Single(auth.Requests);
            Assert.All(client.Api.Requests, r => Assert.Equal("Bearer token-1", r.Authorization));
        }
    }

    [Fact]
    public async Task The_token_is_asked_for_with_basic_authentication_and_a_form()
    {
        using var client = new ClientUnderTest(new(Json(ClientUnderTest.MinimalOrder)));
        await client.Orders.GetByIdAsync("o1", default);
        var request = client.Auth.Requests.Single();
        Assert.Equal(("/oauth/token", "Basic aWQ6c2VjcmV0"), (request.PathAndQuery, request.Authorization));
        Assert.Equal("grant_type=client_credentials&scope=manage_orders%3Ashop", request.Body);
    }

    [Theory]
    [InlineData(172_800, 172_800 - 301, 172_800 - 299)]
    [InlineData(600, 539, 541)]
    public async Task The_token_is_renewed_early(int lifetime, int stillGood, int tooLate)
    {
        ClientUnderTest? client = null;
        var auth = new StubServer((_, _) => Task.FromResult(Response(client!.Token(lifetime))));
        using (client = new ClientUnderTest(new(Json(ClientUnderTest.MinimalOrder)), auth))
        {
            await client.Orders.GetByIdAsync("o1", default);
            client.Time.Advance(TimeSpan.FromSeconds(stillGood));
            await client.Orders.GetByIdAsync("o1", default);
            Assert.Single(auth.Requests);
            client.Time.Advance(TimeSpan.FromSeconds(tooLate - stillGood));
            await client.Orders.GetByIdAsync("o1", default);
            Assert.Equal(2, auth.Requests.Count);
            Assert.Equal("Bearer token-2", client.Api.Requests.Last().Authorization);
        }
    }

    [Fact]
    public async Task A_failed_early_renewal_does_no_harm_while_the_old_token_lives()
    {
        ClientUnderTest? client = null;
        var auth = new StubServer((_, _) => Task.FromResult(Response(client!.Token(600))), Status(400, """{"error":"x"}"""));
        using (client = new ClientUnderTest(new(Json(ClientUnderTest.MinimalOrder)), auth))
        {
            await client.Orders.GetByIdAsync("o1", default);
            client.Time.Advance(TimeSpan.FromSeconds(550));
            await client.Orders.GetByIdAsync("o1", default);
            await client.Orders.GetByIdAsync("o1", default);
            Assert.Equal(2, auth.Requests.Count);
            client.Time.Advance(TimeSpan.FromSeconds(60));
            await Assert.ThrowsAsync<BadRequestException>(() => client.Orders.GetByIdAsync("o1", default));
        }
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_request_repeated_once()
    {
        using var client = new ClientUnderTest(new(Status(401), Json(ClientUnderTest.MinimalOrder)));
        await client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], client.Api.Requests.Select(r => r.Authorization));
        Assert.Single(client.Api.Requests.Select(r => r.Body).Distinct());
    }

    [Fact]
    public async Task A_second_refusal_is_told_to_the_caller()
    {
        using var client = new ClientUnderTest(new(Status(401, """{"statusCode":401,"message":"m","error":"invalid_token"}""")));
        var e = await Assert.ThrowsAsync<UnauthorizedException>(() => client.Orders.GetByIdAsync("o1", default));
        Assert.Equal(2, client.Api.Requests.Count);
        Assert.Equal("invalid_token", e.Errors.Single().Code);
        Assert.False(e.IsTransient);
    }

    [Fact]
    public async Task Parallel_refusals_of_one_token_lead_to_one_renewal()
    {
        var server = new StubServer((seen, _) => Task.FromResult(seen.Authorization == "Bearer token-1"
            ? Response("", System.Net.HttpStatusCode.Unauthorized)
            : Response(ClientUnderTest.MinimalOrder)));
        using var client = new ClientUnderTest(server);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.Orders.GetByIdAsync("o1", default)));
        Assert.Equal(2, client.Auth.Requests.Count);
    }

    [Fact]
    public async Task Wrong_credentials_are_not_tried_again_and_again_and_name_the_auth_service()
    {
        using var client = new ClientUnderTest(
            new(Json(ClientUnderTest.MinimalOrder)), new(Status(401, """{"error":"invalid_client","error_description":"no"}""")));
        var e = await Assert.ThrowsAsync<UnauthorizedException>(() => client.Orders.GetByIdAsync("o1", default));
        Assert.Single(client.Auth.Requests);
        Assert.Equal("/oauth/token", e.Path);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_auth_service_is_asked_again_and_a_write_waits_for_it()
    {
        ClientUnderTest? client = null;
        var auth = new StubServer(Status(500), Status(503), (_, _) => Task.FromResult(Response(client!.Token(600))));
        using (client = new ClientUnderTest(new(Json(ClientUnderTest.MinimalOrder)), auth))
        {
            await client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default);
            Assert.Single(client.Api.Requests);
        }
    }

    [Fact]
    public async Task A_write_that_got_no_token_was_not_applied()
    {
        using var client = new ClientUnderTest(new(Json("{}")), new(Breaks(HttpRequestError.ResponseEnded)));
        await Assert.ThrowsAsync<CommercetoolsUnavailableException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Empty(client.Api.Requests);
    }
}
