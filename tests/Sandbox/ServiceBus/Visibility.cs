using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("EndToEnd.Tests")]
