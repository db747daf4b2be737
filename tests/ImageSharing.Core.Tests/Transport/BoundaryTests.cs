using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ImageSharing.Core.Session;
using ImageSharing.Core.Transport;
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
}
