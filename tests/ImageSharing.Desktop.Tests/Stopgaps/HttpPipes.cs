using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Primitives;

namespace Microsoft.AspNetCore.Http;

/// <summary>The pipes and named headers of today's ASP.NET Core.</summary>
internal static class HttpPipes
{
    private static readonly ConditionalWeakTable<HttpRequest, PipeReader> Readers = new();
    private static readonly ConditionalWeakTable<HttpResponse, PipeWriter> Writers = new();

    extension(HttpRequest request)
    {
        public PipeReader BodyReader => Readers.GetValue(request, one => PipeReader.Create(one.Body));
    }

    extension(HttpResponse response)
    {
        public PipeWriter BodyWriter => Writers.GetValue(response, one => PipeWriter.Create(one.Body));
    }

    extension(IHeaderDictionary headers)
    {
        public StringValues Authorization => headers["Authorization"];

        public StringValues Host => headers["Host"];

        public StringValues Date
        {
            get => headers["Date"];
            set => headers["Date"] = value;
        }
    }
}
