using System.Net;
using System.Net.Http.Json;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Tests;

/// <summary>Requests about customers of company DE.</summary>
internal static class CustomerCalls
{
    public static CustomerRequest ByEmail(string email, string? scope = null) => new()
    {
        Template = "10001", Email = email, Currency = "EUR", Scope = scope, Match = [new CustomerMatch(CustomerMatchBy.Email, email, scope)],
        BillTo = new PostalAddress { Name = "New Works", Lines = ["Street 1"], City = "Portside", PostalCode = "20097", Country = "DE" },
    };

    public static CustomerRequest ByTaxNumber(string taxNumber) =>
        ByEmail("any@example.test") with { Match = [new CustomerMatch(CustomerMatchBy.TaxNumber, taxNumber)] };

    public static async Task<(HttpStatusCode Status, Operation Operation)> PutCustomerAsync(this RunningGateway gateway, string id, CustomerRequest request)
    {
        using var response = await gateway.Http.PutAsJsonAsync($"/v1/DE/customers/{id}", request, GatewayJson.Default.CustomerRequest);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync(GatewayJson.Default.Operation))!);
    }

    public static async Task<GatewayProblem> RefusedAsync(this RunningGateway gateway, string id, CustomerRequest request)
    {
        using var response = await gateway.Http.PutAsJsonAsync($"/v1/DE/customers/{id}", request, GatewayJson.Default.CustomerRequest);
        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal((int)response.StatusCode, problem.Status);
        return problem;
    }

    /// <summary>An account that people entered in MAX.</summary>
    public static void Account(this MaxRig max, string number, string column = "EMAIL1_23", string value = "", string name = "By Hand", string status = "R") =>
        max.Database("DE").Execute(
            $"INSERT INTO Customer_Master (CUSTID_23, STATUS_23, NAME_23, CITY_23, ZIPCD_23, CNTRY_23, PHONE_23, {column}) VALUES ('{number}', '{status}', '{name}', 'Portside', '20095', 'DE', '040', '{value}')");

    public static string Column(this MaxRig max, string column, string number) =>
        max.View.Scalar<string>("DE", $"SELECT rtrim({column}) FROM Customer_Master WHERE CUSTID_23 = '{number}'")!;
}
