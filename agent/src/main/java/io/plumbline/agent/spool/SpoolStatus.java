package io.plumbline.agent.spool;

/** What lies in the spool now, and what was lost or set aside since it was opened. */
public record SpoolStatus(int reports, long bytes, long dropped, long quarantined, long deadLettered) {}
