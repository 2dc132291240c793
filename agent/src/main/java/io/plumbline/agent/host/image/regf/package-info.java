/**
 * Reads registry hives of Windows NT (file format regf 1.0 to 1.6) where they lie, mapped and never loaded whole.
 *
 * <p>A hive is hostile. What holds for every byte that leaves this package:
 *
 * <ul>
 *   <li>A cell is 8-aligned, allocated, at least 8 bytes, and lies inside one hive bin, the declared bins and the file. What
 *       is read through a {@link io.plumbline.agent.host.image.regf.Cell} is inside that cell; a length that says more is
 *       damage, never a shorter answer.
 *   <li>A key belongs to the key that lists it: its parent offset must say so, and its name must agree with the hint or hash
 *       beside the offset. Trees are therefore free of cycles. Index lists nest two deep and are visited once each.
 *   <li>A name that two values or two subkeys of one key bear is neither's.
 *   <li>Bytes that two keys or values claim are neither's, nor are those of descriptors and class names. A
 *       {@link io.plumbline.agent.host.image.regf.Census} counts who refers to what when a hive is opened; what it doubts a
 *       {@link io.plumbline.agent.host.image.regf.Survey} settles. Hives over
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_SURVEYED_BYTES} bytes are not surveyed (a doubt fails), those over
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_COUNTED_BYTES} not counted (and say so). See docs/adr/0009.
 *   <li>{@code Absent} is said only when every sibling could be read; else it may be the damaged one, and it is {@code Failed}.
 *   <li>Damage fails the value or key it lies in. Its neighbours are read.
 *   <li>A hive that was not closed cleanly is replayed from its logs ({@link io.plumbline.agent.host.image.regf.LogReplay}) into
 *       an {@link io.plumbline.agent.host.image.regf.Overlay}; no file is ever written. An entry whose hashes are wrong ends the
 *       replay, a log of pages that is not whole is not used, and the hive's condition says what was done and what was not.
 *   <li>Depth, count and size: {@value io.plumbline.agent.host.image.regf.Hive#MAX_DEPTH} keys deep, subkey lists nested two deep,
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_SUBKEYS} subkeys and
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_VALUES} values a key,
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_VALUE_BYTES} bytes a value,
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_BIN_PAGES} pages a bin,
 *       {@value io.plumbline.agent.host.image.regf.HiveLog#MAX_BYTES} bytes a log, three logs.
 *   <li>Heap: a sixteenth of the hive for the census and 1 MiB for its window, another 32nd and the keys not yet walked when a
 *       survey is needed, 8 bytes for each 512 bytes of a log, and what is asked for. A count or length in the file allocates
 *       nothing that the file does not hold.
 *   <li>Time: opening is one pass over the bins and one over the logs; a survey visits each cell once. A question reads the lists
 *       of the keys on its path, and the values of the last one.
 *   <li>Symbolic links are named, not followed.
 * </ul>
 *
 * <p>The layout is the one described in the public "Windows registry file format specification" by Maxim Suhanov; hivex is
 * the oracle in the tests.
 */
@NullMarked
package io.plumbline.agent.host.image.regf;

import org.jspecify.annotations.NullMarked;
