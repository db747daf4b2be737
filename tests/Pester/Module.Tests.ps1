#pester:no-parallel
# The module as a whole: what it brings, and what it leaves of the session that it is imported into.

BeforeDiscovery {
    # A folder ImageSharing/<version>, as a gallery's client makes it.
    $isInstalled = [bool]$env:IMAGESHARING_MODULE
}

Describe 'The module' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $cmdlets = 'Get-CvmCallerIdentity', 'Get-CvmImage', 'Get-CvmImageShare', 'Grant-CvmImageShare', 'Revoke-CvmImageShare', 'Set-CvmImageShare', 'Test-CvmImageShare'
        $folder = Split-Path $module
    }

    It 'has a manifest that the shell accepts' {
        $manifest = Test-ModuleManifest $module -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $manifest.Name | Should -Be 'ImageSharing'
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $manifest.Description | Should -Match '^[A-Z].*\.$'
        foreach ($name in 'Author', 'Copyright', 'Guid', 'LicenseUri', 'Tags') { $manifest.$name | Should -Not -BeNullOrEmpty -Because $name }
    }

    It 'exports its cmdlets, and nothing else' {
        $exported = Get-Module ImageSharing
        $exported.ExportedCmdlets.Keys | Sort-Object | Should -Be $cmdlets
        $exported.ExportedCommands.Count | Should -Be $cmdlets.Count
        $exported.ExportedVariables.Count | Should -Be 0
        $exported.ExportedTypeFiles | Should -BeNullOrEmpty -Because 'each one makes the import slower'
        Get-Command -Module ImageSharing | ForEach-Object { $_.Verb } | Should -BeIn (Get-Verb).Verb
    }

    It 'lists its files, and has no others' -Skip:(-not $isInstalled) {
        $there = Get-ChildItem $folder -Recurse -File | ForEach-Object { $_.FullName.Substring($folder.Length + 1).Replace('\', '/') }
        (Import-PowerShellDataFile $module).FileList | Sort-Object | Should -Be ($there | Sort-Object)
    }

    It 'is found by the name of a cmdlet' -Skip:(-not $isInstalled) {
        $shown = & $pwsh @pwshArguments -NoProfile -NonInteractive -Command "
            `$env:PSModulePath = '$(Split-Path (Split-Path $folder))' + [IO.Path]::PathSeparator + `$env:PSModulePath
            (Get-Command Grant-CvmImageShare).ModuleName"
        $shown | Should -Be 'ImageSharing'
    }

    It 'says nothing when it is imported, and loads no network' {
        Invoke-Shell "
            Import-Module '$module' -Force *>&1
            [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match '^(ImageSharing\.Core|Polly.*)$'" | Should -BeNullOrEmpty
    }

    It 'works when it is imported once more, by force and after its removal' {
        $shown = Invoke-Shell "
            function Get-Code { (Grant-CvmImageShare img-6pb6lrmy 123 -Region ap-guangzhou -ErrorAction SilentlyContinue).ErrorCode }
            Get-Code
            Import-Module '$module' -Force
            Get-Code
            Remove-Module ImageSharing
            try { Get-Code } catch { `$_.FullyQualifiedErrorId }
            $import
            Get-Code
            `$Error.Count - 4"
        $shown | Should -Be 'AccountIdMalformed', 'AccountIdMalformed', 'CommandNotFoundException', 'AccountIdMalformed', '0'
    }

    Context 'against the service' {
        BeforeAll { $sandbox = Connect-Sandbox }
        AfterAll { Disconnect-Sandbox $sandbox }

        It 'keeps to strict mode, in its views too' {
            $shown = Invoke-Shell '
                Set-StrictMode -Version Latest
                $ErrorActionPreference = "Stop"
                $all = @(Get-CvmImage) + @(Get-CvmImageShare img-9qabwvbn) + @(Grant-CvmImageShare img-6pb6lrmy 1000000001)
                $all | Out-String
                $all | Format-List | Out-String
                $all | Format-Wide | Out-String
                (TabExpansion2 "Grant-CvmImageShare img-6" 25).CompletionMatches.CompletionText
                $null = Grant-CvmImageShare img-6pb6lrmy 100000000404 -ErrorAction SilentlyContinue
                $Error | Out-String
                "errors: $($Error.Count)"'
            $shown | Should -Contain 'img-6pb6lrmy'
            $shown | Should -Contain 'errors: 1'
        }

        It 'leaves the session as it was when it is removed' {
            $shown = Invoke-Shell @"
                Remove-Module ImageSharing
                function Get-Session {
                    (Get-Variable -Scope Global).Name
                    (Get-ChildItem function:, alias:).Name
                    (Get-PSDrive).Name
                    (Get-EventSubscriber).SourceIdentifier
                    (Get-ChildItem env:).ForEach({ "`$(`$_.Name)=`$(`$_.Value)" })
                    `$PSDefaultParameterValues.Keys
                    (Get-TypeData).TypeName
                    "culture `$([cultureinfo]::CurrentCulture)"
                    "protocols `$([Net.ServicePointManager]::SecurityProtocol)"
                }
                `$before = `$null; `$after = `$null; `$null = 'x' -match 'x'
                `$before = Get-Session | Where-Object { `$_ }
                $import
                `$null = Grant-CvmImageShare img-6pb6lrmy 1000000003, 100000000404 -ErrorAction Ignore
                Remove-Module ImageSharing
                `$after = Get-Session | Where-Object { `$_ }
                Compare-Object `$before `$after | ForEach-Object { "`$(`$_.SideIndicator) `$(`$_.InputObject)" }
"@
            $shown | Should -BeNullOrEmpty
        }

        It 'lives beside other versions of the libraries that it uses' -Skip:($PSEdition -eq 'Desktop') {
            $foreign = "$TestDrive/foreign"
            $null = New-Item $foreign -ItemType Directory
            $shown = Invoke-Shell "
                foreach (`$name in 'Polly.Core', 'Polly', 'ImageSharing.Foreign') {
                    Add-Type -TypeDefinition ('namespace Polly { public class ResiliencePipeline { public string From = `"' + `$name + '`"; } }') -OutputAssembly `"$foreign/`$name.dll`"
                }
                `$type = [Reflection.Assembly]::LoadFrom('$foreign/Polly.Core.dll').GetType('Polly.ResiliencePipeline')
                (Grant-CvmImageShare img-6pb6lrmy 1000000002).Status
                [Activator]::CreateInstance(`$type).From
                (Split-Path ([Text.Json.JsonSerializer].Assembly.Location)) -eq (Split-Path ([uri].Assembly.Location))"
            $shown | Should -Be 'Shared', 'Polly.Core', 'True'
        }

        It 'works in a culture with other digits and dates: <_>' -ForEach 'th-TH', 'fa-IR', 'tr-TR' {
            $shown = Invoke-Shell "
                [cultureinfo]::CurrentCulture = '$_'
                `$result = Grant-CvmImageShare img-6pb6lrmy 1000000001
                `$result.Status -in 'Shared', 'AlreadyShared'
                (Get-CvmImage img-6pb6lrmy | Out-String) -match '2026-02-0'"
            $shown | Should -Be 'True', 'True'
        }
    }
}
