/**
 * The port to a Windows host: six small readers that every adapter (live, image, remote, snapshot) implements
 * alike.
 *
 * <p>Invariants that the contract test holds every adapter to:
 *
 * <ul>
 *   <li>An ordinary outcome of Windows is a {@link io.plumbline.model.Reading}: no null, no sentinel, no exception.
 *   <li>What an adapter cannot know is {@code Unsupported} with the reason, never guessed from something near it.
 *   <li>Registry names, file names and key names are found whatever their case, as Windows does.
 *   <li>{@code CurrentControlSet} means what {@code Select\Current} names.
 *   <li>Reading changes nothing on the host.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.host;

import org.jspecify.annotations.NullMarked;
