#pester:no-parallel
# What only the real shell has of the help: Get-Help and the topics. The pages themselves are held against the cmdlets
# by tests/ImageSharing.Tests/Help.

BeforeDiscovery {
    . "$PSScriptRoot/Sandbox.ps1"
    $cmdlets = (Get-Module ImageSharing).ExportedCommands.Keys
    $examples = foreach ($cmdlet in $cmdlets) {
        $number = 0
        foreach ($example in (Get-Help $cmdlet).examples.example) {
            $number++
            # The other cmdlets of the examples are stand-ins in the hosted engine.
            if ($example.code -match '\b(Get|Import|Export|Format|Select)-(?!Cvm)[A-Z]') { @{ Cmdlet = $cmdlet; Number = $number; Code = $example.code } }
        }
    }
}

Describe 'Get-Help' {
    BeforeAll { . "$PSScriptRoot/Sandbox.ps1" }

    Context 'of <_>' -ForEach $cmdlets {
        BeforeAll {
            $cmdlet = $_
            $all = (Get-Command $cmdlet).Parameters
            $shown = $all.Keys | Where-Object {
                $_ -notin [Management.Automation.PSCmdlet]::CommonParameters -and
                -not ($all[$_].Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow })
            }
        }

        It 'is the page and not what the shell makes up' {
            (Get-Help $cmdlet).Synopsis | Should -Match '^[A-Z].*\.$'
            (Get-Help $cmdlet).description.Text | Should -Not -BeNullOrEmpty
        }

        It 'has every parameter' {
            (Get-Help $cmdlet -Parameter *).name | Sort-Object | Should -Be ($shown | Sort-Object)
        }

        It 'shows one parameter' {
            $text = Get-Help $cmdlet -Parameter TimeoutSec | Out-String
            $text | Should -Match '-TimeoutSec <Int32>'
            $text | Should -Match 'Default value\s+30'
        }

        It 'shows the examples, each under its title' {
            $text = Get-Help $cmdlet -Examples | Out-String -Width 200
            [regex]::Matches($text, '(?m)^\s*--- Example \d: .* ---\s*$').Count | Should -BeGreaterOrEqual 3
        }

        It 'shows all of it' {
            $text = Get-Help $cmdlet -Full | Out-String -Width 200
            foreach ($part in 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS') {
                $text | Should -MatchExactly "(?m)^$part\s*$"
            }
        }

        It 'has an address for -Online where the project has one, and no other' {
            $addresses = (Get-Help $cmdlet -Full).relatedLinks.navigationLink.uri | Where-Object { $_ }
            $addresses | Should -Be (Get-Module ImageSharing).ProjectUri.OriginalString
            if (-not $addresses) { { Get-Help $cmdlet -Online -ErrorAction Stop } | Should -Throw '*online version*' }
        }
    }

    It 'has the topic <_>' -ForEach 'about_ImageSharing', 'about_ImageSharing_Credentials', 'about_ImageSharing_Errors' {
        $topic = Get-Help $_
        $topic | Should -BeOfType string
        $topic | Should -Match "^TOPIC\s+$_\s"
        (Get-Help "$_*" | Where-Object Name -eq $_).Category | Should -BeIn 'HelpFile', $null
    }
}

Describe 'The language of the help' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"

        # A shell keeps the language of the first page that it reads, so each culture has a shell of its own.
        function Get-Language([string] $Begin) {
            Invoke-Shell "
                $Begin
                function Test-Chinese(`$Text) { [regex]::Matches(`$Text, '[\u4e00-\u9fff]').Count -gt `$Text.Length / 20 }
                function Get-LanguageOf(`$Text) { if (Test-Chinese `$Text) { 'Chinese' } elseif (`$Text -match '\b(Shares|that)\b') { 'English' } }
                `$page = Get-Help Grant-CvmImageShare -Full
                Get-LanguageOf (`$page.description.Text -join ' ')
                Get-LanguageOf (`$page.parameters.parameter.description.Text -join ' ')
                Get-LanguageOf (`$page.examples.example.remarks.Text -join ' ')
                Get-LanguageOf (`$page | Out-String)
                @((Get-Module ImageSharing).ExportedCommands.Keys | Where-Object { Test-Chinese (Get-Help `$_).Synopsis }).Count
                @('about_ImageSharing', 'about_ImageSharing_Credentials', 'about_ImageSharing_Errors' | Where-Object { (Get-Help `$_).Length -gt 200 }).Count"
        }
    }

    It 'is Chinese for <_>' -ForEach 'zh-CN', 'zh-SG', 'zh-Hans' {
        Get-Language "[cultureinfo]::CurrentUICulture = '$_'" | Should -Be 'Chinese', 'Chinese', 'Chinese', 'Chinese', 7, 3
    }

    It 'is English for <_>' -ForEach 'en-US', 'fr-FR', 'zh-TW' {
        Get-Language "[cultureinfo]::CurrentUICulture = '$_'" | Should -Be 'English', 'English', 'English', 'English', 0, 3
    }

    It 'is that of the locale' -Skip:($env:OS -eq 'Windows_NT') {
        $before = $env:LC_ALL
        $env:LC_ALL = 'zh_CN.UTF-8'
        try { Get-Language '' | Select-Object -First 1 | Should -Be 'Chinese' }
        finally { $env:LC_ALL = $before }
    }

    It 'changes nothing about the syntax and the code' {
        $shown = foreach ($culture in 'en-US', 'zh-CN') {
            Invoke-Shell "
                [cultureinfo]::CurrentUICulture = '$culture'
                (Get-Help Set-CvmImageShare).syntax | Out-String
                (Get-Help Set-CvmImageShare -Full).examples.example.code" | Out-String
        }
        $shown[0] | Should -Match 'AllowEmpty'
        $shown[1] | Should -BeExactly $shown[0]
    }
}

Describe 'An example of the help' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        Push-Location (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory)
        Set-Content accounts.txt '100000000010', '100000000021'
        Set-Content shares.csv @(
            'ImageId,AccountId,Region'
            'img-6pb6lrmy,100000000020,ap-guangzhou'
            'img-0c4kz2fe,100000000020,ap-singapore'
            'img-0c4kz2fe,100000000404,ap-singapore'
        )

        function Get-Secret {
            $key = [securestring]::new()
            $env:TENCENTCLOUD_SECRET_KEY.ToCharArray() | ForEach-Object { $key.AppendChar($_) }
            [pscredential]::new($env:TENCENTCLOUD_SECRET_ID, $key)
        }
    }
    AfterAll {
        Pop-Location
        Disconnect-Sandbox $sandbox
    }

    # The shares that are there differ with what ran before, so only the errors are looked at: of the account that is
    # not there, and for Set of the shares that it keeps for that reason.
    It 'runs: <Cmdlet> <Number>' -ForEach $examples {
        $refused = . ([scriptblock]::Create($Code)) 2>&1 3>$null | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $refused | Where-Object FullyQualifiedErrorId -notmatch '^(InvalidAccountId\.NotFound|DesiredSetIncomplete),' | Should -BeNullOrEmpty
    }
}
