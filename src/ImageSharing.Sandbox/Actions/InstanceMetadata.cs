using System;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ImageSharing.Sandbox;

/// <summary>What the metadata service of an instance says of its role. Requests to it are not in the log.</summary>
internal static class InstanceMetadata
{
    private const string Role = "Sharer";
    private const string Folder = "/latest/meta-data/cam/security-credentials/";

    public static Task RespondAsync(HttpContext http, SandboxKey? key)
    {
        var path = http.Request.Path.Value;
        if (key is not null && path == Folder) return http.Response.WriteAsync(Role, http.RequestAborted);
        if (key is not null && path == Folder + Role) return http.Response.WriteAsync(Keys(key), http.RequestAborted);

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static string Keys(SandboxKey key) => JsonSerializer.Serialize(new
    {
        TmpSecretId = key.SecretId,
        TmpSecretKey = key.SecretKey,
        Token = key.Token ?? "",
        ExpiredTime = (key.Expires ?? DateTimeOffset.MaxValue).ToUnixTimeSeconds(),
        Code = "Success",
    });
}
