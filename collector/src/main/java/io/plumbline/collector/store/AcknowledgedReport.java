package io.plumbline.collector.store;

import java.util.UUID;

/** A report that the ledger still knows: what a second delivery is measured against. */
public record AcknowledgedReport(String agent, UUID epoch, long seq, String host, Receipt receipt) {}
