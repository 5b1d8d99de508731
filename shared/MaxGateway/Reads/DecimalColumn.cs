using System.Data;
using System.Globalization;
using Dapper;

namespace Connector.MaxGateway.Reads;

/// <summary>Amounts arrive as <c>decimal(19, 6)</c> from SQL Server and as whole or binary numbers from SQLite; both lose their trailing zeros.</summary>
internal sealed class DecimalColumn : SqlMapper.TypeHandler<decimal>
{
    private const decimal One = 1.0000000000000000000000000000m;

    public override decimal Parse(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture) / One;

    public override void SetValue(IDbDataParameter parameter, decimal value) => parameter.Value = value;
}
