<#
.SYNOPSIS
Installs the MAX gateway as a Windows service on the MAX server.

.DESCRIPTION
Copies the published gateway into a folder of its version, gives the service account the rights that it needs and no
others, creates the views and the SQL login of each company, opens the firewall, starts the service, waits until it is
healthy and reads the report of its doctor. When that fails, the service is stopped; a version that ran before is put back.

Nothing secret is on a command line or in a log: a password comes as a credential, and the settings file is readable by
Administrators, SYSTEM and the service account only.

.PARAMETER Package
Folder that 'dotnet publish -r win-x86 -c Release' made, with or without --self-contained.

.PARAMETER SettingsFile
The filled-in copy of appsettings.sample.json. It is copied to the data folder unless one is there.

.PARAMETER ServiceAccount
Group managed service account, for example CONTOSO\max-gateway$. Preferred: nobody knows its password.

.PARAMETER Credential
Account and password of an ordinary service account, where there is no group managed one.

.PARAMETER Thumbprint
Thumbprint of the certificate in the computer's store Personal; the service account is let read its key. It must also be
Gateway:Certificate:Thumbprint of the settings file. Left out: none is touched.

.PARAMETER Port
Port of the https binding, for the firewall rule.

.PARAMETER RemoteAddress
Addresses that the firewall lets in, for example the subnet of the VPN gateway.

.PARAMETER Health
Address of the health check. Its host must be one that the certificate names.

.PARAMETER EfwPath
EFW folder of the MAX client: the account may read it.

.PARAMETER LicensePath
Folder of ExactRM.lic: the account may read it.

.PARAMETER SqlServer
SQL Server of the company databases. Left out: the database owner runs the scripts of folder Sql himself.

.PARAMETER CompanyDatabase
The company databases.

.PARAMETER RegistrationFree
Loads MAXUpdate by a manifest beside the gateway instead of by the computer's registry. Run the update again after each
update of the MAX client.

.PARAMETER InstallRoot
Folder of the versions.

.PARAMETER DataRoot
Folder of settings, inbox, logs and ETL files.

.EXAMPLE
.\Install-MaxGateway.ps1 -Package C:\Temp\gateway -SettingsFile C:\Temp\appsettings.json -ServiceAccount 'CONTOSO\max-gateway$' -Thumbprint 3A... -RemoteAddress 10.1.0.0/24 -Health https://max.contoso.local:8443/v1/health -EfwPath C:\Exact\RMClient\EFW -LicensePath C:\Exact\RMServer\LIC -SqlServer localhost -CompanyDatabase ExactMAXDE

.EXAMPLE
.\Install-MaxGateway.ps1 ... -WhatIf
Says what it would do.
#>

#Requires -Version 5.1
#Requires -RunAsAdministrator

[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High', DefaultParameterSetName = 'Managed')]
param(
    [Parameter(Mandatory)][ValidateScript({ Test-Path -LiteralPath $_ -PathType Container })][string] $Package,
    [Parameter(Mandatory)][ValidateScript({ Test-Path -LiteralPath $_ -PathType Leaf })][string] $SettingsFile,
    [Parameter(Mandatory, ParameterSetName = 'Managed')][ValidatePattern('^[^\\]+\\[^\\]+\$$')][string] $ServiceAccount,
    [Parameter(Mandatory, ParameterSetName = 'Password')][pscredential] $Credential,
    [ValidatePattern('^[0-9A-Fa-f]{40}$')][string] $Thumbprint,
    [ValidateRange(1, 65535)][int] $Port = 8443,
    [Parameter(Mandatory)][string[]] $RemoteAddress,
    [Parameter(Mandatory)][uri] $Health,
    [Parameter(Mandatory)][ValidateScript({ Test-Path -LiteralPath $_ -PathType Container })][string] $EfwPath,
    [Parameter(Mandatory)][ValidateScript({ Test-Path -LiteralPath $_ -PathType Container })][string] $LicensePath,
    [string] $SqlServer,
    [ValidatePattern('^[A-Za-z0-9_]+$')][string[]] $CompanyDatabase = @(),
    [switch] $RegistrationFree,
    [string] $InstallRoot = (Join-Path $env:ProgramFiles 'ConnectorMaxGateway'),
    [string] $DataRoot = (Join-Path $env:ProgramData 'ConnectorMaxGateway'))

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'MaxGateway.Install.psm1') -Force

if (Get-Service -Name $ServiceName -ErrorAction SilentlyContinue) { throw 'The service is installed already: use Update-MaxGateway.ps1.' }
$account = if ($PSCmdlet.ParameterSetName -eq 'Managed') { $ServiceAccount } else { $Credential.UserName }
$settings = Join-Path $DataRoot 'appsettings.json'
Assert-GatewayRuntime $Package

