package io.plumbline.agent.host.remote.rpc;

import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbPipe;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryValue;
import java.util.Optional;

/**
 * The calls of the Remote Registry interface that read.
 *
 * <p>After an exception the pipe is of no use any more; every handle is gone with it.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-rrp/0fa3191d-bb79-490a-81bd-54c2601b7a78">MS-RRP</a>
 */
public final class WinReg implements AutoCloseable {

    /** Windows sets no limit of its own; nothing that is configuration comes near this one. */
    public static final int MAX_VALUE_BYTES = 16 << 20;

    /** 16,383 characters and a NUL: the longest value name; key names end at 255. */
    public static final int MAX_NAME_CHARACTERS = 16_384;

    public static final int MAX_KEY_NAME_CHARACTERS = 256;

    /** KEY_QUERY_VALUE and KEY_ENUMERATE_SUB_KEYS. */
    public static final int READ = 0x0001 | 0x0008;

    public static final int VIEW_64 = 0x0100;
    public static final int VIEW_32 = 0x0200;

    private static final int CLOSE_KEY = 5;
    private static final int ENUM_KEY = 9;
    private static final int ENUM_VALUE = 10;
    private static final int OPEN_KEY = 15;
    private static final int QUERY_VALUE = 17;

    /** A value of a listing. */
    public record NamedValue(String name, RegistryValue value) {}

    private final RpcChannel channel;

    private WinReg(RpcChannel channel) {
        this.channel = channel;
    }

    /** Owns the pipe from now on. */
    public static WinReg bind(SmbPipe pipe) throws SmbException, RpcException {
        return new WinReg(RpcChannel.bind(pipe, RpcInterface.WINREG));
    }

    /** OpenClassesRoot, OpenCurrentUser, OpenLocalMachine, OpenUsers. */
    public RpcAnswer<RpcHandle> openRoot(RegistryHive hive, int access) throws SmbException, RpcException {
        int operation = switch (hive) {
            case HKCR -> 0;
            case HKCU -> 1;
            case HKLM -> 2;
            case HKU -> 4;
        };
        return RpcAnswer.of(
                channel.call(operation, new NdrWriter().nullPointer().u32(access)), NdrReader::handle);
    }

    /** BaseRegOpenKey. */
    public RpcAnswer<RpcHandle> openKey(RpcHandle parent, String path, int access) throws SmbException, RpcException {
        NdrWriter arguments =
                new NdrWriter().handle(parent).counted(path).u32(0).u32(access);
        return RpcAnswer.of(channel.call(OPEN_KEY, arguments), NdrReader::handle);
    }

    /** BaseRegCloseKey. */
    public void closeKey(RpcHandle key) throws SmbException, RpcException {
        channel.call(CLOSE_KEY, new NdrWriter().handle(key));
    }

    /** BaseRegEnumKey. */
    public RpcAnswer<String> enumKey(RpcHandle key, int index, int nameCharacters) throws SmbException, RpcException {
        // A host wants to be given room for the class, too, even if nobody wants to know it.
        NdrWriter arguments = new NdrWriter()
                .handle(key)
                .u32(index)
                .room(nameCharacters)
                .pointer()
                .room(0)
                .nullPointer();
        return RpcAnswer.of(channel.call(ENUM_KEY, arguments), reader -> {
            String name = reader.counted(MAX_NAME_CHARACTERS);
            if (reader.pointer()) {
                reader.counted(MAX_NAME_CHARACTERS);
            }
            if (reader.pointer()) {
                reader.i32();
                reader.i32();
            }
            return name;
        });
    }

    /** BaseRegEnumValue with room for so many characters and bytes; ERROR_MORE_DATA when that was too little. */
    public RpcAnswer<NamedValue> enumValue(RpcHandle key, int index, int nameCharacters, int valueBytes)
            throws SmbException, RpcException {
        NdrWriter arguments = new NdrWriter().handle(key).u32(index).room(nameCharacters);
        value(arguments, valueBytes);
        return RpcAnswer.of(channel.call(ENUM_VALUE, arguments), reader -> {
            String name = reader.counted(MAX_NAME_CHARACTERS);
            return new NamedValue(name, value(reader));
        });
    }

    /** BaseRegQueryValue with room for so many bytes; ERROR_MORE_DATA when that was too little. */
    public RpcAnswer<RegistryValue> queryValue(RpcHandle key, String name, int valueBytes)
            throws SmbException, RpcException {
        NdrWriter arguments = new NdrWriter().handle(key).counted(name);
        value(arguments, valueBytes);
        return RpcAnswer.of(channel.call(QUERY_VALUE, arguments), WinReg::value);
    }

    /** How long a value is; empty when the host does not say. */
    public Optional<Integer> lengthOfValue(RpcHandle key, String name) throws SmbException, RpcException {
        NdrWriter arguments = new NdrWriter().handle(key).counted(name);
        arguments.pointerTo(0).nullPointer().pointerTo(0).pointerTo(0);
        RpcAnswer<Integer> length = RpcAnswer.of(channel.call(QUERY_VALUE, arguments), reader -> {
            if (reader.pointer()) {
                reader.i32();
            }
            if (reader.pointer()) {
                reader.varyingBytes(MAX_VALUE_BYTES);
            }
            reader.requirePointer("size");
            int size = reader.i32();
            if (reader.pointer()) {
                reader.i32();
            }
            return size;
        });
        return switch (length) {
            case RpcAnswer.Done<Integer>(Integer value) -> Optional.of(value);
            case RpcAnswer.Refused<Integer> ignored -> Optional.empty();
        };
    }

    private static void value(NdrWriter arguments, int valueBytes) {
        arguments.pointerTo(0).roomForBytes(valueBytes).pointerTo(valueBytes).pointerTo(0);
    }

    private static RegistryValue value(NdrReader reader) throws RpcException {
        reader.requirePointer("type");
        int type = reader.i32();
        byte[] bytes = reader.pointer() ? reader.varyingBytes(MAX_VALUE_BYTES) : new byte[0];
        reader.requirePointer("size");
        int size = reader.i32();
        reader.requirePointer("length");
        int length = reader.i32();
        if (size != bytes.length || length != bytes.length) {
            throw new RpcException("a value of " + bytes.length + " bytes that says it has "
                    + Integer.toUnsignedString(size) + " or " + Integer.toUnsignedString(length));
        }
        return new RegistryValue(type, bytes);
    }

    /** Closes the pipe, and with it every handle. */
    @Override
    public void close() {
        channel.close();
    }
}
