# What the three scripts share. Windows PowerShell 5.1 and later.
Set-StrictMode -Version Latest

$ServiceName = 'Connector MAX gateway'
$FirewallRule = 'Connector MAX gateway (TCP in)'

function Invoke-Native {
    # A native program says that it failed by its exit code only. Its arguments are not repeated in the error.
    param([Parameter(Mandatory)][string] $Program, [string[]] $Arguments = @())
    & $Program @Arguments | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "$([IO.Path]::GetFileName($Program)) ended with $LASTEXITCODE." }
}

function Get-GatewayVersion {
    param([Parameter(Mandatory)][string] $Package)
    $assembly = Join-Path $Package 'MaxGateway.dll'
    if (-not (Test-Path -LiteralPath $assembly -PathType Leaf)) { throw "$Package is no published gateway: MaxGateway.dll is not in it." }
    ([Diagnostics.FileVersionInfo]::GetVersionInfo($assembly).ProductVersion -split '\+')[0]
}

function Copy-GatewayVersion {
    # Every version has a folder of its own, so that the one before stays as it was.
    param([Parameter(Mandatory)][string] $Package, [Parameter(Mandatory)][string] $InstallRoot)
    $folder = Join-Path $InstallRoot ('{0}-{1:yyyyMMddHHmmss}' -f (Get-GatewayVersion $Package), [DateTime]::UtcNow)
    New-Item -ItemType Directory -Path $folder -Force | Out-Null
    Copy-Item -Path (Join-Path $Package '*') -Destination $folder -Recurse -Force
    $folder
}

function Assert-GatewayRuntime {
    # A self-contained build brings .NET; the other needs the 32-bit ASP.NET Core runtime.
    param([Parameter(Mandatory)][string] $Folder)
    if (Test-Path -LiteralPath (Join-Path $Folder 'coreclr.dll')) { return }
    $shared = Join-Path ${env:ProgramFiles(x86)} 'dotnet\shared\Microsoft.AspNetCore.App'
    if (-not (Get-ChildItem -Path $shared -Filter '10.*' -Directory -ErrorAction SilentlyContinue)) {
        throw "The package needs the ASP.NET Core runtime 10 for x86, which is not under $shared. Install it, or publish with --self-contained."
    }
}

function Get-CurrentVersion {
    param([Parameter(Mandatory)][string] $InstallRoot)
    $link = Join-Path $InstallRoot 'current'
    if (Test-Path -LiteralPath $link) { (Get-Item -LiteralPath $link).Target | Select-Object -First 1 }
}

function Set-CurrentVersion {
    param([Parameter(Mandatory)][string] $InstallRoot, [Parameter(Mandatory)][string] $Folder)
    $link = Join-Path $InstallRoot 'current'
    # Deletes the junction, never what it points to: Remove-Item would follow it in Windows PowerShell.
    if (Test-Path -LiteralPath $link) { [IO.Directory]::Delete($link, $false) }
    New-Item -ItemType Junction -Path $link -Target $Folder | Out-Null
}

function Grant-FolderRight {
    param(
        [Parameter(Mandatory)][string] $Path,
        [Parameter(Mandatory)][string] $Account,
        [Parameter(Mandatory)][Security.AccessControl.FileSystemRights] $Right,
        [switch] $Exclusive)
    New-Item -ItemType Directory -Path $Path -Force | Out-Null
    $acl = Get-Acl -LiteralPath $Path
    if ($Exclusive) {
        $acl.SetAccessRuleProtection($true, $false)
        foreach ($rule in @($acl.Access)) { [void] $acl.RemoveAccessRule($rule) }
        # SYSTEM and Administrators by their well-known ids: their names are translated.
        foreach ($sid in 'S-1-5-18', 'S-1-5-32-544') {
            $acl.AddAccessRule((New-Object Security.AccessControl.FileSystemAccessRule((New-Object Security.Principal.SecurityIdentifier $sid), 'FullControl', 'ContainerInherit,ObjectInherit', 'None', 'Allow')))
        }
    }
    $acl.AddAccessRule((New-Object Security.AccessControl.FileSystemAccessRule($Account, $Right, 'ContainerInherit,ObjectInherit', 'None', 'Allow')))
    Set-Acl -LiteralPath $Path -AclObject $acl
}

