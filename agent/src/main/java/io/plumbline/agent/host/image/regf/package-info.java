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
 *   <li>Bytes that two keys or values claim are neither's, nor are those of descriptors and class names. In hives up to
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_SURVEYED_BYTES} bytes the whole tree is surveyed for such claims;
 *       in larger ones only the values of one key are compared with each other.
 *   <li>{@code Absent} is said only when every sibling could be read; else it may be the damaged one, and it is {@code Failed}.
 *   <li>Damage fails the value or key it lies in. Its neighbours are read.
 *   <li>Bounds: {@value io.plumbline.agent.host.image.regf.Hive#MAX_DEPTH} keys deep,
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_SUBKEYS} subkeys and
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_VALUES} values a key,
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_VALUE_BYTES} bytes a value,
 *       {@value io.plumbline.agent.host.image.regf.Hive#MAX_BIN_PAGES} pages a bin. Nothing is allocated beyond what the file
 *       holds.
 *   <li>Symbolic links are named, not followed. Logs are not replayed: a hive that was not closed cleanly is
 *       {@linkplain io.plumbline.agent.host.image.regf.BaseBlock#dirty() dirty}, and says so.
 * </ul>
 *
 * <p>The layout is the one described in the public "Windows registry file format specification" by Maxim Suhanov; hivex is
 * the oracle in the tests.
 */
@NullMarked
package io.plumbline.agent.host.image.regf;

import org.jspecify.annotations.NullMarked;
