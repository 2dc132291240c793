package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;

/** Which Windows it is: RtlGetVersion where the host runs, else what CurrentVersion says, where 6.3 stands for all later. */
final class WindowsRelease {

    static final RegistryKey CURRENT_VERSION =
            RegistryKey.localMachine("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");

    private WindowsRelease() {}

    /** {@code major.minor} as a text. */
    static Answer version(WindowsHost host) {
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            return Answer.of(Value.text("3.11"), "file " + SystemIni.PATH + " and no registry");
        }
        Reading<Value> kernel =
                host.system().kernelVersion().map(version -> Value.text(version.major() + "." + version.minor()));
        return kernel instanceof Reading.Present<Value> ? new Answer(kernel, "RtlGetVersion") : fromRegistry(host);
    }

    private static Answer fromRegistry(WindowsHost host) {
        Answer major = Answer.value(host, CURRENT_VERSION, "CurrentMajorVersionNumber");
        Answer minor = Answer.value(host, CURRENT_VERSION, "CurrentMinorVersionNumber");
        if (major.reading() instanceof Reading.Present<Value>(Value.Whole whole)) {
            String first = Long.toUnsignedString(whole.bits());
            return minor.map(value -> Reading.present(Value.text(first + "." + value.display())))
                    .orWhenAbsent(() -> Answer.of(Value.text(first + ".0"), major.source()));
        }
        return Answer.value(host, CURRENT_VERSION, "CurrentVersion").trimmed();
    }

    static Answer build(WindowsHost host) {
        Reading<Value> kernel = host.system().kernelVersion().map(version -> Value.whole(version.build()));
        if (kernel instanceof Reading.Present<Value>) {
            return new Answer(kernel, "RtlGetVersion");
        }
        Answer number = digits(host, "CurrentBuildNumber");
        if (number.reading() instanceof Reading.Present<Value>(Value.Whole ignored)) {
            return number;
        }
        Answer old = digits(host, "CurrentBuild");
        boolean usable = old.reading() instanceof Reading.Present<Value>(Value.Whole ignored);
        return usable ? old : number.orWhenAbsent(() -> old);
    }

    /** NT 4.0 keeps an obsolete text in CurrentBuild, so only digits count as a build. */
    private static Answer digits(WindowsHost host, String name) {
        return Answer.value(host, CURRENT_VERSION, name).trimmed().number();
    }

    /**
     * Whether network settings are laid out as since Windows 2000 (interface GUIDs). Where the version cannot be read, the
     * layout that is there answers.
     */
    static boolean hasInterfaceGuids(WindowsHost host) {
        Reading<Value> version = version(host).reading();
        if (version instanceof Reading.Present<Value>(Value.Text(String text)) && text.matches("\\d{1,4}\\..*")) {
            return Integer.parseInt(text.substring(0, text.indexOf('.'))) >= 5;
        }
        return host.registry().subkeys(TcpipProbe.PARAMETERS.child("Interfaces")) instanceof Reading.Present;
    }
}
