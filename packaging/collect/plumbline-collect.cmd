@echo off
rem Collects what Plumbline audits of this host into a folder, for "plumbline-agent audit --image FOLDER" elsewhere.
rem
rem Runs as it is on Windows NT 4.0 and later: no installation, nothing is changed but the folder that it makes. Hence no
rem "exit /b", no delayed expansion, no "for /f usebackq", and no "%%~1" on the path that Windows NT 4.0 takes.
rem Never collected: SAM and SECURITY, Winlogon, LSA, or anything else that keeps passwords.
if "%OS%"=="Windows_NT" goto nt
echo plumbline-collect: this needs Windows NT 4.0 or later. Of Windows for Workgroups copy its Windows directory as it is.
goto end

:nt
setlocal
if "%1"=="/?" goto usage
if "%1"=="-?" goto usage
if "%1"=="-h" goto usage
if "%1"=="--help" goto usage
if not "%2"=="" goto usage
rem A 32-bit prompt of a 64-bit Windows sees the other half of the registry and of System32.
if "%PROCESSOR_ARCHITEW6432%"=="" goto native
if not exist "%SystemRoot%\Sysnative\cmd.exe" goto native
"%SystemRoot%\Sysnative\cmd.exe" /c ""%~f0" %1"
goto end

:native
set BASE=%1
if defined BASE set BASE=%BASE:"=%
if not defined BASE set BASE=%~dp0
set OUT=%BASE%\plumbline-%COMPUTERNAME%
if exist "%OUT%\plumbline-collect.txt" goto there
md "%OUT%" >nul 2>nul
md "%OUT%\Registry" >nul 2>nul
md "%OUT%\Output" >nul 2>nul
md "%OUT%\Windows\System32\drivers\etc" >nul 2>nul
pushd "%OUT%" 2>nul
if errorlevel 1 goto cannot
>plumbline-collect.txt echo plumbline-collect 1
if not exist plumbline-collect.txt goto cannot
set KEYS=0
set FILES=0
set OUTPUTS=0
set FAILED=0
set NUMBER=0
>>plumbline-collect.txt echo computer %COMPUTERNAME%
>>plumbline-collect.txt echo user %USERNAME%
>>plumbline-collect.txt echo system-root %SystemRoot%
>Registry\values.reg echo REGEDIT4
>>Registry\values.reg echo.
echo plumbline-collect: collecting into %OUT%

set HIVE=HKEY_LOCAL_MACHINE
set SERVICES=%HIVE%\SYSTEM\CurrentControlSet\Services
set CONTROL=%HIVE%\SYSTEM\CurrentControlSet\Control
set NT=%HIVE%\SOFTWARE\Microsoft\Windows NT\CurrentVersion
set NETWORK={4D36E972-E325-11CE-BFC1-08002BE10318}
if not "%PLUMBLINE_REGEDIT%"=="" goto byregedit
if exist "%SystemRoot%\System32\reg.exe" goto byreg
goto byregedit

rem ---- The registry, with reg.exe ------------------------------------------------------------------------------------

