package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.RegistryServices;
import io.plumbline.agent.host.ServiceReader;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.remote.smb.SmbConnector;
import io.plumbline.agent.host.remote.smb.SmbCredentials;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbLimits;
import io.plumbline.agent.host.remote.smb.SmbSession;
import io.plumbline.agent.host.remote.smb.SmbTarget;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * Another Windows, read over SMB by an account that may.
 *
 * <p>One connection, made by {@link #open} and never made again: see the package.
 */
public final class RemoteHost implements WindowsHost {

    private final SmbSession session;
    private final String description;
    private final List<String> conditions;
    private final RemoteRegistry registry;
    private final SystemReader system;
    private final FileReader files;
    private final ServiceReader services;
    private final NetworkReader network = new RemoteNetwork();
    private final UpdateReader updates = new RemoteUpdates();

    private RemoteHost(SmbTarget target, SmbSession session, RemoteRegistry registry, List<String> unreadable) {
        this.session = session;
        this.registry = registry;
        this.description = "remote " + target + " (" + session.dialect() + ", "
                + session.protection().word() + ")";
        this.conditions = conditions(session, unreadable);
        this.system = new RemoteSystem(registry);
        this.files = new RemoteFiles(session, this::systemDrive);
        this.services = new RemoteServices(
                session, new RegistryServices(registry, "the registry does not say what a service does now"));
    }

    private static List<String> conditions(SmbSession session, List<String> unreadable) {
        List<String> all = new ArrayList<>();
        if (session.protection() == SmbSession.Protection.NONE) {
            all.add("read over " + session.dialect()
                    + ", which protects nothing: whoever is on the way could have read or changed what is reported");
        }
        all.addAll(unreadable);
        return List.copyOf(all);
    }

    /**
     * Connects, logs on, and makes sure that something can be read.
     *
     * @param allowSmb1 whether a host that speaks nothing newer is asked over SMB 1
     * @throws RemoteUnavailableException when it cannot be asked at all
     */
    public static RemoteHost open(SmbTarget target, SmbCredentials credentials, boolean allowSmb1, SmbLimits limits)
            throws RemoteUnavailableException {
        OpenRefusal refusal = new OpenRefusal(target, credentials);
        SmbSession session;
        try {
            session = SmbConnector.open(target, credentials, allowSmb1, limits);
        } catch (SmbException failed) {
            throw refusal.connecting(failed);
        }
        RemoteRegistry registry = new RemoteRegistry(session);
        Reading<Boolean> registryReached = registry.reach();
        Reading<Boolean> filesReached = RemoteFiles.reach(session);
        List<String> unreadable = new ArrayList<>();
        if (registryReached.find().isEmpty()) {
            unreadable.add("its registry cannot be read: " + registryReached.why());
        }
        if (filesReached.find().isEmpty()) {
            unreadable.add("its files cannot be read: " + filesReached.why());
        }
        if (unreadable.size() == 2) {
            session.close();
            throw refusal.reading(registryReached.why(), filesReached.why());
        }
        return new RemoteHost(target, session, registry, unreadable);
    }

    /** C where the registry does not say: nearly every Windows is there, and another's C$ then has no such file. */
    private char systemDrive() {
        return system.systemRoot().find().map(path -> path.charAt(0)).orElse('C');
    }

    @Override
    public AuditSource source() {
        return AuditSource.REMOTE;
    }

    @Override
    public String description() {
        return description;
    }

    /** Says that SMB 1 was used, and what of the host this account may not read at all. */
    @Override
    public List<String> conditions() {
        return conditions;
    }

    /** Windows for Workgroups serves no registry and is not reached. */
    @Override
    public WindowsFamily family() {
        return WindowsFamily.NT;
    }

    @Override
    public RegistryReader registry() {
        return registry;
    }

    @Override
    public FileReader files() {
        return files;
    }

    @Override
    public NetworkReader network() {
        return network;
    }

    @Override
    public SystemReader system() {
        return system;
    }

    @Override
    public ServiceReader services() {
        return services;
    }

    @Override
    public UpdateReader updates() {
        return updates;
    }

    @Override
    public void close() {
        session.close();
    }
}
