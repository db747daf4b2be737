namespace ImageSharing.Core.Transport.Endpoints;

/// <summary>A product of the service: its name in signatures, its API's version and where it is found.</summary>
internal sealed class Product
{
    public static readonly Product Cvm = new("cvm", "2017-03-12", "TENCENTCLOUD_CVM_ENDPOINT");

    public static readonly Product Sts = new("sts", "2018-08-13", "TENCENTCLOUD_STS_ENDPOINT");

    private Product(string name, string version, string endpointVariable)
    {
        Name = name;
        Version = version;
        EndpointVariable = endpointVariable;
    }

    public string Name { get; }

    public string Version { get; }

    /// <summary>The environment variable that replaces the address.</summary>
    public string EndpointVariable { get; }
}