:byreg
>>plumbline-collect.txt echo tool reg.exe
call :key "%HIVE%\SYSTEM\Select" "%HIVE%\SYSTEM"
for %%s in (NetBT Tcpip Tcpip6 NetBIOS AFD Dhcp Dnscache lmhosts WINS DNS WLBS Rdr Srv Srv2 Bowser MRxSmb mrxsmb10 mrxsmb20 Nbf NwlnkIpx NwlnkNb) do call :key "%SERVICES%\%%s" "%SERVICES%"
for %%s in (LanmanServer LanmanWorkstation Browser Messenger WinHttpAutoProxySvc Netlogon NlaSvc ClusSvc DHCPServer RemoteAccess) do call :key "%SERVICES%\%%s" "%SERVICES%"
for %%c in (ComputerName ProductOptions Windows) do call :key "%CONTROL%\%%c" "%CONTROL%"
call :key "%CONTROL%\Session Manager" "%CONTROL%"
call :key "%CONTROL%\Network\%NETWORK%" "%CONTROL%\Network" "%CONTROL%"
call :key "%CONTROL%\Class\%NETWORK%" "%CONTROL%\Class" "%CONTROL%"
call :key "%NT%\NetworkCards" "%NT%"
call :key "%NT%\Hotfix" "%NT%"
set CBS=%HIVE%\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing
for %%k in (Packages PackagesPending RebootPending RebootInProgress) do call :key "%CBS%\%%k" "%CBS%" "%HIVE%\SOFTWARE\Microsoft\Windows\CurrentVersion"
set WUA=%HIVE%\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate
call :key "%WUA%\Auto Update\RebootRequired" "%WUA%\Auto Update" "%WUA%" "%HIVE%\SOFTWARE\Microsoft\Windows\CurrentVersion"
call :key "%HIVE%\SOFTWARE\Microsoft\Updates" "%HIVE%\SOFTWARE\Microsoft"
set POLICIES=%HIVE%\SOFTWARE\Policies\Microsoft
call :key "%POLICIES%\Windows NT\DNSClient" "%POLICIES%\Windows NT" "%POLICIES%" "%HIVE%\SOFTWARE\Policies" "%HIVE%\SOFTWARE"
for %%k in (NetworkProvider LanmanServer LanmanWorkstation LLTD "Network Connections") do call :key "%POLICIES%\Windows\%%~k" "%POLICIES%\Windows" "%POLICIES%" "%HIVE%\SOFTWARE\Policies" "%HIVE%\SOFTWARE"
call :key "%POLICIES%\Netlogon\Parameters" "%POLICIES%\Netlogon" "%POLICIES%" "%HIVE%\SOFTWARE\Policies" "%HIVE%\SOFTWARE"
call :key "%HIVE%\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp" "%HIVE%\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings" "%HIVE%\SOFTWARE\Microsoft\Windows\CurrentVersion"
for %%k in (Nodes Networks NetworkInterfaces) do call :key "%HIVE%\Cluster\%%k" "%HIVE%\Cluster" "%HIVE%"
rem Of these keys single values only: Winlogon below the one can keep a password.
>>Registry\values.reg echo [%NT%]
for %%v in (CurrentVersion CurrentBuild CurrentBuildNumber CurrentMajorVersionNumber CurrentMinorVersionNumber UBR CSDVersion CSDBuildNumber) do call :value "%NT%" %%v
for %%v in (ProductName EditionID InstallationType InstallDate DisplayVersion ReleaseId BuildLab BuildLabEx CurrentType SystemRoot PathName) do call :value "%NT%" %%v
>>Registry\values.reg echo.
>>Registry\values.reg echo [%HIVE%\SOFTWARE\Microsoft\Cryptography]
call :value "%HIVE%\SOFTWARE\Microsoft\Cryptography" MachineGuid
>>Registry\values.reg echo.
>>Registry\values.reg echo [%HIVE%\Cluster]
for %%v in (ClusterName ClusterNameResource Description) do call :value "%HIVE%\Cluster" %%v "%HIVE%"
rem The service and the device of each adapter.
reg query "%CONTROL%\Class\%NETWORK%" /s >list.tmp 2>nul
for /f "tokens=1,2,*" %%a in (list.tmp) do if /i "%%a"=="Service" call :key "%SERVICES%\%%c" "%SERVICES%"
reg query "%CONTROL%\Network\%NETWORK%" /s >list.tmp 2>nul
for /f "tokens=1,2,*" %%a in (list.tmp) do if /i "%%a"=="PnpInstanceID" call :key "%HIVE%\SYSTEM\CurrentControlSet\Enum\%%c"
del list.tmp >nul 2>nul
rem LMHOSTS and HOSTS may lie elsewhere.
set DATABASE=
reg query "%SERVICES%\Tcpip\Parameters" /v DataBasePath >list.tmp 2>nul
for /f "tokens=1,2,*" %%a in (list.tmp) do if /i "%%a"=="DataBasePath" set DATABASE=%%c
del list.tmp >nul 2>nul
if not defined DATABASE goto files
call set DATABASE=%DATABASE%
if /i "%DATABASE%"=="%SystemRoot%\System32\drivers\etc" goto files
call :elsewhere "%DATABASE%\lmhosts"
call :elsewhere "%DATABASE%\hosts"
goto files

