package io.plumbline.collector.web;

/** When there is nothing to show: what is wrong, and what to do next. */
public record MessagePage(Page page, String message, String next, String nextAddress) {}
