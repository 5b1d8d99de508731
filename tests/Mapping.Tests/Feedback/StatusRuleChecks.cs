using System.Text.Json.Nodes;

namespace Connector.Mapping.Tests.Feedback;

/// <summary>What mapping.json may not say about statuses and feedback.</summary>
public sealed class StatusRuleChecks
{
    [Theory]
    [InlineData("statuses", "{ \"rules\": [{ \"when\": \"shipped\" }] }", "statuses.rules[0]", "sets nothing")]
    [InlineData("statuses", "{ \"rules\": [{ \"when\": \"sent\", \"orderState\": \"Complete\" }] }", "statuses.rules[0].when", "")]
    [InlineData("statuses", "{ \"rules\": [{ \"when\": \"cancelled\", \"orderState\": \"Canceled\" }] }", "statuses.rules[0].orderState", "")]
    [InlineData("statuses", "{ \"rules\": [{ \"when\": \"cancelled\", \"shipmentState\": \"Cancelled\" }] }", "statuses.rules[0].shipmentState", "")]
    [InlineData("statuses", "{ \"rules\": [{ \"when\": \"paid\", \"paymentState\": \"Paid\" }, { \"when\": \"paid\", \"orderState\": \"Complete\" }] }", "statuses.rules[1].when", "repeats statuses.rules[0].when")]
    [InlineData("statuses", "{ \"codes\": { \"O\": \"opened\" } }", "statuses.codes.O", "")]
    [InlineData("statuses", "{ \"lines\": { \"open\": \"a\", \"shipped\": \"a\" } }", "statuses.lines.shipped", "repeats")]
    [InlineData("statuses", "{ \"rules\": [{ \"when\": \"shipped\", \"transition\": \"a\" }], \"lines\": { \"shipped\": \"a\" } }", "statuses.lines.shipped", "states of their own")]
    [InlineData("feedback", "{ \"invoices\": { \"fields\": false, \"customObjects\": true } }", "feedback.invoices.customObjects", "tell what was written")]
    [InlineData("feedback", "{ \"orderFields\": false, \"invoices\": { \"customObjects\": true } }", "feedback.invoices.customObjects", "tell what was written")]
    [InlineData("feedback", "{ \"invoices\": { \"container\": \"a b\" } }", "feedback.invoices.container", "")]
    [InlineData("feedback", "{ \"linedates\": true }", "feedback.linedates", "unknown")]
    public void Rules_must_make_sense(string section, string value, string field, string sentence)
    {
        var json = JsonNode.Parse(Repository.SandboxJson)!.AsObject();
        json[section] = JsonNode.Parse(value);
        var problems = MappingDocument.Load(json.ToJsonString(), "mapping.json").Problems;
        Assert.Contains(problems, problem => problem.Field == field && problem.Advice.Contains(sentence, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.Equal(ProblemCode.InvalidMapping, problem.Code));
    }

    [Fact]
    public void States_are_told_apart_by_what_they_are_states_of()
    {
        var mapping = GoldenFeedback.Mapping(JsonNode.Parse("""
            { "statuses": { "exported": { "transition": "in-max" }, "rules": [{ "when": "shipped", "transition": "sent" }, { "when": "paid", "transition": "done" }], "lines": { "shipped": "line-sent" } } }
            """)!.AsObject());
        Assert.Equal(["in-max", "sent", "done"], OrderFeedbackMapping.OrderStateKeys(mapping));
        Assert.Equal(["line-sent"], OrderFeedbackMapping.LineStateKeys(mapping));
        Assert.Equal(["in-max", "sent", "done", "line-sent"], OrderFeedbackMapping.StateKeys(mapping));
    }
}
