using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

/// <summary>What planning in MAX sees must follow from the order lines.</summary>
internal static class Planning
{
    public static void Agrees(MaxView view)
    {
        const string Lines = "SELECT PRTNUM_28 AS Part, SUM(DUEQTY_28) AS Due FROM SO_Detail WHERE STATUS_28 <> '4' GROUP BY PRTNUM_28 HAVING SUM(DUEQTY_28) > 0 ORDER BY 1";
        var due = view.Query<(string Part, double Due)>("DE", Lines);
        Assert.Equal(due, view.Query<(string Part, double Due)>("DE", "SELECT PRTNUM_10, SUM(DUEQTY_10) FROM Order_Master WHERE STATUS_10 <> '4' GROUP BY PRTNUM_10 HAVING SUM(DUEQTY_10) > 0 ORDER BY 1"));
        Assert.Equal(due, view.Query<(string Part, double Due)>("DE", "SELECT PRTNUM_29, QTYCOM_29 FROM Part_Sales WHERE QTYCOM_29 <> 0 ORDER BY 1"));
        Assert.Equal(
            due.Sum(part => part.Due),
            view.Query<double>("DE", "SELECT COALESCE(SUM(DUEQTY_11 / SLSCNV_29), 0.0) FROM Requirement_Detail JOIN Part_Sales ON PRTNUM_29 = PRTNUM_11 WHERE STATUS_11 <> '4' AND TYPE_11 = 'CU'").Single(),
            6);
    }
}
