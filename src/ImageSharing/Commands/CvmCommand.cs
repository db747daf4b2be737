using System;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;
using ImageSharing.Completion;
using ImageSharing.Core;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>A cmdlet that talks to the service: where to, as whom, and how patiently.</summary>
public abstract class CvmCommand : CancellableCommand
{
    private protected CvmCommand()
    {
    }

    /// <summary>SecretId as the user name and SecretKey as the password.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The token that temporary keys come with.</summary>
    [Parameter]
    public SecureString? SecurityToken { get; set; }

    /// <summary>A profile of the credentials file or of the official command line.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>A CAM role to assume before the first call.</summary>
    [Parameter]
    public string? RoleArn { get; set; }

    /// <summary>The name that the role's session has in the audit log.</summary>
    [Parameter]
    public string? RoleSessionName { get; set; }

    /// <summary>CVM's address: host, host:port or URL; plain http only to a loopback address.</summary>
    [Parameter]
    public string? Endpoint { get; set; }

    /// <summary>The proxy's address.</summary>
    [Parameter]
    [ValidateProxy]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and password that the proxy asks for.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>The language of the service's messages: zh-CN or en-US.</summary>
    [Parameter]
    [ValidateSet("zh-CN", "en-US")]
    public string? Language { get; set; }

    /// <summary>The bound on one attempt, all of it, in seconds: 1 to 3600.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>
    /// How many times a call is sent again, refusals for rate and for a busy image aside: 0 to 100.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>Opens the session, or ends the command with a terminating error.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected CvmSession OpenSession(int requestsPerSecond)
    {
        try
        {
            return CvmSession.Open(Settings(requestsPerSecond), Stop);
        }
        catch (ProblemException exception)
        {
            var problem = exception.Problem;
            ThrowTerminatingError(ErrorRecords.OfCommand(
                new Refusal(problem.Code, problem.Message, problem.RequestId, problem.IsRetryable)));
            throw;
        }
    }

    private SessionSettings Settings(int requestsPerSecond) => new()
    {
        SecretId = Credential?.UserName,
        SecretKey = Credential?.Password,
        SecurityToken = SecurityToken,
        ProfileName = ProfileName,
        RoleArn = RoleArn,
        RoleSessionName = RoleSessionName,
        Endpoint = Endpoint,
        Language = Language,
        Proxy = Proxy,
        ProxyCredential = ProxyCredential?.GetNetworkCredential(),
        TimeoutSeconds = TimeoutSec,
        MaximumRetryCount = MaximumRetryCount,
        RequestsPerSecond = requestsPerSecond,
    };
}
