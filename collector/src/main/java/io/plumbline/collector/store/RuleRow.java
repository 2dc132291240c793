package io.plumbline.collector.store;

import io.plumbline.model.Severity;
import io.plumbline.model.Summary;

/** One rule as reports tell of it: title and severity of the newest revision, and how many hosts came to each result. */
public record RuleRow(String id, String title, Severity severity, int revision, Summary hosts) {}
