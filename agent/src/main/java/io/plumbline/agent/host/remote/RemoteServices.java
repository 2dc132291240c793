package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.RegistryServices;
import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.ServiceReader;
import io.plumbline.agent.host.ServiceStart;
import io.plumbline.agent.host.ServiceState;
import io.plumbline.agent.host.remote.rpc.RpcAnswer;
import io.plumbline.agent.host.remote.rpc.RpcException;
import io.plumbline.agent.host.remote.rpc.RpcHandle;
import io.plumbline.agent.host.remote.rpc.RpcInterface;
import io.plumbline.agent.host.remote.rpc.SvcCtl;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbSession;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Services by the host's own service manager: how each is configured and what it does now.
 *
 * <p>Delayed start, service SID and triggers come from the registry, where the service manager keeps them: its calls for them
 * exist from Vista or Windows 7 on only.
 */
final class RemoteServices implements ServiceReader {

    private static final String GROUP_MARK = "+";

    private final PipeClient<SvcCtl> svcctl;
    private final RegistryServices stored;
    private @Nullable RpcHandle manager;

    RemoteServices(SmbSession session, RegistryServices stored) {
        this.svcctl = new PipeClient<>(session, RpcInterface.SVCCTL, SvcCtl::bind, () -> manager = null);
        this.stored = stored;
    }

    @Override
    public Reading<ServiceConfig> config(String service) {
        return withService(service, SvcCtl::queryConfig).flatMap(RemoteServices::config);
    }

    private static Reading<ServiceConfig> config(SvcCtl.Config config) {
        List<String> services = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (String needed : config.dependencies().split("[/\0]", -1)) {
            if (needed.startsWith(GROUP_MARK) && needed.length() > GROUP_MARK.length()) {
                groups.add(needed.substring(GROUP_MARK.length()));
            } else if (!needed.isEmpty()) {
                services.add(needed);
            }
        }
        return ServiceStart.find(config.start())
                .<Reading<ServiceConfig>>map(start -> Reading.present(
                        new ServiceConfig(config.type(), start, config.program(), config.account(), services, groups)))
                .orElseGet(() -> Reading.failed("start type " + config.start() + ", which does not exist"));
    }

    @Override
    public Reading<ServiceState> state(String service) {
        return withService(service, SvcCtl::queryState)
                .flatMap(state -> ServiceState.find(state)
                        .<Reading<ServiceState>>map(Reading::present)
                        .orElseGet(() -> Reading.failed("state " + state + ", which does not exist")));
    }

    @Override
    public Reading<Boolean> delayedStart(String service) {
        return stored.delayedStart(service);
    }

    @Override
    public Reading<Long> sidType(String service) {
        return stored.sidType(service);
    }

    @Override
    public Reading<Long> triggers(String service) {
        return stored.triggers(service);
    }

    @FunctionalInterface
    private interface Query<T> {
        RpcAnswer<T> ask(SvcCtl client, RpcHandle service) throws SmbException, RpcException;
    }

    private <T> Reading<T> withService(String name, Query<T> query) {
        if (name.isEmpty() || name.contains("\\") || name.contains("/")) {
            return Reading.absent();
        }
        String what = "service " + name;
        try {
            return svcctl.ask(client -> switch (manager(client)) {
                case RpcAnswer.Refused<RpcHandle>(int code) -> RemoteFailures.ofCode(code, "the service manager");
                case RpcAnswer.Done<RpcHandle>(RpcHandle open) ->
                    switch (client.openService(open, name, SvcCtl.QUERY)) {
                        case RpcAnswer.Refused<RpcHandle>(int code)
                        when code == RemoteFailures.ERROR_INVALID_NAME -> Reading.absent();
                        case RpcAnswer.Refused<RpcHandle>(int code) -> RemoteFailures.ofCode(code, what);
                        case RpcAnswer.Done<RpcHandle>(RpcHandle service) -> {
                            RpcAnswer<T> answer = query.ask(client, service);
                            client.closeHandle(service);
                            yield switch (answer) {
                                case RpcAnswer.Done<T>(T value) -> Reading.present(value);
                                case RpcAnswer.Refused<T>(int code) -> RemoteFailures.ofCode(code, what);
                            };
                        }
                    };
            });
        } catch (SmbException failed) {
            return RemoteFailures.of(failed, what);
        } catch (RpcException garbled) {
            return Reading.failed(what + ": the host's answer makes no sense: " + garbled.what());
        }
    }

    private RpcAnswer<RpcHandle> manager(SvcCtl client) throws SmbException, RpcException {
        RpcHandle known = manager;
        if (known != null) {
            return new RpcAnswer.Done<>(known);
        }
        RpcAnswer<RpcHandle> opened = client.openManager(SvcCtl.CONNECT);
        if (opened instanceof RpcAnswer.Done<RpcHandle>(RpcHandle handle)) {
            manager = handle;
        }
        return opened;
    }
}