if ($PSCmdlet.ShouldProcess($DataRoot, "Make the data folders, for $account only, and copy the settings")) {
    Grant-FolderRight $DataRoot $account ReadAndExecute -Exclusive
    foreach ($part in 'data', 'logs', 'etl', 'maxupdate') { Grant-FolderRight (Join-Path $DataRoot $part) $account Modify }
    if (-not (Test-Path -LiteralPath $settings)) { Copy-Item -LiteralPath $SettingsFile -Destination $settings }
}

$folder = $null
if ($PSCmdlet.ShouldProcess($InstallRoot, "Copy version $(Get-GatewayVersion $Package)")) {
    $folder = Copy-GatewayVersion $Package $InstallRoot
    Grant-FolderRight $InstallRoot $account ReadAndExecute
    if ($RegistrationFree) { New-MaxUpdateManifest $folder }
}

if ($PSCmdlet.ShouldProcess("$EfwPath, $LicensePath", "Let $account read the MAX client and the licence")) {
    Grant-FolderRight $EfwPath $account ReadAndExecute
    Grant-FolderRight $LicensePath $account ReadAndExecute
}

if ($Thumbprint -and $PSCmdlet.ShouldProcess($Thumbprint, "Let $account read the private key")) {
    Grant-CertificateKey $Thumbprint $account
}

foreach ($database in $CompanyDatabase) {
    if ($SqlServer -and $PSCmdlet.ShouldProcess("$SqlServer/$database", "Create schema connector, its views, and the login of $account")) {
        # Windows authentication of whoever installs, who must own the database: no password is involved.
        $sql = @('-S', $SqlServer, '-d', $database, '-E', '-b', '-I')
        $scripts = Join-Path $Package 'Sql'
        $has = & sqlcmd @sql '-h', '-1', '-W', '-Q', "SET NOCOUNT ON; SELECT CASE WHEN SCHEMA_ID('connector') IS NULL THEN 0 ELSE 1 END"
        if ($LASTEXITCODE -ne 0) { throw "sqlcmd ended with $LASTEXITCODE on $SqlServer/$database." }
        if ("$has".Trim() -eq '0') {
            Invoke-Native sqlcmd ($sql + @('-i', (Join-Path $scripts 'connector-schema.sql')))
        }
        # Creates what is missing; a view that is there is the site's own.
        Invoke-Native sqlcmd ($sql + @('-i', (Join-Path $scripts 'connector-site.sql')))
        Invoke-Native sqlcmd ($sql + @('-i', (Join-Path $scripts 'connector-views.sql')))
        Invoke-Native sqlcmd ($sql + @('-v', "Account=$account", '-i', (Join-Path $PSScriptRoot 'connector-login.sql')))
    }
}

if ($PSCmdlet.ShouldProcess($FirewallRule, "Let $($RemoteAddress -join ', ') reach TCP $Port")) {
    Get-NetFirewallRule -DisplayName $FirewallRule -ErrorAction SilentlyContinue | Remove-NetFirewallRule
    New-NetFirewallRule -DisplayName $FirewallRule -Direction Inbound -Action Allow -Protocol TCP -LocalPort $Port -RemoteAddress $RemoteAddress -Program (Join-Path $InstallRoot 'current\MaxGateway.exe') | Out-Null
}

if ($PSCmdlet.ShouldProcess($ServiceName, "Create the service for $account and start it")) {
    if (-not [Diagnostics.EventLog]::SourceExists($ServiceName)) { New-EventLog -LogName Application -Source $ServiceName }
    $binary = '"{0}" serve "--SettingsFile={1}"' -f (Join-Path $InstallRoot 'current\MaxGateway.exe'), $settings
    if ($PSCmdlet.ParameterSetName -eq 'Password') {
        New-Service -Name $ServiceName -DisplayName $ServiceName -BinaryPathName $binary -StartupType Automatic -Credential $Credential | Out-Null
    } else {
        New-Service -Name $ServiceName -DisplayName $ServiceName -BinaryPathName $binary -StartupType Automatic | Out-Null
        # New-Service wants a password for any account; a group managed one has none.
        Invoke-Native sc.exe @('config', $ServiceName, 'obj=', $account, 'password=', '""')
        Invoke-Native sc.exe @('managedaccount', $ServiceName, 'TRUE')
    }
    # Started again after 5, 30 and 60 seconds, counted anew each day.
    Invoke-Native sc.exe @('failure', $ServiceName, 'reset=', '86400', 'actions=', 'restart/5000/restart/30000/restart/60000')
    try {
        Start-GatewayVersion -InstallRoot $InstallRoot -Folder $folder -Health $Health -Report (Join-Path $DataRoot 'logs\doctor.json')
    } catch {
        Write-Warning "The service stays installed and stopped. Correct what the doctor says, then: Start-Service '$ServiceName'."
        throw
    }
}
