#pester:no-parallel
# Inputs that once granted or revoked access without the intent of the user.
# Image $G is shared with $A and $B, image $W has no shares.

Describe 'Intent' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $G, $W, $A, $B, $C = 'img-9qabwvbn', 'img-6pb6lrmy', '100000000010', '100000000011', '1000000001'
        $PSDefaultParameterValues['*-CvmImageShare:Confirm'] = $false
        function Row([hashtable] $Columns) { [pscustomobject] $Columns }
        function Get-Holder([string] $ImageId = $G) { @((Get-CvmImageShare $ImageId).AccountId | Sort-Object) -join ' ' }
        function Set-Csv([string] $Name, [string[]] $Line) { Set-Content "TestDrive:/$Name" $Line }
    }
    BeforeEach { $sandbox = Connect-Sandbox }
    AfterEach { Disconnect-Sandbox $sandbox }

    It 'revokes the pairs of a file through Get-CvmImageShare, and no others' {
        Set-Csv leavers.csv 'ImageId,AccountId', "$G,$A"
        Import-Csv TestDrive:/leavers.csv | Get-CvmImageShare | Revoke-CvmImageShare | ForEach-Object AccountId | Should -Be $A
        Get-Holder | Should -Be $B
    }

    It 'understands a row as <Form>' -ForEach @(
        @{ Form = 'a hashtable'; Make = { @{ ImageId = $G; AccountId = $A } } }
        @{ Form = 'an ordered dictionary'; Make = { [ordered]@{ ImageId = $G; Uin = $A } } }
        @{ Form = 'XML attributes'; Make = { ([xml] "<s><r ImageId='$G' AccountId='$A'/></s>").s.r } }
        @{ Form = 'XML elements'; Make = { ([xml] "<s><r><ImageId>$G</ImageId><Uin>$A</Uin></r></s>").s.r } }
        @{ Form = 'JSON'; Make = { "{`"ImageId`":`"$G`",`"AccountId`":$A}" | ConvertFrom-Json } }
        if ($PSEdition -eq 'Core') { @{ Form = 'JSON as a hashtable'; Make = { "{`"ImageId`":`"$G`",`"AccountId`":$A}" | ConvertFrom-Json -AsHashtable } } }
        @{ Form = 'a selection'; Make = { Get-CvmImageShare $G $A | Select-Object ImageId, AccountId } }
        @{ Form = 'a job''s copy'; Make = { Get-CvmImageShare $G $A | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) } } }
        @{ Form = 'a double'; Make = { Row @{ ImageId = $G; AccountId = [double] $A } } }
        @{ Form = 'marked text'; Make = { Row @{ ImageId = "$([char]0xFEFF)$G "; AccountId = "$A$([char]0x200B)" } } }
    ) {
        & $Make | Revoke-CvmImageShare | ForEach-Object Status | Should -Be 'Revoked'
        Get-Holder | Should -Be $B
    }

    It 'changes nothing by <Name>' -ForEach @(
        @{ Name = 'a misspelt property as a filter'; Run = { Get-CvmImageShare $G -AccountId (Row @{ Uin = $A }).Uid | Revoke-CvmImageShare } }
        @{ Name = 'a row without its account'; Run = { Row @{ ImageId = $G; Acount = $A } | Get-CvmImageShare | Revoke-CvmImageShare } }
        @{ Name = 'a row with an account, and -All'; Run = { Row @{ ImageId = $G; AccountId = $A } | Revoke-CvmImageShare -All } }
        @{ Name = 'an XML element with an account, and -All'; Run = { ([xml] "<s><r ImageId='$G' AccountId='$A'/></s>").s.r | Revoke-CvmImageShare -All } }
        @{ Name = 'an image with one more property, and -All'; Run = { Get-CvmImage $G | Add-Member Uin $C -PassThru | Revoke-CvmImageShare -All } }
        @{ Name = 'a row with a damaged region, and -All'; Run = { Row @{ ImageId = $G; Region = @{ a = 1 } } | Revoke-CvmImageShare -All } }
        @{ Name = 'a region block that fails, and -All'; Run = { $G | Revoke-CvmImageShare -Region { throw 'no' } -All } }
        @{ Name = 'DBNull beside a typed image, and -All'; Run = { [DBNull]::Value | Revoke-CvmImageShare $G -All } }
        @{ Name = 'a block that fails for a row of Set'; Run = { (Row @{ ImageId = $G; Acct = $A }), (Row @{ ImageId = $G; Acct = $null }) | Set-CvmImageShare -AccountId { $_.Acct.Trim() } } }
        @{ Name = 'a block that breaks'; Run = { $A | Revoke-CvmImageShare $G -AccountId { break } } }
        @{ Name = 'a property that throws in a row of Set'; Run = { & { Row @{ ImageId = $G; AccountId = $A }; Row @{ ImageId = $G } | Add-Member ScriptProperty AccountId { throw 'no' } -PassThru } | Set-CvmImageShare } }
        @{ Name = 'a misspelt region in a row of Set'; Run = { (Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou' }), (Row @{ ImageId = $G; AccountId = $B; Region = 'ap-guangzou' }) | Set-CvmImageShare } }
        @{ Name = 'a blank row among those of Set'; Run = { (Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = ''; AccountId = '' }), (Row @{ ImageId = $G; AccountId = $B }) | Set-CvmImageShare } }
        @{ Name = 'accounts from two places'; Run = { $A | Revoke-CvmImageShare $G -AccountId $B } }
        @{ Name = 'two account columns'; Run = { Row @{ ImageId = $G; AccountId = $A; Uin = $B } | Revoke-CvmImageShare } }
        @{ Name = 'a row of another image'; Run = { Row @{ ImageId = $W; AccountId = $A } | Revoke-CvmImageShare $G } }
        @{ Name = 'several accounts in one text'; Run = { Revoke-CvmImageShare $G "$A,$B" } }
        @{ Name = 'an invisible character in an image ID'; Run = { Revoke-CvmImageShare $G.Insert(6, "$([char]0x200B)") $A } }
        @{ Name = 'a zone as region'; Run = { Revoke-CvmImageShare $G $A -Region ap-guangzhou-3 } }
        @{ Name = 'a typed account that is null'; Run = { $A | Revoke-CvmImageShare $G -AccountId $null } }
        @{ Name = 'an empty pipeline into Set'; Run = { @() | Set-CvmImageShare $G -AllowEmpty } }
        @{ Name = 'a profile that is null'; Run = { Revoke-CvmImageShare $G $A -ProfileName $null } }
        @{ Name = 'a result without its operation'; Run = { Grant-CvmImageShare $G $A | Select-Object ImageId, AccountId, Status | Revoke-CvmImageShare } }
        @{ Name = 'an account that the service refuses'; Run = { Set-CvmImageShare $G 100000000404 } }
    ) {
        $failures = @(try { & $Run 2>&1 } catch { $_ }) | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $failures | Should -Not -BeNullOrEmpty
        @($failures)[0].FullyQualifiedErrorId | Should -BeLike '*,ImageSharing.Commands.*'
        Get-Holder | Should -Be "$A $B"
        Get-Holder $W | Should -BeNullOrEmpty
    }

    It 'takes the value of a script block and not the piped text' {
        $uinOf = @{ '1250000001' = $C }
        '1250000001' | Grant-CvmImageShare $W -AccountId { $uinOf[$_] } | ForEach-Object AccountId | Should -Be $C
        Get-Holder $W | Should -Be $C
    }

    It 'copies the shares of one image to another' {
        Get-CvmImageShare $G | Set-CvmImageShare $W | Out-Null
        Get-Holder $W | Should -Be "$A $B"
    }

    It 'undoes a grant from a CSV file, and only that' {
        Grant-CvmImageShare $G $A, $C | Export-Csv TestDrive:/results.csv
        Import-Csv TestDrive:/results.csv | Revoke-CvmImageShare -WarningAction Ignore | ForEach-Object AccountId | Should -Be $C
        Get-Holder | Should -Be "$A $B"
    }

    It 'skips the blank rows at the end of a sheet with one warning' {
        Set-Csv sheet.csv 'ImageId,AccountId', "$G,$B", "$G,$C", ',', ','
        Import-Csv TestDrive:/sheet.csv | Set-CvmImageShare -WarningVariable warnings -WarningAction SilentlyContinue | Out-Null
        $warnings | Should -HaveCount 1
        Get-Holder | Should -Be "$B $C"
    }
}
