using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Session;
using ImageSharing.Core.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class BoundaryTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_retry_library_is_known_in_one_place()
    {
        var places =
            from type in typeof(CvmSession).Assembly.GetTypes()
            from used in TypesIn(type)
            where used.Namespace?.StartsWith("Polly", StringComparison.Ordinal) == true
            select Outermost(type).Name;

        Assert.Equal(["RequestRetries"], places.Distinct());
    }

    [Fact]
    public async Task The_retry_library_is_loaded_only_when_a_request_is_sent_again()
    {
        await using var server = await SandboxServer.StartAsync();
        server.Images.Add(Wire.Image);
        server.Faults.Add(When.Request(2, SandboxActions.DescribeImageSharePermission), Fault.DropBeforeWrite());
        FreshContext context = new();
        var lister = context
            .LoadFromAssemblyPath(typeof(BoundaryTests).Assembly.Location)
            .GetType(typeof(Lister).FullName!)!;
        var list = lister.GetMethod(nameof(Lister.ListAsync))!;

        await (Task)list.Invoke(null, [server.Endpoint.AbsoluteUri])!;
        Assert.Contains("ImageSharing.Core", context.Names);
        Assert.DoesNotContain("Polly.Core", context.Names);

        await (Task)list.Invoke(null, [server.Endpoint.AbsoluteUri])!;
        Assert.Contains("Polly.Core", context.Names);
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> TypesIn(Type type)
        => type.GetFields(Everything).Select(field => field.FieldType)
            .Concat(type.GetMethods(Everything).SelectMany(
                method => method.GetParameters().Select(one => one.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(Everything).SelectMany(
                method => method.GetParameters().Select(one => one.ParameterType)))
            .SelectMany(Parts);

    private static IEnumerable<Type> Parts(Type type)
        => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    /// <summary>Loads this folder's assemblies anew, so that what is loaded is known from the start.</summary>
    private sealed class FreshContext() : AssemblyLoadContext("fresh")
    {
        public IEnumerable<string?> Names => Assemblies.Select(one => one.GetName().Name);

        protected override Assembly? Load(AssemblyName name)
        {
            var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return name.Name is "ImageSharing.Core" or "Polly.Core" && File.Exists(path)
                ? LoadFromAssemblyPath(path)
                : null;
        }
    }
}

/// <summary>Lists shares once; called in a load context of its own.</summary>
public static class Lister
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task ListAsync(string endpoint)
    {
        SessionSettings settings = new()
        {
            SecretId = SandboxKey.Default.SecretId,
            SecretKey = new System.Net.NetworkCredential("", SandboxKey.Default.SecretKey).SecurePassword,
            Endpoint = endpoint,
        };
        using var session = CvmSession.Open(settings, default);
        var answer = await session.ListAsync();
        Assert.Equal(ReadReplyKind.Listed, answer.Kind);
    }
}
