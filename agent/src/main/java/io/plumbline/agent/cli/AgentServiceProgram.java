package io.plumbline.agent.cli;

import io.plumbline.agent.service.ServiceProgram;
import io.plumbline.agent.service.StopSignal;
import java.util.List;

/** The command line as a Windows service runs it: the same commands, stopped by the service manager's signal. */
public final class AgentServiceProgram implements ServiceProgram {

    @Override
    public int run(List<String> arguments, StopSignal stop) {
        return AgentMain.execute(Surroundings.ofThisProcess(stop), arguments.toArray(String[]::new));
    }
}
