@echo off
rem Starts the agent on the Java that came with it: plumbline-agent audit, plumbline-agent --help
setlocal
set "AGENT_HOME=%~dp0.."
"%AGENT_HOME%\runtime\bin\java.exe" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED "-Djna.boot.library.path=%AGENT_HOME%\native" -Djna.nounpack=true -Djna.nosys=true -cp "%AGENT_HOME%\lib\plumbline-agent.jar;%AGENT_HOME%\lib\*" io.plumbline.agent.cli.AgentMain %*
exit /b %ERRORLEVEL%
