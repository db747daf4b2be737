#pester:no-parallel
# The forms in which an account list arrives in a shell, each read as what it means or refused as a whole.

Describe 'A row' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        $json = '[{ "ImageId": "img-6pb6lrmy", "AccountId": 1000000001 }, { "ImageId": "img-0c4kz2fe", "Region": "ap-singapore", "AccountId": ["1000000002", "1000000003"] }]'
        $attributes = [xml]'<shares><share ImageId="img-6pb6lrmy" AccountId="1000000001" /><share ImageId="img-0c4kz2fe" Region="ap-singapore" AccountId="1000000002" /></shares>'
        $elements = [xml]'<shares><share><ImageId>img-6pb6lrmy</ImageId><AccountId>1000000001</AccountId></share><share><ImageId>img-0c4kz2fe</ImageId><Region>ap-singapore</Region><AccountId>1000000002</AccountId></share></shares>'

        function New-Table([object[]] $Rows) {
            $table = [Data.DataTable]::new()
            'ImageId', 'Region', 'AccountId' | ForEach-Object { $null = $table.Columns.Add($_) }
            $Rows | ForEach-Object { $null = $table.Rows.Add($_) }
            , $table
        }

        function Get-Pair { $input | ForEach-Object { "$($_.ImageId) $($_.AccountId) $($_.Status -replace 'AlreadyShared', 'Shared')" } }
        $both = 'img-6pb6lrmy 1000000001 Shared', 'img-0c4kz2fe 1000000002 Shared'
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'is an object of ConvertFrom-Json, with numbers and lists in it' {
        $json | ConvertFrom-Json | Grant-CvmImageShare | Get-Pair | Should -Be ($both + 'img-0c4kz2fe 1000000003 Shared')
    }

    It 'is a hashtable of ConvertFrom-Json -AsHashtable' -Skip:($PSEdition -eq 'Desktop') {
        $json | ConvertFrom-Json -AsHashtable | Grant-CvmImageShare | Get-Pair | Should -Be ($both + 'img-0c4kz2fe 1000000003 Shared')
    }

    It 'is a hashtable or an ordered dictionary' {
        @{ ImageId = 'img-6pb6lrmy'; AccountId = '1000000001' }, [ordered]@{ ImageId = 'img-0c4kz2fe'; Region = 'ap-singapore'; Uin = 1000000002 } |
            Grant-CvmImageShare | Get-Pair | Should -Be $both
    }

    It 'is an XML element with attributes' {
        $attributes.shares.share | Grant-CvmImageShare | Get-Pair | Should -Be $both
        $attributes.SelectNodes('//share') | Grant-CvmImageShare | Get-Pair | Should -Be $both
    }

    It 'is an XML element with child elements' {
        $elements.shares.share | Grant-CvmImageShare | Get-Pair | Should -Be $both
    }

    It 'is an XML element that has the account as its text' {
        ([xml]'<accounts><uin>1000000001</uin><uin>1000000002</uin></accounts>').SelectNodes('//uin') |
            Grant-CvmImageShare img-6pb6lrmy | Get-Pair | Should -Be 'img-6pb6lrmy 1000000001 Shared', 'img-6pb6lrmy 1000000002 Shared'
    }

    It 'is a row of a DataTable, in which DBNull is blank' {
        $table = New-Table @('img-6pb6lrmy', [DBNull]::Value, '1000000001'), @('img-0c4kz2fe', 'ap-singapore', '1000000002')
        $table.Rows | Grant-CvmImageShare | Get-Pair | Should -Be $both
        $table | Grant-CvmImageShare | Get-Pair | Should -Be $both
    }

    It 'of a DataTable without an account refuses the exact set' {
        $table = New-Table @('img-9qabwvbn', [DBNull]::Value, '100000000010'), @('img-9qabwvbn', [DBNull]::Value, [DBNull]::Value)
        $table.Rows | Set-CvmImageShare -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems | Out-Null
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Contain 'DesiredSetIncomplete'
        (Get-CvmImageShare img-9qabwvbn).AccountId | Should -Be '100000000010', '100000000011'
    }

    It 'is what a session sent, with <_>' -ForEach 'PSSerializer', 'Start-Job', 'Export-Clixml' {
        $rows = [pscustomobject]@{ ImageId = 'img-6pb6lrmy'; AccountId = 1000000001 }, [pscustomobject]@{ ImageId = 'img-0c4kz2fe'; Region = 'ap-singapore'; AccountId = [long]1000000002 }
        $sent = switch ($_) {
            'PSSerializer' { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($rows)) }
            'Start-Job' { Start-Job { $args } -ArgumentList $rows | Receive-Job -Wait -AutoRemoveJob }
            'Export-Clixml' { $rows | Export-Clixml TestDrive:/rows.xml; Import-Clixml TestDrive:/rows.xml }
        }
        $sent | Grant-CvmImageShare | Get-Pair | Should -Be $both
    }

    It 'is a group of Group-Object only by its members' {
        $groups = Import-Csv -Path (New-Item TestDrive:/g.csv -Force -Value "ImageId,AccountId`nimg-6pb6lrmy,1000000001`nimg-6pb6lrmy,1000000004") | Group-Object ImageId
        $groups | ForEach-Object { $_.Group | Grant-CvmImageShare } | Get-Pair | Should -Be 'img-6pb6lrmy 1000000001 Shared', 'img-6pb6lrmy 1000000004 Shared'
        $groups | ForEach-Object { Grant-CvmImageShare $_.Name -AccountId $_.Group.AccountId } | Get-Pair | Should -Be 'img-6pb6lrmy 1000000001 Shared', 'img-6pb6lrmy 1000000004 Shared'
    }

    It 'has its account by a script block' {
        $json | ConvertFrom-Json | Select-Object ImageId, Region, @{ n = 'Receiver'; e = { @($_.AccountId)[0] } } |
            Grant-CvmImageShare -AccountId { $_.Receiver } | Get-Pair | Should -Be $both
    }

    It 'has a whole number as its account, as text of no culture' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            2000000020, 100000000021L, 100000000022d, [double]100000000023 | Grant-CvmImageShare img-6pb6lrmy | Get-Pair |
                Should -Be ('2000000020', '100000000021', '100000000022', '100000000023' | ForEach-Object { "img-6pb6lrmy $_ Shared" })
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }

    It 'that a spreadsheet rounded is refused' {
        $results = [double]100000000000000, '1.0E+11' | Grant-CvmImageShare img-6pb6lrmy -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Status | Should -Not -Contain 'Shared'
        $problems.FullyQualifiedErrorId -replace ',.*' | Select-Object -Unique | Should -Be 'AccountIdMalformed'
    }

    It 'of a JSON library is refused, with the advice to use ConvertFrom-Json' -Skip:($PSEdition -eq 'Desktop') {
        $node = [Text.Json.Nodes.JsonNode]::Parse('{ "ImageId": "img-6pb6lrmy", "AccountId": "1000000009" }')
        , $node | Grant-CvmImageShare -ErrorAction SilentlyContinue -ErrorVariable problems | Where-Object Status -eq Shared | Should -BeNullOrEmpty
        "$($problems.ErrorDetails.RecommendedAction)" | Should -BeLike '*ConvertFrom-Json*'
    }

    It 'of empty text at the end of a file is skipped, with one warning that counts' {
        Set-Content TestDrive:/tail.csv 'ImageId,AccountId', 'img-6pb6lrmy,1000000001', ',', ','
        $results = Import-Csv TestDrive:/tail.csv | Grant-CvmImageShare -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable problems
        $results | Get-Pair | Should -Be 'img-6pb6lrmy 1000000001 Shared'
        $problems | Should -BeNullOrEmpty
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match '\b2\b'
    }
}
