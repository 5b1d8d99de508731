using System.Text.Json;
using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Custom objects. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached. Needs scope <c>manage_key_value_documents</c>.</summary>
public interface ICommercetoolsCustomObjects
{
    /// <summary>Reads an object; null when there is none.</summary>
    Task<CustomObject?> GetAsync(string container, string key, CancellationToken ct);

    /// <summary>Creates or replaces an object, whatever its version: for values that this caller alone writes.</summary>
    /// <param name="container">Container, letters, digits, <c>-</c>, <c>_</c> and <c>~</c>.</param>
    /// <param name="key">Key, of the same characters.</param>
    /// <param name="value">The value.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<CustomObject> PutAsync(string container, string key, JsonElement value, CancellationToken ct);
}