function Grant-CertificateKey {
    param([Parameter(Mandatory)][string] $Thumbprint, [Parameter(Mandatory)][string] $Account)
    $certificate = Get-Item -LiteralPath "Cert:\LocalMachine\My\$Thumbprint"
    if (-not $certificate.HasPrivateKey) { throw "Certificate $Thumbprint has no private key on this computer." }
    $key = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
    if ($null -eq $key) { $key = [Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($certificate) }
    $name = if ($key -is [Security.Cryptography.RSACryptoServiceProvider]) { $key.CspKeyContainerInfo.UniqueKeyContainerName } else { $key.Key.UniqueName }
    $file = Get-ChildItem -Path "$env:ProgramData\Microsoft\Crypto" -Filter $name -Recurse -File -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($null -eq $file) { throw "The private key of certificate $Thumbprint is not in a file of this computer: let $Account read it in certlm.msc." }
    $acl = Get-Acl -LiteralPath $file.FullName
    $acl.AddAccessRule((New-Object Security.AccessControl.FileSystemAccessRule($Account, 'Read', 'Allow')))
    Set-Acl -LiteralPath $file.FullName -AclObject $acl
}

function New-MaxUpdateManifest {
    <#
    Registration-free COM: the class id and the file are read from what the MAX client registered on this computer. The DLL
    is copied beside the gateway, because a manifest names files of its own folder only; its sister DLLs are found in the
    EFW folder, which the gateway puts on PATH. To be made again after every update of the MAX client.
    #>
    param([Parameter(Mandatory)][string] $Folder, [string] $ProgId = 'MaxUpdateXML.XMLWrapper')
    $classes = 'HKLM:\SOFTWARE\WOW6432Node\Classes'
    if (-not (Test-Path -LiteralPath "$classes\$ProgId\CLSID")) { throw "$ProgId is not registered for 32-bit programs: install the MAX client with MAXUpdate first." }
    $clsid = (Get-ItemProperty -LiteralPath "$classes\$ProgId\CLSID").'(default)'
    $server = (Get-ItemProperty -LiteralPath "$classes\CLSID\$clsid\InprocServer32").'(default)'
    if (-not (Test-Path -LiteralPath $server -PathType Leaf)) { throw "$ProgId is registered as $server, which is not there." }
    $dll = [IO.Path]::GetFileName($server)
    Copy-Item -LiteralPath $server -Destination (Join-Path $Folder $dll) -Force
    $manifest = @"
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <assemblyIdentity type="win32" name="MaxGateway" version="1.0.0.0" processorArchitecture="x86" />
  <file name="$dll">
    <comClass clsid="$clsid" progid="$ProgId" threadingModel="Apartment" />
  </file>
</assembly>
"@
    [IO.File]::WriteAllText((Join-Path $Folder 'MaxGateway.exe.manifest'), $manifest)
}

function Wait-GatewayHealth {
    # Degraded is not enough: then a company's database or writer is missing.
    param([Parameter(Mandatory)][uri] $Health, [int] $Seconds = 60)
    $until = [DateTime]::UtcNow.AddSeconds($Seconds)
    do {
        if ((Get-Service -Name $ServiceName).Status -eq 'Stopped') { throw 'The service stopped again; the event log (Application) and its log files say why.' }
        try {
            $answer = Invoke-RestMethod -Uri $Health -UseBasicParsing -TimeoutSec 10
            if ($answer.status -eq 'healthy') { return }
            $state = $answer.status
        } catch { $state = $_.Exception.Message }
        Start-Sleep -Seconds 2
    } while ([DateTime]::UtcNow -lt $until)
    throw "The gateway is not healthy after $Seconds seconds: $state"
}

function Wait-DoctorReport {
    # The service writes it with the rights of its own account, which matter; whoever installs has more.
    param([Parameter(Mandatory)][string] $Report, [int] $Seconds = 120)
    $until = [DateTime]::UtcNow.AddSeconds($Seconds)
    while (-not (Test-Path -LiteralPath $Report)) {
        if ([DateTime]::UtcNow -ge $until) { throw "The service wrote no report to $Report within $Seconds seconds: is Gateway:DoctorReport set to it?" }
        Start-Sleep -Seconds 2
    }
    $doctor = Get-Content -LiteralPath $Report -Raw -Encoding UTF8 | ConvertFrom-Json
    foreach ($check in $doctor.checks) {
        if ($check.ok) { Write-Verbose "$($check.name): $($check.detail)" }
        else { Write-Warning "$($check.name): $($check.detail) -> $($check.remedy)" }
    }
    if (-not $doctor.ok) { throw 'The doctor found something; see the warnings.' }
    Write-Host "All checks are well. To settle on site: see settleOnSite in $Report."
}

function Start-GatewayVersion {
    # Starts what 'current' points to, and goes back to the folder before when it is not healthy or its doctor finds something.
    param(
        [Parameter(Mandatory)][string] $InstallRoot,
        [Parameter(Mandatory)][string] $Folder,
        [Parameter(Mandatory)][uri] $Health,
        [Parameter(Mandatory)][string] $Report)
    $before = Get-CurrentVersion $InstallRoot
    try {
        Set-CurrentVersion $InstallRoot $Folder
        Remove-Item -LiteralPath $Report -ErrorAction SilentlyContinue
        Start-Service -Name $ServiceName
        Wait-GatewayHealth -Health $Health
        Wait-DoctorReport -Report $Report
    } catch {
        $why = $_
        Stop-Service -Name $ServiceName -Force -ErrorAction SilentlyContinue
        if ($before) {
            Write-Warning "Going back to $before."
            Set-CurrentVersion $InstallRoot $before
            Start-Service -Name $ServiceName
        }
        throw $why
    }
}

Export-ModuleMember -Function * -Variable ServiceName, FirewallRule
