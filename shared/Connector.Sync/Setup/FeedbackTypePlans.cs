using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Mapping.Feedback;

namespace Connector.Sync.Setup;

/// <summary>The types whose fields show what MAX answers.</summary>
internal static class FeedbackTypePlans
{
    public static IReadOnlyList<TypePlan> Of(MappingDocument mapping)
    {
        var types = FeedbackTypes.Of(mapping);
        return
        [
            new(types.Order, "order", Words("MAX: order", "MAX: Auftrag"), OrderFields),
            new(types.Line, "line-item", Words("MAX: line", "MAX: Position"), LineFields),
            new(types.ReturnItem, "order-return-item", Words("MAX: return", "MAX: Retoure"), ReturnItemFields),
        ];
    }

    private static IReadOnlyList<FieldDefinition> OrderFields { get; } =
    [
        Field(FeedbackFields.OrderFields.Status, "String", "MAX status", "MAX-Status"),
        SetOfText(FeedbackFields.OrderFields.OrderNumbers, "MAX order numbers", "MAX-Auftragsnummern"),
        SetOfText(FeedbackFields.OrderFields.InvoiceNumbers, "Invoice numbers", "Rechnungsnummern"),
        Field(FeedbackFields.OrderFields.InvoiceDate, "Date", "Invoice date", "Rechnungsdatum"),
        Field(FeedbackFields.OrderFields.InvoiceDueDate, "Date", "Invoice due date", "Rechnung fällig am"),
        Field(FeedbackFields.OrderFields.InvoiceNet, "Money", "Invoiced, net", "Berechnet, netto"),
        Field(FeedbackFields.OrderFields.InvoiceTax, "Money", "Invoiced, tax", "Berechnet, Steuer"),
        SetOfText(FeedbackFields.OrderFields.InvoiceLinks, "Invoice documents", "Rechnungsdokumente"),
        SetOfText(FeedbackFields.OrderFields.CreditMemoNumbers, "Credit memo numbers", "Gutschriftsnummern"),
        Field(FeedbackFields.OrderFields.CreditMemoNet, "Money", "Credited, net", "Gutgeschrieben, netto"),
        Field(FeedbackFields.OrderFields.CreditMemoTax, "Money", "Credited, tax", "Gutgeschrieben, Steuer"),
        Field(FeedbackFields.OrderFields.ExpectedShipDate, "Date", "Expected to ship", "Versand erwartet am"),
    ];

    private static IReadOnlyList<FieldDefinition> LineFields { get; } =
    [
        Field(FeedbackFields.LineFields.ExpectedShipDate, "Date", "Expected to ship", "Versand erwartet am"),
        Field(FeedbackFields.LineFields.Backordered, "Number", "On back order", "Im Rückstand"),
    ];

    private static IReadOnlyList<FieldDefinition> ReturnItemFields { get; } =
    [
        Field(FeedbackFields.ReturnItemFields.RmaNumber, "String", "RMA number", "RMA-Nummer"),
        Field(FeedbackFields.ReturnItemFields.RmaLine, "Number", "RMA line", "RMA-Position"),
        Field(FeedbackFields.ReturnItemFields.Received, "Number", "Received back", "Zurückerhalten"),
        Field(FeedbackFields.ReturnItemFields.CreditMemoNumber, "String", "Credit memo number", "Gutschriftsnummer"),
        Field(FeedbackFields.ReturnItemFields.ReplacementOrder, "String", "Replacement order", "Ersatzauftrag"),
        Field(FeedbackFields.ReturnItemFields.Reason, "String", "Reason", "Grund"),
    ];

    private static FieldDefinition Field(string name, string type, string en, string de) =>
        new() { Name = name, Type = new() { Name = type }, Label = Words(en, de), InputHint = "SingleLine" };

    private static FieldDefinition SetOfText(string name, string en, string de) =>
        new() { Name = name, Type = new() { Name = "Set", ElementType = new() { Name = "String" } }, Label = Words(en, de), InputHint = "SingleLine" };

    private static Dictionary<string, string> Words(string en, string de) => new() { ["en"] = en, ["de"] = de };
}
