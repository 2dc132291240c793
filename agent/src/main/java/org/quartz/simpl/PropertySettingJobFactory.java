package org.quartz.simpl;

/**
 * Stands before Quartz's class of this name on the class path: QuartzScheduler creates one by name, and the original drags
 * java.desktop (java.beans) into the runtime, 13 MiB of it compressed, to set properties that our jobs do not have.
 */
public class PropertySettingJobFactory extends SimpleJobFactory {}