rem ---- The registry, with regedit: it does not tell why it has exported nothing, so whole branches are taken ---------

:byregedit
>>plumbline-collect.txt echo tool regedit.exe
call :branch "%HIVE%\SYSTEM\Select"
call :branch "%SERVICES%"
call :branch "%CONTROL%\ComputerName"
call :branch "%CONTROL%\ProductOptions"
call :branch "%CONTROL%\Session Manager"
call :branch "%CONTROL%\Windows"
call :branch "%CONTROL%\Network"
call :branch "%CONTROL%\Class\%NETWORK%"
call :branch "%NT%\NetworkCards"
rem What is not needed of this branch goes at once: Winlogon in it can keep a password.
regedit /e whole.tmp "%NT%"
set FIRST=
set SECOND=99999999
if not exist whole.tmp goto novalues
for /f "delims=[]" %%n in ('type whole.tmp ^| find /n "[HKEY"') do call :keyline %%n
:novalues
>>Registry\values.reg echo [%NT%]
for %%v in (CurrentVersion CurrentBuild CurrentBuildNumber CSDVersion ProductName InstallDate SystemRoot PathName) do call :rawvalue %%v
set HOTFIX=
if not defined FIRST goto nohotfix
for /f "delims=[]" %%n in ('type whole.tmp ^| find /n /i "CurrentVersion\Hotfix]"') do set HOTFIX=%%n
if not defined HOTFIX >>plumbline-collect.txt echo key-absent %NT%\Hotfix
:nohotfix
if defined HOTFIX call :branch "%NT%\Hotfix"
del whole.tmp >nul 2>nul
goto files

rem ---- Files ---------------------------------------------------------------------------------------------------------

:files
>>Registry\values.reg echo.
>>plumbline-collect.txt echo values-exported Registry\values.reg
for %%f in (netbt tcpip tcpip6 netbios afd mup dfsc rdr srv srv2 srvnet mrxsmb mrxsmb10 mrxsmb20 wlbs) do call :file System32\drivers %%f.sys
for %%f in (netbtugc.exe lmhsvc.dll dnsapi.dll dnsrslvr.dll srvsvc.dll wkssvc.dll wlbs.exe nlb.exe) do call :file System32 %%f
for %%f in (hosts lmhosts) do call :file System32\drivers\etc %%f
call :file . system.ini
if not exist Windows\System32\drivers\etc\lmhosts goto outputs
for /f "tokens=1,2" %%a in (Windows\System32\drivers\etc\lmhosts) do if "%%a"=="#INCLUDE" call :elsewhere "%%b"

rem ---- What the host says of itself, for people to compare with ------------------------------------------------------

:outputs
call :output ver ver
call :output hostname hostname
call :output ipconfig ipconfig /all
call :output nbtstat-names nbtstat -n
call :output nbtstat-cache nbtstat -c
call :output nbtstat-resolved nbtstat -r
call :output net-workstation net config workstation
call :output net-server net config server
call :output net-start net start
call :output route route print
>>plumbline-collect.txt echo end
popd
echo plumbline-collect: done. %KEYS% keys, %FILES% files and %OUTPUTS% outputs collected, %FAILED% failed.
if not "%FAILED%"=="0" echo plumbline-collect: what failed and why is in plumbline-collect.txt. An administrator can read more.
echo plumbline-collect: now audit it where the agent is: plumbline-agent audit --image "%OUT%", or a .zip of that folder.
goto end

