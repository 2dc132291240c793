package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.remote.rpc.RpcAnswer;
import io.plumbline.agent.host.remote.rpc.RpcException;
import io.plumbline.agent.host.remote.rpc.RpcHandle;
import io.plumbline.agent.host.remote.rpc.RpcInterface;
import io.plumbline.agent.host.remote.rpc.WinReg;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbSession;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The registry by MS-RRP. The host itself resolves CurrentControlSet and the two views.
 *
 * <p>Opened keys are kept: probes ask for many values of few keys, and each opening costs a round trip. A key that is deleted
 * while we hold it reads as absent.
 */
final class RemoteRegistry implements RegistryReader {

    static final int MAX_ENTRIES = 100_000;
    static final long MAX_LISTING_BYTES = 64 << 20;

    private static final int FIRST_VALUE_BYTES = 4096;
    private static final int MAX_OPEN_KEYS = 32;

    private final PipeClient<WinReg> winreg;
    private final Map<RegistryHive, RpcHandle> roots = new EnumMap<>(RegistryHive.class);
    private final LinkedHashMap<RegistryKey, RpcHandle> keys = new LinkedHashMap<>(16, 0.75f, true);

    /** Windows 2000 and older know no views and refuse the flags that choose one. */
    private boolean views = true;

    RemoteRegistry(SmbSession session) {
        winreg = new PipeClient<>(session, RpcInterface.WINREG, WinReg::bind, this::forgetHandles);
    }

    private void forgetHandles() {
        roots.clear();
        keys.clear();
    }

    /** Opens HKEY_LOCAL_MACHINE, as everything below it will: {@code Present} when the host allows that. */
    Reading<Boolean> reach() {
        return asked("its registry", client -> root(client, RegistryHive.HKLM).map(handle -> true));
    }

    @Override
    public Reading<RegistryValue> value(RegistryPath path) {
        return withKey(path.parent(), (client, key) -> value(client, key, path));
    }

    private static Reading<RegistryValue> value(WinReg client, RpcHandle key, RegistryPath path)
            throws SmbException, RpcException {
        int room = FIRST_VALUE_BYTES;
        while (true) {
            switch (client.queryValue(key, path.name(), room)) {
                case RpcAnswer.Done<RegistryValue>(RegistryValue value) -> {
                    return Reading.present(value);
                }
                case RpcAnswer.Refused<RegistryValue>(int code)
                when code == RemoteFailures.ERROR_MORE_DATA -> {
                    if (room == WinReg.MAX_VALUE_BYTES) {
                        return longerThanLimit(path.toString());
                    }
                    int length = client.lengthOfValue(key, path.name()).orElse(0);
                    room = larger(room, length);
                }
                case RpcAnswer.Refused<RegistryValue>(int code) -> {
                    return RemoteFailures.ofCode(code, path.toString());
                }
            }
        }
    }

    @Override
    public Reading<List<RegistryEntry>> values(RegistryKey key) {
        return withKey(key, (client, handle) -> entries(client, handle, key));
    }

    private static Reading<List<RegistryEntry>> entries(WinReg client, RpcHandle handle, RegistryKey key)
            throws SmbException, RpcException {
        int characters = WinReg.MAX_KEY_NAME_CHARACTERS;
        int room = FIRST_VALUE_BYTES;
        List<RegistryEntry> entries = new ArrayList<>();
        long total = 0;
        while (entries.size() < MAX_ENTRIES) {
            switch (client.enumValue(handle, entries.size(), characters, room)) {
                case RpcAnswer.Done<WinReg.NamedValue>(WinReg.NamedValue found) -> {
                    total += found.value().length();
                    if (total > MAX_LISTING_BYTES) {
                        return Reading.failed(key + " has more than " + MAX_LISTING_BYTES + " bytes of values");
                    }
                    entries.add(new RegistryEntry(found.name(), Reading.present(found.value())));
                    room = FIRST_VALUE_BYTES;
                }
                case RpcAnswer.Refused<WinReg.NamedValue>(int code)
                when code == RemoteFailures.ERROR_NO_MORE_ITEMS -> {
                    return Reading.present(List.copyOf(entries));
                }
                case RpcAnswer.Refused<WinReg.NamedValue>(int code)
                when code == RemoteFailures.ERROR_MORE_DATA -> {
                    if (room == WinReg.MAX_VALUE_BYTES) {
                        // Its name came with nothing but the complaint; the others shall not be hidden by it.
                        entries.add(new RegistryEntry("", longerThanLimit("value " + entries.size() + " of " + key)));
                        room = FIRST_VALUE_BYTES;
                        continue;
                    }
                    characters = WinReg.MAX_NAME_CHARACTERS;
                    room = larger(room, 0);
                }
                case RpcAnswer.Refused<WinReg.NamedValue>(int code) -> {
                    return RemoteFailures.ofCode(code, key.toString());
                }
            }
        }
        return Reading.failed(key + " has more than " + MAX_ENTRIES + " values");
    }

