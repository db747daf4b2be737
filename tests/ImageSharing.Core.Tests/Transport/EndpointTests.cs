using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Transport.Endpoints;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class EndpointTests
{
    [Theory]
    [InlineData("cvm.tencentcloudapi.com", "https://cvm.tencentcloudapi.com/", "cvm.tencentcloudapi.com")]
    [InlineData(
        " cvm.internal.tencentcloudapi.com ",
        "https://cvm.internal.tencentcloudapi.com/",
        "cvm.internal.tencentcloudapi.com")]
    [InlineData("example.com:8443", "https://example.com:8443/", "example.com:8443")]
    [InlineData("https://example.com:443/", "https://example.com/", "example.com")]
    [InlineData("HTTPS://EXAMPLE.com", "https://example.com/", "example.com")]
    [InlineData("http://localhost:5000", "http://localhost:5000/", "localhost:5000")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/", "127.0.0.1:5000")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/", "[::1]:5000")]
    [InlineData("[::1]:5000", "https://[::1]:5000/", "[::1]:5000")]
    [InlineData("bücher.example", "https://bücher.example/", "xn--bcher-kva.example")]
    public void An_endpoint_is_a_host_a_host_with_a_port_or_a_url(string text, string address, string host)
    {
        var endpoint = ServiceEndpoint.Parse(text, Message.Verbatim("-Endpoint"));

        Assert.Equal(new Uri(address), endpoint.Address);
        Assert.Equal(host, endpoint.Host);
    }

    [Theory]
    [InlineData("http://example.com", "EndpointNotSecure")]
    [InlineData("http://127.0.0.1.example.com", "EndpointNotSecure")]
    [InlineData("http://localhost.example.com:80", "EndpointNotSecure")]
    [InlineData("http://10.0.0.1:5000", "EndpointNotSecure")]
    [InlineData("ftp://example.com", "EndpointMalformed")]
    [InlineData("https://", "EndpointMalformed")]
    [InlineData("https://user:canary77@example.com", "EndpointMalformed")]
    [InlineData("https://example.com/path", "EndpointMalformed")]
    [InlineData("https://example.com/?a=canary77", "EndpointMalformed")]
    [InlineData("https://example.com/#f", "EndpointMalformed")]
    [InlineData("example.com:99999", "EndpointMalformed")]
    [InlineData("two words", "EndpointMalformed")]
    [InlineData("https://exa\nmple.com", "EndpointMalformed")]
    public void What_is_no_safe_address_is_refused_with_a_sentence(string text, string code)
    {
        var problem = Assert.Throws<ProblemException>(() => ServiceEndpoint.Parse(text, Message.Verbatim("-Endpoint"))).Problem;

        Assert.Equal(code, problem.Code);
        Assert.Contains("-Endpoint", problem.Message.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary77", problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "ap-guangzhou", "cvm.tencentcloudapi.com")]
    [InlineData(null, null, null, "cvm.tencentcloudapi.com")]
    [InlineData(null, null, "ap-shanghai-fsi", "cvm.ap-shanghai-fsi.tencentcloudapi.com")]
    [InlineData(null, null, "ap-shenzhen-fsi", "cvm.ap-shenzhen-fsi.tencentcloudapi.com")]
    [InlineData(null, "https://env.example", "ap-shanghai-fsi", "env.example")]
    [InlineData("given.example", "env.example", "ap-guangzhou", "given.example")]
    [InlineData(" ", " ", "ap-guangzhou", "cvm.tencentcloudapi.com")]
    public void The_users_endpoint_goes_before_the_environments_and_that_before_the_services_own(
        string? given,
        string? variable,
        string? region,
        string expected)
    {
        Dictionary<string, string?> environment = new() { ["TENCENTCLOUD_CVM_ENDPOINT"] = variable };

        var choice = EndpointChoice.Make(Product.Cvm, given, environment.GetValueOrDefault);

        Assert.Equal(expected, choice.For(region).Host);
        Assert.Equal("https", choice.For(region).Address.Scheme);
    }

    [Fact]
    public void Products_have_an_endpoint_of_their_own()
    {
        Dictionary<string, string?> environment = new()
        {
            ["TENCENTCLOUD_CVM_ENDPOINT"] = "cvm.example",
            ["TENCENTCLOUD_STS_ENDPOINT"] = "sts.example",
        };

        Assert.Equal(
            "sts.example",
            EndpointChoice.Make(Product.Sts, null, environment.GetValueOrDefault).For(null).Host);
        Assert.Equal("sts.tencentcloudapi.com", EndpointChoice.Make(Product.Sts, null, _ => null).For(null).Host);
    }

    [Theory]
    [InlineData("cvm.intl.tencentcloudapi.com", "sts.intl.tencentcloudapi.com")]
    [InlineData("https://CVM.internal.tencentcloudapi.com/", "sts.internal.tencentcloudapi.com")]
    [InlineData("cvm.ap-singapore.tencentcloudapi.com", "sts.ap-singapore.tencentcloudapi.com")]
    [InlineData("cvm.ap-shanghai-fsi.tencentcloudapi.com", "sts.ap-shanghai-fsi.tencentcloudapi.com")]
    [InlineData("cvm.tencentcloudapi.cn", "sts.tencentcloudapi.cn")]
    [InlineData("cvm.tencentcloudapi.com.cn", "sts.tencentcloudapi.com.cn")]
    [InlineData("cvm.intl.tencentcloudapi.com:8443", "sts.intl.tencentcloudapi.com:8443")]
    [InlineData("cvm.example.com", "sts.tencentcloudapi.com")]
    [InlineData("cvm.eviltencentcloudapi.com", "sts.tencentcloudapi.com")]
    [InlineData("http://127.0.0.1:5000", "sts.tencentcloudapi.com")]
    [InlineData(null, "sts.tencentcloudapi.com")]
    public void Sts_is_at_the_site_of_the_endpoint(string? endpoint, string expected)
    {
        for (var place = 0; place < 3; place++)
        {
            var cvm = EndpointChoice.Make(
                Product.Cvm,
                place == 0 ? endpoint : null,
                name => place == 1 && name == "TENCENTCLOUD_CVM_ENDPOINT" ? endpoint : null,
                place == 2 ? endpoint : null);

            Assert.Equal(expected, cvm.Beside(Product.Sts, _ => null).For("ap-guangzhou").Host);
        }
    }

    [Fact]
    public void The_endpoint_of_Sts_in_the_environment_goes_before_the_site()
    {
        var cvm = EndpointChoice.Make(Product.Cvm, "cvm.intl.tencentcloudapi.com", _ => null);

        Assert.Equal("sts.example", cvm.Beside(Product.Sts, _ => "sts.example").For(null).Host);
    }
}
