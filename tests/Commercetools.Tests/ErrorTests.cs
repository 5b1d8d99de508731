using Commercetools.Tests.Support;
using Connector.Commercetools;
using static Commercetools.Tests.Support.StubServer;

namespace Commercetools.Tests;

public class ErrorTests
{
    [Theory]
    [InlineData(400, typeof(BadRequestException))]
    [InlineData(403, typeof(ForbiddenException))]
    [InlineData(404, typeof(NotFoundException))]
    [InlineData(409, typeof(ConcurrentModificationException))]
    [InlineData(413, typeof(ApiClientException))]
    [InlineData(429, typeof(ApiClientException))]
    [InlineData(501, typeof(ApiServerException))]
    [InlineData(502, typeof(BadGatewayException))]
    [InlineData(503, typeof(ServiceUnavailableException))]
    [InlineData(504, typeof(GatewayTimeoutException))]
    public async Task A_status_is_its_exception(int status, Type type)
    {
        using var client = new ClientUnderTest(new(Status(status, "<html>not JSON</html>")));
        var e = (ApiHttpException)await Assert.ThrowsAsync(
            type, () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Equal(status, (int)e.StatusCode);
        Assert.Empty(e.Errors);
    }

    [Fact]
    public async Task A_read_that_keeps_failing_with_500_says_so()
    {
        using var client = new ClientUnderTest(new(Status(500)));
        await Assert.ThrowsAsync<InternalServerErrorException>(() => client.Orders.GetByIdAsync("o1", default));
    }

    [Fact]
    public async Task What_is_not_there_reads_as_null()
    {
        using var client = new ClientUnderTest(new(Status(404)));
        Assert.Null(await client.Orders.GetByIdAsync("o1", default));
        Assert.Null(await client.Get<ICommercetoolsCustomers>().GetByIdAsync("c1", default));
        Assert.Null(await client.Get<ICommercetoolsChannels>().GetByKeyAsync("a key/with?signs", default));
        Assert.Equal("/shop/channels/key=a%20key%2Fwith%3Fsigns", client.Api.Requests.Last().PathAndQuery);
    }

    [Fact]
    public async Task Errors_are_listed_and_the_message_quotes_no_value()
    {
        using var client = new ClientUnderTest(new(Status(400,
            """
            {"statusCode":400,"message":"A duplicate value 'jane@example.com' exists for field 'email'.","errors":[
             {"code":"DuplicateField","message":"A duplicate value 'jane@example.com' exists.","field":"email","duplicateValue":"jane@example.com",
              "conflictingResource":{"typeId":"customer","id":"c9"}},
             {"code":"ReferencedResourceNotFound","message":"m","typeId":"channel","key":"max"},
             "odd", {"code":5,"currentVersion":"x"}]}
            """)));
        var e = await Assert.ThrowsAsync<BadRequestException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Equal(("DuplicateField", "email", "customer", "c9"), (e.Errors[0].Code, e.Errors[0].Field, e.Errors[0].TypeId, e.Errors[0].Id));
        Assert.Equal(("channel", "max"), (e.Errors[1].TypeId, e.Errors[1].Key));
        Assert.Equal(3, e.Errors.Count);
        Assert.DoesNotContain("jane", e.ToString(), StringComparison.Ordinal);
        Assert.Contains("400 DuplicateField (email), ReferencedResourceNotFound", e.Message, StringComparison.Ordinal);
        Assert.Contains("POST /shop/orders/o1", e.Message, StringComparison.Ordinal);
        Assert.False(e.IsTransient);
    }

    [Fact]
    public async Task A_locked_field_may_be_tried_again_later()
    {
        using var client = new ClientUnderTest(new(Status(400, """{"errors":[{"code":"LockedField","message":"m"}]}""")));
        var e = await Assert.ThrowsAsync<BadRequestException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.True(e.IsTransient);
    }

    [Fact]
    public async Task A_reply_that_breaks_the_contract_names_the_field_and_is_not_repeated()
    {
        using var client = new ClientUnderTest(new(Json("""{"id":"o1","version":1}""")));
        var e = await Assert.ThrowsAsync<UnreadableReplyException>(() => client.Orders.GetByIdAsync("o1", default));
        Assert.Contains("totalPrice", e.Message, StringComparison.Ordinal);
        Assert.Single(client.Api.Requests);
    }

    [Fact]
    public async Task The_correlation_id_of_the_work_is_sent_and_one_is_made_without_it()
    {
        using var client = new ClientUnderTest(new(Status(400)));
        using (CorrelationId.Use("work-7"))
        {
            var e = await Assert.ThrowsAsync<BadRequestException>(
                () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
            Assert.Equal("work-7", e.CorrelationId);
        }

        await Assert.ThrowsAsync<BadRequestException>(() => client.Orders.GetByIdAsync("o1", default));
        Assert.True(Guid.TryParse(client.Api.Requests.Last().CorrelationId, out _));
        Assert.Null(CorrelationId.Current);
        Assert.Throws<ArgumentException>(() => CorrelationId.Use("two\r\nlines"));
    }

    [Fact]
    public async Task The_correlation_id_that_the_API_returns_wins()
    {
        using var client = new ClientUnderTest(new((_, _) =>
        {
            var response = Response("", System.Net.HttpStatusCode.BadRequest);
            response.Headers.Add("X-Correlation-ID", "theirs");
            return Task.FromResult(response);
        }));
        var e = await Assert.ThrowsAsync<BadRequestException>(() => client.Orders.GetByIdAsync("o1", default));
        Assert.Equal("theirs", e.CorrelationId);
    }
}