rem ---- Subroutines ---------------------------------------------------------------------------------------------------

rem :key KEY PARENT...   exports a key, or notes that it is not there, as the list of its nearest readable parent shows
:key
set /a NUMBER=NUMBER+1
set FILE=Registry\key%NUMBER%.reg
set KEY=%1
reg export %KEY% %FILE% >nul 2>nul
if errorlevel 1 goto keyfailed
if not exist %FILE% goto keyfailed
set /a KEYS=KEYS+1
for /f "delims=" %%k in (%KEY%) do >>plumbline-collect.txt echo key-exported %FILE% %%~k
goto end

:keyfailed
if exist %FILE% del %FILE%

:climb
if "%~2"=="" goto keyrefused
reg query %2 >query.tmp 2>nul
if not errorlevel 1 goto reached
shift
goto climb

:reached
find /i %1 <query.tmp >nul 2>nul
if errorlevel 1 goto keyabsent

:keyrefused
set /a FAILED=FAILED+1
for /f "delims=" %%k in (%KEY%) do >>plumbline-collect.txt echo key-failed %%~k
del query.tmp >nul 2>nul
goto end

:keyabsent
for /f "delims=" %%k in (%KEY%) do >>plumbline-collect.txt echo key-absent %%~k
del query.tmp >nul 2>nul
goto end

rem :value KEY NAME [PARENT]   appends one value to values.reg; without the key there is none of it
:value
reg query %1 /v %2 >query.tmp 2>nul
if errorlevel 1 goto valuefailed
for /f "tokens=1,2,*" %%a in (query.tmp) do if /i "%%a"=="%2" call :valueline %2 %%b "%%c"
del query.tmp >nul 2>nul
goto end

:valuefailed
reg query %1 >query.tmp 2>nul
if not errorlevel 1 goto valueabsent
if "%~3"=="" goto valuerefused
reg query %3 >query.tmp 2>nul
if errorlevel 1 goto valuerefused
find /i %1 <query.tmp >nul 2>nul
if not errorlevel 1 goto valuerefused

:valueabsent
for /f "delims=" %%k in (%1) do >>plumbline-collect.txt echo value-absent %2 %%~k
del query.tmp >nul 2>nul
goto end

:valuerefused
set /a FAILED=FAILED+1
for /f "delims=" %%k in (%1) do >>plumbline-collect.txt echo value-failed %2 %%~k
del query.tmp >nul 2>nul
goto end

:valueline
set DATA=%3
if "%2"=="REG_DWORD" goto number
if not "%2"=="REG_SZ" goto end
set DATA=%DATA:\=\\%
>>Registry\values.reg echo "%1"=%DATA%
goto end

:number
set DATA=%DATA:"=%
set DATA=%DATA:0x=%
>>Registry\values.reg echo "%1"=dword:%DATA%
goto end

rem :branch KEY   exports a key with regedit
:branch
set /a NUMBER=NUMBER+1
set FILE=Registry\key%NUMBER%.reg
set NAME=%1
set NAME=%NAME:"=%
regedit /e %FILE% %1
if not exist %FILE% goto branchfailed
set /a KEYS=KEYS+1
>>plumbline-collect.txt echo key-exported %FILE% %NAME%
goto end

:branchfailed
set /a FAILED=FAILED+1
>>plumbline-collect.txt echo key-failed %NAME%
goto end

rem :keyline NUMBER   remembers where the first and the second key of whole.tmp begin
:keyline
if not defined FIRST goto firstkey
if "%SECOND%"=="99999999" set SECOND=%1
goto end

:firstkey
set FIRST=%1
goto end

rem :rawvalue NAME   appends the line of one value of the first key of whole.tmp to values.reg
:rawvalue
set FOUND=
if not defined FIRST goto rawrefused
for /f "tokens=1,* delims=[]" %%n in ('type whole.tmp ^| find /n """%1""="') do if %%n lss %SECOND% set FOUND=1
if not defined FOUND goto rawabsent
for /f "tokens=1,* delims=[]" %%n in ('type whole.tmp ^| find /n """%1""="') do if %%n lss %SECOND% >>Registry\values.reg echo %%o
goto end

