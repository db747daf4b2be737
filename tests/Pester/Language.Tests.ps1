#pester:no-parallel
# The language of a session is that of its user interface. A session of its own writes to streams here, so that no console
# has to show Chinese; only questions and what-if texts go to a console.

BeforeDiscovery {
    $chinese = 'zh-CN', 'zh-SG', 'zh-Hans'
    $others = @('zh-TW', 'de-DE', 'fr-FR', 'tr-TR')

    # Where the system makes up a culture for every name.
    try { $others += [cultureinfo]::GetCultureInfo('xx-YY').Name } catch { Write-Debug "$_" }
}

Describe 'A session' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        $han = '[\u4E00-\u9FFF]'

        # Each stream has something: a refused account, blank items, an unusual image ID, an image that is not ready.
        $everything = @'
            Grant-CvmImageShare img-6pb6lrmy 1000000001, 100000000404, 10x -Verbose -Debug
            '1000000001', '', '' | Grant-CvmImageShare img-3ez8kx1c -WaitTimeoutSec 1
            Grant-CvmImageShare IMG-6pb6lrmy 1000000001
            Test-CvmImageShare img-9qabwvbn 100000000010, 100000000012
            Get-CvmImageShare img-9qabwvbn, img-00000000
            Set-CvmImageShare img-9qabwvbn -AccountId @() -Confirm:$false
'@

        function Start-Session([string] $Culture, [string] $Script) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript("[cultureinfo]::CurrentUICulture = '$Culture'; $import; $Script")
            @{ Shell = $shell; Run = $shell.BeginInvoke() }
        }

        function Receive-Session($Session) {
            try {
                $output = @($Session.Shell.EndInvoke($Session.Run))
                $streams = $Session.Shell.Streams
                @{
                    Output   = $output
                    Errors   = @($streams.Error)
                    Warning  = @($streams.Warning | ForEach-Object Message)
                    Verbose  = @($streams.Verbose | ForEach-Object Message | Where-Object { $_ -notmatch '^ ' })
                    Debug    = @($streams.Debug | ForEach-Object Message)
                    Progress = @($streams.Progress | ForEach-Object { "$($_.Activity) $($_.StatusDescription)" })
                }
            }
            finally { $Session.Shell.Dispose() }
        }

        # Each text that a person reads, without the service's own, and without what differs between two runs.
        function Get-Text($Received) {
            $texts = @($Received.Errors | ForEach-Object { "$_"; $_.ErrorDetails.RecommendedAction }) +
                @($Received.Output | Where-Object Message | ForEach-Object Message) +
                $Received.Warning + $Received.Verbose + $Received.Debug
            $texts = $texts -notmatch '^(ImageId IMG-6pb6lrmy|Invalid account ID)'
            $texts -replace '[0-9a-f]{64}|[0-9a-f-]{36}|\d+ (ms|毫秒)|\d\d:\d\d:\d\d' | Sort-Object -Unique
        }

        # What a script reads: the same in each language.
        function Get-Code($Received) {
            $Received.Errors | ForEach-Object { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category) $($_.TargetObject)" }
            $Received.Output | ForEach-Object { "$($_.Status) $($_.ErrorCode) $($_.Operation) $($_.PSObject.Properties.Name)" }
        }

        # What is there before the first session: the shares that the script grants.
        $null = Receive-Session (Start-Session 'en-US' $everything)
        $english = Receive-Session (Start-Session 'en-US' $everything)
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'has something to read in each stream' {
        foreach ($stream in 'Output', 'Errors', 'Warning', 'Verbose', 'Debug', 'Progress') { $english[$stream] | Should -Not -BeNullOrEmpty }
        @(Get-Text $english) -match $han | Should -BeNullOrEmpty
        $english.Progress -match $han | Should -BeNullOrEmpty
    }

    It 'reads Chinese in <_>' -ForEach $chinese {
        $read = Receive-Session (Start-Session $_ $everything)
        @(Get-Text $read) -notmatch $han | Should -BeNullOrEmpty
        $read.Progress | Should -Not -BeNullOrEmpty
        $read.Progress -notmatch $han | Should -BeNullOrEmpty
        @(Get-Text $read).Count | Should -Be @(Get-Text $english).Count
        Get-Code $read | Should -Be (Get-Code $english)
    }

    It 'reads English in <_>' -ForEach $others {
        $read = Receive-Session (Start-Session $_ $everything)
        Get-Text $read | Should -Be (Get-Text $english)
        $read.Progress -match $han | Should -BeNullOrEmpty
        Get-Code $read | Should -Be (Get-Code $english)
    }

    It 'does not disturb another one that runs at the same time' {
        $cultures = 'zh-CN', 'en-US', 'zh-SG', 'fr-FR'
        $sessions = foreach ($culture in $cultures) {
            Start-Session $culture '1..40 | ForEach-Object { Grant-CvmImageShare img-6pb6lrmy 10x -ErrorAction SilentlyContinue -ErrorVariable one; "$one" }'
        }
        $read = foreach ($session in $sessions) { , @((Receive-Session $session).Output | Where-Object { $_ -is [string] } | Sort-Object -Unique) }
        foreach ($index in 0..3) {
            $read[$index].Count | Should -Be 1 -Because $cultures[$index]
            $read[$index] -match $han | Should -HaveCount ([int]($cultures[$index] -like 'zh-*')) -Because $cultures[$index]
        }
    }

    It 'loads the translation only in Chinese: <Culture>' -ForEach @(
        @{ Culture = 'en-US'; Loaded = 0 }
        @{ Culture = 'fr-FR'; Loaded = 0 }
        @{ Culture = 'zh-TW'; Loaded = 0 }
        @{ Culture = 'zh-SG'; Loaded = 1 }
    ) {
        $shown = Invoke-ShellIn $Culture @'
            Grant-CvmImageShare img-6pb6lrmy 1000000001, 10x -ErrorAction SilentlyContinue | Out-Null
            @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -like 'ImageSharing*resources,*').Count
'@
        $shown | Should -Be $Loaded
    }

    It 'asks in Chinese, and shows what it would do' -Skip:([bool]$env:IMAGESHARING_WINE) {
        $would = Invoke-ShellIn 'zh-CN' 'Set-CvmImageShare img-9qabwvbn 100000000010, 100000000012 -WhatIf'
        $asked = -join (Invoke-ShellIn 'zh-CN' 'Revoke-CvmImageShare img-9qabwvbn -All' -Answer N)

        $would | Should -Be @(
            'What if: 设置镜像 img-9qabwvbn (ap-guangzhou) 的共享：新增共享 1，取消共享 1，保留 1：'
            '    新增共享 100000000012'
            '    取消共享 100000000011（在新增共享之后）'
        )
        $asked | Should -Match '确认.*是否取消镜像 img-9qabwvbn \(ap-guangzhou\) 对全部 2 ?个账号（100000000010、100000000011）的共享？'
        (Get-CvmImageShare img-9qabwvbn).Count | Should -Be 2
    }
}

Describe 'Get-Help' {
    BeforeAll { . "$PSScriptRoot/Sandbox.ps1" }

    It 'has the topic <_> in Chinese' -ForEach 'about_ImageSharing', 'about_ImageSharing_Credentials', 'about_ImageSharing_Errors' {
        $shell = [powershell]::Create()
        try { $topic = $shell.AddScript("[cultureinfo]::CurrentUICulture = 'zh-CN'; $import; Get-Help $_").Invoke() }
        finally { $shell.Dispose() }

        "$topic" | Should -Match "^主题\s+$_\s+简短说明\s"
    }
}
