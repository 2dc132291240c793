package io.plumbline.collector.store;

import io.plumbline.model.PackVersion;

/** How many hosts were last judged with this version of a pack. */
public record PackHosts(PackVersion pack, int hosts) {}
