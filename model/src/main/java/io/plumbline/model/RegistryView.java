package io.plumbline.model;

/**
 * Which of the two registries of a 64-bit Windows is meant.
 *
 * <p>{@code HKLM\SOFTWARE} exists twice there; a path without its view names two keys. On a 32-bit Windows all three are
 * one.
 */
public enum RegistryView {
    /** The registry of 64-bit programs (KEY_WOW64_64KEY): what Windows itself uses, so what we read unless told. */
    NATIVE,
    /** The registry of 32-bit programs (KEY_WOW64_32KEY, Wow6432Node). */
    WOW32
}
