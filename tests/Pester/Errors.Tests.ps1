#pester:no-parallel
# Errors as a shell shows them, and as a script branches on them.

Describe 'An error' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        $initialization = [scriptblock]::Create($import)
        $id = 'InvalidAccountId.NotFound,ImageSharing.Commands.GrantCvmImageShareCommand'
        $sentence = 'Image img-6pb6lrmy (ap-guangzhou) was not shared with account 100000000404. No account has this ID.'
        $null = Grant-CvmImageShare img-6pb6lrmy 100000000404 -ErrorAction SilentlyContinue -ErrorVariable refused
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    Context 'as it is shown' {
        It 'reads in ConciseView as the sentence and what to do' -Skip:($PSEdition -eq 'Desktop') {
            $ErrorView = 'ConciseView'
            $shown = $refused[0] | Format-Line 250
            $shown[0] | Should -BeLike 'Grant-CvmImageShare:*'
            "$shown" -replace '[\s|]+', ' ' | Should -BeLike "*$sentence*"
            $shown[-1] | Should -BeLike '  Recommendation: Check the ID with the receiver*'
        }

        It 'reads at the prompt and in a log as two lines' -Skip:($PSEdition -eq 'Desktop') {
            $shown = Invoke-Shell 'Grant-CvmImageShare img-6pb6lrmy 100000000404 | Out-Null'
            $shown[0] | Should -BeLike "Grant-CvmImageShare: $sentence*"
            $shown[-1] | Should -BeLike '  Recommendation: Check the ID with the receiver*'
        }

        It 'has its ID and category in NormalView' {
            $ErrorView = 'NormalView'
            $shown = $refused[0] | Format-Line 250
            $shown[0] | Should -BeLike "Grant-CvmImageShare : $sentence*"
            $shown -match '^\s*\+ ' | Should -Contain "+ FullyQualifiedErrorId : $id"
            $shown -match '^\s*\+ ' | Should -Contain '+ CategoryInfo          : ObjectNotFound: (100000000404:String) [Grant-CvmImageShare], ImageShareException'
        }

        It 'has everything in <_>' -ForEach 'DetailedView', 'Get-Error' -Skip:($PSEdition -eq 'Desktop') {
            # The view shows the newest error, whichever it was given.
            $null = Grant-CvmImageShare img-6pb6lrmy 100000000404 -ErrorAction SilentlyContinue
            $ErrorView = 'DetailedView'
            $shown = if ($_ -eq 'Get-Error') { Get-Error | Format-Line 250 } else { $Error[0] | Format-Line 250 }
            foreach ($line in 'Type      : ImageSharing.ImageShareException', 'ErrorCode : InvalidAccountId.NotFound', 'ImageId   : img-6pb6lrmy', 'AccountId : 100000000404') {
                $shown | Should -Contain "    $line"
            }

            @($shown -match '^    RequestId : [0-9a-f-]{36}$').Count | Should -Be 1
            $shown | Should -Contain 'TargetObject          : 100000000404'
            $shown | Should -Contain "FullyQualifiedErrorId : $id"
        }

        It 'is found by Get-Error when nobody showed it' -Skip:($PSEdition -eq 'Desktop') {
            $shown = Invoke-Shell '
                Grant-CvmImageShare img-6pb6lrmy 100000000404 -ErrorAction SilentlyContinue | Out-Null
                Get-Error | Out-String -Width 250'
            "$shown" | Should -Match 'ErrorCode : InvalidAccountId\.NotFound'
        }
    }

    Context 'in a script' {
        It 'is one for each account, and for an image that was refused' {
            $null = Grant-CvmImageShare img-6pb6lrmy, img-00000000 100000000404, 100000000405 -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.TargetObject | Should -Be '100000000404', '100000000405', 'img-00000000'
            $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be 'InvalidAccountId.NotFound', 'FailedOperation.NotMasterAccount', 'InvalidImageId.NotFound'
            $problems.CategoryInfo.Category | Should -Be 'ObjectNotFound', 'InvalidArgument', 'ObjectNotFound'
            $problems.ErrorDetails.RecommendedAction | Should -Match '^[A-Z].*\.$'
        }

        It 'is added to an -ErrorVariable with +' {
            $problems = $null
            1..2 | ForEach-Object { $null = Grant-CvmImageShare img-6pb6lrmy 100000000404 -ErrorAction SilentlyContinue -ErrorVariable +problems }
            @($problems).Count | Should -Be 2
        }

        It 'makes $? false, and a success makes it true' {
            $null = Grant-CvmImageShare img-6pb6lrmy 1000000001, 100000000404 2>$null
            $? | Should -BeFalse
            $null = Grant-CvmImageShare img-6pb6lrmy 1000000001
            $? | Should -BeTrue
        }

        It 'is in $Error under SilentlyContinue, and not under Ignore' {
            $Error.Clear()
            $null = Grant-CvmImageShare img-6pb6lrmy 100000000404 -ErrorAction SilentlyContinue
            $Error[0].FullyQualifiedErrorId | Should -Be $id
            $Error.Clear()
            $null = Grant-CvmImageShare img-6pb6lrmy 100000000404 -ErrorAction Ignore
            $Error.Count | Should -Be 0
        }

        It 'comes after the results of its image where the streams are merged' {
            $all = Grant-CvmImageShare img-6pb6lrmy 100000000404, 1000000001 2>&1
            $all.ForEach({ $_.GetType().Name }) | Should -Be 'ImageShareResult', 'ImageShareResult', 'ErrorRecord'
        }

        It 'is caught under -ErrorAction Stop by its ID, with the results before it' {
            $results = [Collections.Generic.List[object]]::new()
            $caught = try { Grant-CvmImageShare img-6pb6lrmy 1000000001, 100000000404 -ErrorAction Stop | ForEach-Object { $results.Add($_) } }
            catch {
                $problem = $_
                switch -Wildcard ($problem.FullyQualifiedErrorId) {
                    'InvalidAccountId.NotFound,*' { "no such account: $($problem.Exception.AccountId)" }
                    default { throw $problem }
                }
            }
            $caught | Should -Be 'no such account: 100000000404'
            $results.Where({ $_.AccountId -eq '100000000404' }).Status | Should -Be 'Failed'
        }

        It 'is caught under $ErrorActionPreference by its type' {
            $ErrorActionPreference = 'Stop'
            $code = try { $null = Grant-CvmImageShare img-6pb6lrmy 100000000405 }
            catch [ImageSharing.ImageShareException] { $_.Exception.ErrorCode }
            $code | Should -Be 'FailedOperation.NotMasterAccount'
        }

        It 'ends the command before the first write where every call would fail' {
            $wrong = [pscredential]::new($env:TENCENTCLOUD_SECRET_ID, [securestring]::new())
            $wrong.Password.AppendChar('x')
            { Grant-CvmImageShare img-6pb6lrmy 1000000001 -Credential $wrong -ErrorAction SilentlyContinue } |
                Should -Throw -ErrorId 'AuthFailure.SignatureFailure,ImageSharing.Commands.GrantCvmImageShareCommand'
        }

        It 'of every cmdlet ends with the name of its command: <Cmdlet>' -ForEach @(
            @{ Cmdlet = 'Get-CvmImage'; Arguments = @('img-00000000'); Class = 'GetCvmImageCommand' }
            @{ Cmdlet = 'Get-CvmImageShare'; Arguments = @('img-00000000'); Class = 'GetCvmImageShareCommand' }
            @{ Cmdlet = 'Grant-CvmImageShare'; Arguments = @('img-00000000', '1000000001'); Class = 'GrantCvmImageShareCommand' }
            @{ Cmdlet = 'Revoke-CvmImageShare'; Arguments = @('img-00000000', '1000000001'); Class = 'RevokeCvmImageShareCommand' }
            @{ Cmdlet = 'Set-CvmImageShare'; Arguments = @('img-00000000', '1000000001'); Class = 'SetCvmImageShareCommand' }
        ) {
            $null = & $Cmdlet @Arguments -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems[0].FullyQualifiedErrorId | Should -BeLike "*,ImageSharing.Commands.$Class"
            $problems[0].FullyQualifiedErrorId -replace ',.*' | Should -Be 'InvalidImageId.NotFound'
        }
    }

    Context 'of a job' {
        It 'is the same in a thread job' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
            $job = Start-ThreadJob -InitializationScript $initialization { Grant-CvmImageShare img-6pb6lrmy 100000000404 }
            try { $null = Receive-Job $job -Wait -ErrorAction SilentlyContinue -ErrorVariable problems }
            finally { Remove-Job $job -Force }
            $problems[0].FullyQualifiedErrorId | Should -Be $id
            $problems[0].Exception.ErrorCode | Should -Be 'InvalidAccountId.NotFound'
        }

        It 'keeps ID, target, category, sentence and recommendation in a process of its own' {
            $job = Start-Job -InitializationScript $initialization { Grant-CvmImageShare img-6pb6lrmy 100000000404 }
            try { $null = Receive-Job $job -Wait -ErrorAction SilentlyContinue -ErrorVariable problems }
            finally { Remove-Job $job -Force }
            $problem = $problems[0]
            $problem.FullyQualifiedErrorId | Should -Be $id
            $problem.TargetObject | Should -Be '100000000404'
            $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem.ErrorDetails.Message | Should -BeLike "$sentence*"
            $problem.ErrorDetails.RecommendedAction | Should -BeLike 'Check the ID with the receiver*'
        }
    }

    Context 'of a runbook' {
        It 'makes the exit code 1 under Stop, and 0 where it was let pass' {
            $null = Invoke-Shell '$ErrorActionPreference = "Stop"; Grant-CvmImageShare img-6pb6lrmy 100000000404; "and on it goes"'
            $LASTEXITCODE | Should -Be 1
            $shown = Invoke-Shell 'Grant-CvmImageShare img-6pb6lrmy 100000000404; "and on it goes"'
            $shown | Should -Contain 'and on it goes'
            $LASTEXITCODE | Should -Be 0
        }
    }
}
