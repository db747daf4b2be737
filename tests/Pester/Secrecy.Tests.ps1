#pester:no-parallel
# A secret is given in each way that a user has, and everything that a shell shows of the command is searched for it.
# Under Wine it does not come to an end to look at a whole error record, so it is left out there.

Describe 'A secret in <Language>' -Skip:([bool]$env:IMAGESHARING_WINE) -ForEach @(
    @{ Language = 'en-US'; FromEnvironment = 'Identity: environment \(TENCENTCLOUD_SECRET_ID\)'; FromParameter = 'Identity: -Credential'; Activity = 'Sharing images' }
    @{ Language = 'zh-CN'; FromEnvironment = '身份：环境变量（TENCENTCLOUD_SECRET_ID）'; FromParameter = '身份：-Credential'; Activity = '正在共享镜像' }
) {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        $id = $env:TENCENTCLOUD_SECRET_ID
        $key = $env:TENCENTCLOUD_SECRET_KEY
        $canary = 'canary0key0f00d'
        $token = 'canary0token0f00d'

        # What the command says and what its objects show in every way of looking at them. The secrets are not in the script:
        # a transcript begins with the command line.
        $look = @'
            function Show-Everything {
                $input | ForEach-Object {
                    $item = $_
                    $item | Out-String -Width 300
                    $item | Format-List * -Force | Out-String -Width 300
                    if ($item -isnot [Management.Automation.ErrorRecord]) { return $item | ConvertTo-Json -Depth 6 }

                    if (Get-Command Get-Error -ErrorAction Ignore) { $item | Get-Error | Out-String -Width 300 }
                    foreach ($ErrorView in 'ConciseView', 'NormalView', 'DetailedView') { $item | Out-String -Width 300 }
                    $exception = $item.Exception
                    "$exception"
                    $exception.Data | Out-String

                    # Of a whole record it is millions of letters; one that was thrown leads to every type of the shell.
                    $depth = if ($exception.TargetSite) { 3 } else { 6 }
                    $exception | ConvertTo-Json -Depth $depth -WarningAction SilentlyContinue
                    $json = $item | ConvertTo-Json -Depth $depth -WarningAction SilentlyContinue
                    foreach ($name in 'IMAGESHARING_TEST_KEY', 'IMAGESHARING_TEST_TOKEN', 'TENCENTCLOUD_SECRET_KEY') {
                        $secret = [Environment]::GetEnvironmentVariable($name)
                        if ($secret -and $json.Contains($secret)) { "The JSON of an error shows $secret." }
                    }
                }
            }
            function SecureText([string] $Text) {
                $secure = [securestring]::new()
                $Text.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
                $secure
            }
            $null = Start-Transcript $env:IMAGESHARING_TEST_TRANSCRIPT
            $given = @{ MaximumRetryCount = 0; Verbose = $true; Debug = $true }
            if ($env:IMAGESHARING_TEST_KEY) { $given.Credential = [pscredential]::new($env:TENCENTCLOUD_SECRET_ID, (SecureText $env:IMAGESHARING_TEST_KEY)) }
            if ($env:IMAGESHARING_TEST_TOKEN) { $given.SecurityToken = SecureText $env:IMAGESHARING_TEST_TOKEN }
            & {
                try { Grant-CvmImageShare img-6pb6lrmy 1000000001, 100000000404 -OutVariable results @given } catch { $_ }
                try { Get-CvmImageShare img-9qabwvbn @given } catch { $_ }
            } *>&1
            $results | Show-Everything
            $Error | Show-Everything
            "$($Error.Count) errors"
            $null = Stop-Transcript
'@

        function Read-Everything([hashtable] $Environment) {
            $transcript = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
            $Environment.IMAGESHARING_TEST_TRANSCRIPT = $transcript
            $before = @{}
            foreach ($name in $Environment.Keys) {
                $before[$name] = [Environment]::GetEnvironmentVariable($name)
                if ($Environment[$name]) { Set-Item "env:$name" $Environment[$name] } else { Remove-Item "env:$name" -ErrorAction Ignore }
            }

            try { $text = @(Invoke-ShellIn $Language $look) + @(Get-Content $transcript) }
            finally {
                foreach ($name in $Environment.Keys) {
                    if ($before[$name]) { Set-Item "env:$name" $before[$name] } else { Remove-Item "env:$name" -ErrorAction Ignore }
                }
            }

            foreach ($secret in $key, $canary, $token) { $text -match $secret | Should -BeNullOrEmpty }
            $text
        }

        # Twice: in the output and in the transcript.
        function ShouldSay([string[]] $Text, [string] $Pattern) { @($Text -match $Pattern).Count | Should -BeGreaterThan 1 -Because "it says '$Pattern'" }
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'of the environment is not shown, whatever comes of it' {
        $text = Read-Everything @{}
        ShouldSay $text '^Shared +1000000001$'
        ShouldSay $text 'InvalidAccountId\.NotFound'
        ShouldSay $text $FromEnvironment
        ShouldSay $text '^DEBUG: |^The canonical request'
    }

    It 'of -Credential is not shown where it is right' {
        $text = Read-Everything @{ IMAGESHARING_TEST_KEY = $key }
        ShouldSay $text '^(Already)?Shared +1000000001$'
        ShouldSay $text $FromParameter
    }

    It 'of -Credential is not shown where it is wrong' {
        $text = Read-Everything @{ IMAGESHARING_TEST_KEY = $canary }
        ShouldSay $text 'AuthFailure\.SignatureFailure'
        ShouldSay $text '^2 errors$'
    }

    It 'of -SecurityToken is not shown' {
        $text = Read-Everything @{ IMAGESHARING_TEST_KEY = $canary; IMAGESHARING_TEST_TOKEN = $token }
        ShouldSay $text 'AuthFailure\.'
        ShouldSay $text '^2 errors$'
    }

    It 'of the environment with a token in <_> is not shown' -ForEach 'TENCENTCLOUD_TOKEN', 'TENCENTCLOUD_SESSION_TOKEN', 'TENCENTCLOUD_SECURITY_TOKEN' {
        $text = Read-Everything @{ TENCENTCLOUD_SECRET_KEY = $canary; $_ = $token }
        ShouldSay $text 'AuthFailure\.'
        ShouldSay $text '^2 errors$'
    }

    It 'of a damaged file is not shown' {
        Set-Content "$TestDrive/credentials" '[build]', "secret_id=$id", "token=$token", "secret_key $canary"
        $text = Read-Everything @{
            TENCENTCLOUD_SECRET_ID        = ''
            TENCENTCLOUD_SECRET_KEY       = ''
            TENCENTCLOUD_CREDENTIALS_FILE = "$TestDrive/credentials"
            TENCENTCLOUD_PROFILE          = 'build'
        }
        ShouldSay $text 'CredentialIncomplete'
        ShouldSay $text '^2 errors$'
    }

    It 'is not in the progress' {
        $given = [pscredential]::new($id, [securestring]::new())
        $key.ToCharArray() | ForEach-Object { $given.Password.AppendChar($_) }
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("[cultureinfo]::CurrentUICulture = '$Language'; $import; Grant-CvmImageShare img-3ez8kx1c 1000000001 -WaitTimeoutSec 1 -Credential `$args[0]").AddArgument($given).Invoke()
            $progress = @($shell.Streams.Progress | Where-Object Activity -eq $Activity)
            $progress.Count | Should -BeGreaterThan 0
            $progress | Format-List * -Force | Out-String -Width 300 | Should -Not -Match $key
        }
        finally { $shell.Dispose() }
    }

    It 'is not in what completion offers' {
        $offered = Get-Completion 'Grant-CvmImageShare img-'
        $offered | Should -Not -BeNullOrEmpty
        $offered | Format-List * -Force | Out-String -Width 300 | Should -Not -Match $key
    }
}
