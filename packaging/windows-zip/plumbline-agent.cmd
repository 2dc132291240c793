@echo off
rem Starts the agent on the Java that came with it: plumbline-agent audit, plumbline-agent --help
setlocal
set "HERE=%~dp0.."
"%HERE%\runtime\bin\java.exe" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED "-Djna.boot.library.path=%HERE%\native" -Djna.nounpack=true -Djna.nosys=true -cp "%HERE%\lib\plumbline-agent.jar;%HERE%\lib\*" io.plumbline.agent.cli.AgentMain %*
exit /b %ERRORLEVEL%
