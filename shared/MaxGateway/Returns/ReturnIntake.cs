using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Returns;

/// <summary>Admits returns and credit memos to the inbox: what is wrong with a request is answered at once.</summary>
internal static class ReturnIntake
{
    public static OrderWrite Return(MaxCompany company, string key, ReturnRequest request) => new(
        OperationKind.Return, null, JsonSerializer.Serialize(request, StrictJson.Options), async cancellation =>
        {
            Require(ReturnShape.Check(request));
            Require(ReturnCheck.Check(request, await ReturnContext.ReadAsync(company.Reader, request, cancellation), Fingerprint.Of(key)));
            return request.ExternalId;
        });

    public static OrderWrite CreditMemo(MaxCompany company, string key, CreditMemoRequest request) => new(
        OperationKind.CreditMemo, null, JsonSerializer.Serialize(request, StrictJson.Options), async cancellation =>
        {
            if (!company.Options.CreditMemos)
                throw new ProblemException(ReturnProblem.CreditMemosOff(company.Options.Name));
            Require(CreditMemoCheck.Shape(request));
            var context = await CreditMemoContext.ReadAsync(company, request, Fingerprint.Of(key), cancellation);
            Require(context is null ? [CreditMemoCheck.UnknownOrder(request)] : CreditMemoCheck.Check(context, company.Options));
            return request.ExternalId;
        });

    private static void Require(IReadOnlyList<GatewayProblem> problems)
    {
        if (problems.Count > 0)
            throw new ProblemException(Problems.Combine(problems));
    }
}