:rawabsent
>>plumbline-collect.txt echo value-absent %1 %NT%
goto end

:rawrefused
set /a FAILED=FAILED+1
>>plumbline-collect.txt echo value-failed %1 %NT%
goto end

rem :file DIRECTORY NAME   copies a file from below the Windows directory
:file
if not exist "%SystemRoot%\%1\%2" goto fileabsent
copy /b "%SystemRoot%\%1\%2" "Windows\%1\%2" >nul 2>nul
if errorlevel 1 goto filefailed
if not exist "Windows\%1\%2" goto filefailed
set /a FILES=FILES+1
if "%1"=="." >>plumbline-collect.txt echo file-copied Windows\%2
if not "%1"=="." >>plumbline-collect.txt echo file-copied Windows\%1\%2
goto end

:fileabsent
if "%1"=="." >>plumbline-collect.txt echo file-absent Windows\%2
if not "%1"=="." >>plumbline-collect.txt echo file-absent Windows\%1\%2
goto end

:filefailed
set /a FAILED=FAILED+1
>>plumbline-collect.txt echo file-failed Windows\%1\%2
goto end

rem :elsewhere FILE   copies a file from wherever a setting says it is, if that is on the system drive
:elsewhere
set FULL=%1
set FULL=%FULL:"=%
call set FULL=%FULL%
if "%FULL:~0,2%"=="\\" goto remote
call set PLACE=%%FULL:%SystemRoot%\=Windows\%%
if not "%PLACE%"=="%FULL%" goto copyplace
call set PLACE=%%FULL:%SystemDrive%\=%%
if "%PLACE%"=="%FULL%" goto remote

:copyplace
if not exist "%FULL%" goto placeabsent
for /f "delims=" %%p in ("%PLACE%") do md "%%~dpp" >nul 2>nul
if not exist "%PLACE%" copy /b "%FULL%" "%PLACE%" >nul 2>nul
if not exist "%PLACE%" goto placefailed
set /a FILES=FILES+1
>>plumbline-collect.txt echo file-copied %FULL%
goto end

:placeabsent
>>plumbline-collect.txt echo file-absent %FULL%
goto end

:placefailed
set /a FAILED=FAILED+1
>>plumbline-collect.txt echo file-failed %FULL%
goto end

:remote
>>plumbline-collect.txt echo file-elsewhere %FULL%
goto end

rem :output NAME COMMAND...   keeps what a command prints
:output
%2 %3 %4 %5 >Output\%1.txt 2>&1
if errorlevel 1 goto outputfailed
set /a OUTPUTS=OUTPUTS+1
>>plumbline-collect.txt echo output-written Output\%1.txt
goto end

:outputfailed
set /a FAILED=FAILED+1
>>plumbline-collect.txt echo output-failed Output\%1.txt
goto end

:usage
echo Collects what Plumbline audits of this host into a folder.
echo.
echo   plumbline-collect            into plumbline-%COMPUTERNAME% beside this script
echo   plumbline-collect DIRECTORY  into plumbline-%COMPUTERNAME% in that directory
echo.
echo Run it as an administrator. It exports the registry keys that rules read (never SAM, SECURITY or passwords), copies a
echo few system files and LMHOSTS and HOSTS, and keeps the output of ipconfig, nbtstat and net. It changes nothing else.
echo What was collected and what was not is listed in plumbline-collect.txt of the folder.
echo Where reg.exe must not be used, say first: set PLUMBLINE_REGEDIT=1
goto end

:there
echo plumbline-collect: %OUT% is there already. Remove or rename it first; nothing was collected.
goto end

:cannot
echo plumbline-collect: cannot write into %OUT%. Name another directory: plumbline-collect DIRECTORY
goto end

:end
