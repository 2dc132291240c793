package io.plumbline.agent.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** What Quartz runs; Quartz itself sees to it that one never begins while another runs. */
@DisallowConcurrentExecution
final class AuditJob implements Job {

    private final Runnable audit;

    AuditJob(Runnable audit) {
        this.audit = audit;
    }

    @Override
    public void execute(JobExecutionContext context) {
        audit.run();
    }
}
