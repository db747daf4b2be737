using System;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;
using ImageSharing.Completion;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Errors;
using ImageSharing.Input.Parameters;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>A cmdlet that talks to the service: where to, as whom, and how patiently.</summary>
public abstract class CvmCommand : CancellableCommand
{
    private const int DefaultTimeout = 30;
    private const int DefaultRetryCount = 5;

    private protected CvmCommand()
    {
    }

    /// <summary>SecretId as the user name and SecretKey as the password.</summary>
    [Parameter]
    [BlankIsNotAskedFor]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The token that temporary keys come with.</summary>
    [Parameter]
    [BlankIsAbsent]
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
    [BlankIsAbsent]
    public string? RoleSessionName { get; set; }

    /// <summary>CVM's address: host, host:port or URL; plain http only to a loopback address.</summary>
    [Parameter]
    [BlankIsAbsent]
    public string? Endpoint { get; set; }

    /// <summary>The proxy's address.</summary>
    [Parameter]
    [BlankIsAbsent]
    [ValidateProxy]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and password that the proxy asks for.</summary>
    [Parameter]
    [BlankIsNotAskedFor]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>The language of the service's messages: zh-CN or en-US.</summary>
    [Parameter]
    [BlankIsAbsent]
    [ValidateLanguage]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <summary>The time limit of one attempt in seconds: 1 to 3600.</summary>
    [Parameter]
    [BlankIsAbsent(DefaultTimeout)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = DefaultTimeout;

    /// <summary>
    /// How many times a call is sent again, refusals for rate and for a busy image aside: 0 to 100.
    /// </summary>
    [Parameter]
    [BlankIsAbsent(DefaultRetryCount)]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = DefaultRetryCount;

    /// <summary>Whether the session is only to say what it would use.</summary>
    private protected virtual bool IsOffline => false;

    /// <summary>Opens the session, or ends the command with a terminating error.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected CvmSession OpenSession(int requestsPerSecond, int? expectedRequests = null)
    {
        try
        {
            var session = CvmSession.Open(Settings(requestsPerSecond, expectedRequests), Stop);
            SayNotices(session);
            return session;
        }
        catch (ProblemException exception)
        {
            var problem = exception.Problem;
            ThrowTerminatingError(ErrorRecords.OfCommand(
                new Refusal(problem.Code, Messages.Of(problem.Message), problem.RequestId, problem.IsRetryable)
                {
                    IsOfModule = problem.IsOfModule,
                    Cause = exception.InnerException,
                }));
            throw;
        }
    }

    /// <summary>Who was to sign must not be guessed: a variable that is empty by mistake would name somebody else.</summary>
    private protected override void CheckParameters()
    {
        CheckNotBlank(nameof(Credential), Credential);
        CheckNotBlank(nameof(ProfileName), ProfileName);
        CheckNotBlank(nameof(RoleArn), RoleArn);
    }

    private void CheckNotBlank(string name, object? value)
    {
        if (!MyInvocation.BoundParameters.ContainsKey(name) || !Blank.Is(value)) return;

        ThrowTerminatingError(ErrorRecords.OfCommand(Refusal.Of("ParameterBlank.Identity", name)));
    }

    /// <summary>Says before the first request as whom it is signed.</summary>
    private void SayNotices(CvmSession session)
    {
        try
        {
            session.SayNotices(notice => Streams.Write(this, notice));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The current folder of the file system in PowerShell, also if another drive is current.</summary>
    private string? CurrentFolder()
    {
        try
        {
            return SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        }
        catch (SessionStateException)
        {
            return null;
        }
    }

    private SessionSettings Settings(int requestsPerSecond, int? expectedRequests) => new()
    {
        IsOffline = IsOffline,
        CurrentFolder = CurrentFolder(),
        SecretId = Credential?.UserName,
        SecretKey = Credential?.Password,
        SecurityToken = SecurityToken,
        ProfileName = ProfileName,
        RoleArn = RoleArn,
        RoleSessionName = RoleSessionName,
        Endpoint = Endpoint,
        Language = Language,
        DefaultLanguage = Messages.AreChinese ? "zh-CN" : null,
        Proxy = Proxy,
        ProxyCredential = Blank.Is(ProxyCredential) ? null : ProxyCredential!.GetNetworkCredential(),
        TimeoutSeconds = TimeoutSec,
        MaximumRetryCount = MaximumRetryCount,
        RequestsPerSecond = requestsPerSecond,
        ExpectedRequests = expectedRequests,
    };
}
