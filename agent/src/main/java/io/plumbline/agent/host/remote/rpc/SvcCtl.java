package io.plumbline.agent.host.remote.rpc;

import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbPipe;

/**
 * The calls of the Service Control Manager's interface that read.
 *
 * <p>After an exception the pipe is of no use any more; every handle is gone with it.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-scmr/705b624a-13de-43cc-b8a2-99573da3635f">MS-SCMR</a>
 */
public final class SvcCtl implements AutoCloseable {

    /** SC_MANAGER_CONNECT. */
    public static final int CONNECT = 0x0001;

    /** SERVICE_QUERY_CONFIG and SERVICE_QUERY_STATUS. */
    public static final int QUERY = 0x0001 | 0x0004;

    private static final int CLOSE_SERVICE_HANDLE = 0;
    private static final int QUERY_SERVICE_STATUS = 6;
    private static final int OPEN_SC_MANAGER = 15;
    private static final int OPEN_SERVICE = 16;
    private static final int QUERY_SERVICE_CONFIG = 17;

    /** The most that the call may be given room for, and that a text in it may hold: MS-SCMR 3.1.4.17, 2.2.15. */
    private static final int MAX_CONFIG_BYTES = 8 * 1024;

    /** QUERY_SERVICE_CONFIGW. Dependencies are separated by slashes, groups among them begin with a plus sign. */
    public record Config(int type, int start, String program, String dependencies, String account) {}

    private final RpcChannel channel;

    private SvcCtl(RpcChannel channel) {
        this.channel = channel;
    }

    /** Owns the pipe from now on. */
    public static SvcCtl bind(SmbPipe pipe) throws SmbException, RpcException {
        return new SvcCtl(RpcChannel.bind(pipe, RpcInterface.SVCCTL));
    }

    /** ROpenSCManagerW. */
    public RpcAnswer<RpcHandle> openManager(int access) throws SmbException, RpcException {
        NdrWriter arguments = new NdrWriter().nullPointer().nullPointer().u32(access);
        return RpcAnswer.of(channel.call(OPEN_SC_MANAGER, arguments), NdrReader::handle);
    }

    /** ROpenServiceW. */
    public RpcAnswer<RpcHandle> openService(RpcHandle manager, String name, int access)
            throws SmbException, RpcException {
        NdrWriter arguments = new NdrWriter().handle(manager).string(name).u32(access);
        return RpcAnswer.of(channel.call(OPEN_SERVICE, arguments), NdrReader::handle);
    }

    /** RQueryServiceStatus: dwCurrentState of SERVICE_STATUS. */
    public RpcAnswer<Integer> queryState(RpcHandle service) throws SmbException, RpcException {
        return RpcAnswer.of(channel.call(QUERY_SERVICE_STATUS, new NdrWriter().handle(service)), reader -> {
            reader.i32();
            int state = reader.i32();
            for (int rest = 0; rest < 5; rest++) {
                reader.i32();
            }
            return state;
        });
    }

    /** RQueryServiceConfigW. */
    public RpcAnswer<Config> queryConfig(RpcHandle service) throws SmbException, RpcException {
        NdrWriter arguments = new NdrWriter().handle(service).u32(MAX_CONFIG_BYTES);
        return RpcAnswer.of(channel.call(QUERY_SERVICE_CONFIG, arguments), SvcCtl::config);
    }

    private static Config config(NdrReader reader) throws RpcException {
        int type = reader.i32();
        int start = reader.i32();
        reader.i32();
        boolean program = reader.pointer();
        boolean group = reader.pointer();
        reader.i32();
        boolean dependencies = reader.pointer();
        boolean account = reader.pointer();
        boolean displayName = reader.pointer();
        // What the pointers point to follows the structure, in their order.
        String programText = text(reader, program);
        text(reader, group);
        String dependenciesText = text(reader, dependencies);
        String accountText = text(reader, account);
        text(reader, displayName);
        reader.i32();
        return new Config(type, start, programText, dependenciesText, accountText);
    }

    private static String text(NdrReader reader, boolean there) throws RpcException {
        return there ? reader.string(MAX_CONFIG_BYTES) : "";
    }

    /** RCloseServiceHandle. */
    public void closeHandle(RpcHandle handle) throws SmbException, RpcException {
        channel.call(CLOSE_SERVICE_HANDLE, new NdrWriter().handle(handle));
    }

    /** Closes the pipe, and with it every handle. */
    @Override
    public void close() {
        channel.close();
    }
}