    @Override
    public Reading<List<String>> subkeys(RegistryKey key) {
        return withKey(key, (client, handle) -> {
            List<String> names = new ArrayList<>();
            while (names.size() < MAX_ENTRIES) {
                switch (client.enumKey(handle, names.size(), WinReg.MAX_KEY_NAME_CHARACTERS)) {
                    case RpcAnswer.Done<String>(String name) -> names.add(name);
                    case RpcAnswer.Refused<String>(int code)
                    when code == RemoteFailures.ERROR_NO_MORE_ITEMS -> {
                        return Reading.present(List.copyOf(names));
                    }
                    case RpcAnswer.Refused<String>(int code) -> {
                        return RemoteFailures.ofCode(code, key.toString());
                    }
                }
            }
            return Reading.failed(key + " has more than " + MAX_ENTRIES + " subkeys");
        });
    }

    @FunctionalInterface
    private interface KeyQuestion<T> {
        Reading<T> ask(WinReg client, RpcHandle key) throws SmbException, RpcException;
    }

    private <T> Reading<T> withKey(RegistryKey key, KeyQuestion<T> question) {
        return asked(key.toString(), client -> switch (open(client, key)) {
            case Reading.Present<RpcHandle>(RpcHandle handle) -> question.ask(client, handle);
            case Reading<RpcHandle> none -> none.flatMap(ignored -> Reading.absent());
        });
    }

    private <T> Reading<T> asked(String what, PipeClient.Exchange<WinReg, Reading<T>> exchange) {
        try {
            return winreg.ask(exchange);
        } catch (SmbException failed) {
            return RemoteFailures.of(failed, what);
        } catch (RpcException garbled) {
            return Reading.failed(what + ": the host's answer makes no sense: " + garbled.what());
        }
    }

    private Reading<RpcHandle> root(WinReg client, RegistryHive hive) throws SmbException, RpcException {
        RpcHandle known = roots.get(hive);
        if (known != null) {
            return Reading.present(known);
        }
        return switch (client.openRoot(hive, WinReg.READ)) {
            case RpcAnswer.Done<RpcHandle>(RpcHandle root) -> {
                roots.put(hive, root);
                yield Reading.present(root);
            }
            case RpcAnswer.Refused<RpcHandle>(int code) -> RemoteFailures.ofCode(code, hive.toString());
        };
    }

    private Reading<RpcHandle> open(WinReg client, RegistryKey key) throws SmbException, RpcException {
        RegistryKey folded = new RegistryKey(key.hive(), key.path().toLowerCase(Locale.ROOT), key.view());
        RpcHandle known = keys.get(folded);
        if (known != null) {
            return Reading.present(known);
        }
        if (key.hive() == RegistryHive.HKCU) {
            return Reading.unsupported("the current user over the network would be the account that we log on with");
        }
        return switch (root(client, key.hive())) {
            case Reading.Present<RpcHandle>(RpcHandle root) -> {
                RpcAnswer<RpcHandle> opened = openBelow(client, root, key);
                yield switch (opened) {
                    case RpcAnswer.Done<RpcHandle>(RpcHandle handle) -> {
                        keep(client, folded, handle);
                        yield Reading.present(handle);
                    }
                    case RpcAnswer.Refused<RpcHandle>(int code) -> RemoteFailures.ofCode(code, key.toString());
                };
            }
            case Reading<RpcHandle> none -> none;
        };
    }

    private RpcAnswer<RpcHandle> openBelow(WinReg client, RpcHandle root, RegistryKey key)
            throws SmbException, RpcException {
        if (views) {
            RpcAnswer<RpcHandle> opened = client.openKey(root, key.path(), WinReg.READ | viewFlag(key.view()));
            if (!(opened instanceof RpcAnswer.Refused<RpcHandle>(int code)) || !refusesViews(code)) {
                return opened;
            }
        }
        RpcAnswer<RpcHandle> opened = client.openKey(root, key.path(), WinReg.READ);
        if (views && opened instanceof RpcAnswer.Done<RpcHandle>) {
            views = false;
        }
        return opened;
    }

    /** Samba takes the flag for a right that nobody has. */
    private static boolean refusesViews(int code) {
        return code == RemoteFailures.ERROR_INVALID_PARAMETER || code == RemoteFailures.ERROR_ACCESS_DENIED;
    }

    private static int viewFlag(RegistryView view) {
        return switch (view) {
            case NATIVE -> WinReg.VIEW_64;
            case WOW32 -> WinReg.VIEW_32;
        };
    }

    private void keep(WinReg client, RegistryKey key, RpcHandle handle) throws SmbException, RpcException {
        keys.put(key, handle);
        if (keys.size() > MAX_OPEN_KEYS) {
            RpcHandle eldest = keys.pollFirstEntry().getValue();
            client.closeKey(eldest);
        }
    }

    private static <T> Reading<T> longerThanLimit(String what) {
        return Reading.failed(what + " has more than the " + WinReg.MAX_VALUE_BYTES + " bytes that are read");
    }

    /** At least twice as long, so that a value that grows while we read is caught up with. */
    private static int larger(int room, int wanted) {
        return (int) Math.min(WinReg.MAX_VALUE_BYTES, Math.max(room * 2L, wanted));
    }
}
