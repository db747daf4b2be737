# The parts of build.ps1 that make the packed module of the built one. They run in PowerShell 7 and in Windows PowerShell.

function IsWindows { [IO.Path]::DirectorySeparatorChar -eq '\' }

# The path of a file below a folder.
function RelativePath([string] $Folder, [string] $File) {
    $File.Substring($Folder.TrimEnd('/', '\').Length + 1)
}

# What the changelog says of a version.
function NotesOf([string] $Changelog, [string] $Version) {
    $text = [IO.File]::ReadAllText($Changelog).Replace("`r`n", "`n")
    $section = [regex]::Match($text, "(?ms)^## $([regex]::Escape($Version))\b[^\n]*\n(.*?)(?=^## |\z)")
    if (-not $section.Success) { throw "$Changelog has no section '## $Version'." }
    $section.Groups[1].Value.Trim()
}

# The manifest of the packed module names its files and says what is new. A property without a value is left out.
function WriteManifest([string] $Manifest, [string] $Module, [string] $Notes) {
    $text = [IO.File]::ReadAllText($Manifest).Replace("`r`n", "`n")
    $names = @('ImageSharing.psd1') + @([IO.Directory]::GetFiles($Module, '*', 'AllDirectories') |
            ForEach-Object { (RelativePath $Module $_).Replace('\', '/') })
    [Array]::Sort($names, [StringComparer]::Ordinal)
    $list = ($names | ForEach-Object { "        '$_'" }) -join "`n"
    foreach ($pair in @(
            @('FileList               = @()', "FileList               = @(`n$list`n    )"),
            @("ReleaseNotes = ''", "ReleaseNotes = '$($Notes.Replace("'", "''"))'"))) {
        if (-not $text.Contains($pair[0])) { throw "ImageSharing.psd1 has no line '$($pair[0])' to be filled in." }
        $text = $text.Replace($pair[0], $pair[1])
    }

    $text = $text -replace "(?m)^ *ProjectUri *= *''\n"

    # Windows PowerShell takes a file without a mark for one in the system's code page.
    $mark = $text -match '[^\x00-\x7F]'
    [IO.File]::WriteAllText(
        [IO.Path]::Combine($Module, 'ImageSharing.psd1'), $text, [Text.UTF8Encoding]::new($mark))
}

# Get-Help -Online opens the first link of a page.
function WriteOnlineLinks([string] $Module, [uri] $Uri) {
    if (-not $Uri.IsAbsoluteUri -or $Uri.Scheme -ne 'https') { throw "ProjectUri '$($Uri.OriginalString)' is not an https address." }

    $start = "    <command:relatedLinks>`n"
    $link = @(
        '      <maml:navigationLink>'
        '        <maml:linkText>Online Version:</maml:linkText>'
        "        <maml:uri>$([Security.SecurityElement]::Escape($Uri.OriginalString))</maml:uri>"
        '      </maml:navigationLink>'
    ) -join "`n"
    foreach ($file in [IO.Directory]::GetFiles($Module, '*-Help.xml', 'AllDirectories')) {
        $text = [IO.File]::ReadAllText($file).Replace("`r`n", "`n")
        if (-not $text.Contains($start)) { throw "$file has no related links to add the online version to." }
        [IO.File]::WriteAllText($file, $text.Replace($start, "$start$link`n"))
    }
}

# The text of the nuspec with its values. An address that there is none of is left out.
function FillNuspec([string] $Nuspec, [hashtable] $Values) {
    $text = [IO.File]::ReadAllText($Nuspec)
    foreach ($name in $Values.Keys) {
        $text = $text.Replace("`$$name`$", [Security.SecurityElement]::Escape($Values[$name]))
    }

    $text -replace '(?m)^ *<projectUrl></projectUrl>\r?\n'
}

# The certificate of a thumbprint or file.
function FindCertificate([string] $Certificate) {
    if (-not (IsWindows)) {
        throw 'Signing works on Windows alone: other systems have no Set-AuthenticodeSignature. ' +
        'Without -Certificate, Pack makes an unsigned package.'
    }

    $found = if (Test-Path -LiteralPath $Certificate -PathType Leaf) { Get-PfxCertificate -LiteralPath $Certificate }
    else {
        $thumbprint = $Certificate -replace '[^0-9A-Fa-f]'
        Get-ChildItem Cert:\CurrentUser\My, Cert:\LocalMachine\My -CodeSigningCert |
            Where-Object Thumbprint -EQ $thumbprint | Select-Object -First 1
    }
    if (-not $found) {
        throw "Cannot find the certificate '$Certificate'. Specify the path of a file, or the thumbprint of a " +
        'code-signing certificate in Cert:\CurrentUser\My or Cert:\LocalMachine\My.'
    }

    if (-not $found.HasPrivateKey) { throw "The certificate '$Certificate' has no private key to sign with." }
    $found
}

# Signs what a shell loads. Libraries that their makers have signed keep that signature.
function SignModule([string] $Module, $Certificate, [string] $TimestampServer) {
    $options = @{ Certificate = $Certificate; HashAlgorithm = 'SHA256'; IncludeChain = 'NotRoot' }
    if ($TimestampServer) { $options.TimestampServer = $TimestampServer }
    $files = Get-ChildItem -LiteralPath $Module -Recurse -File |
        Where-Object Extension -In '.dll', '.psd1', '.ps1xml' |
        Where-Object { (Get-AuthenticodeSignature -LiteralPath $_.FullName).Status -ne 'Valid' }
    foreach ($file in $files) {
        $signature = Set-AuthenticodeSignature -LiteralPath $file.FullName @options
        if ($signature.Status -ne 'Valid') {
            throw "$($file.Name) could not be signed: $($signature.StatusMessage)"
        }
    }
}
